"""Puts the record together, one for each account that gets it.

https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from authorization.incoming import Call

from . import names, shapes, shapes_ec2, shapes_s3, touched
from .answers import UNAUTHENTICATED, Answer, Raw, understand
from .who import Who, who

Record = dict[str, Any]


@dataclass(frozen=True)
class Begun:
    """What must be known before the call is answered: the answer may change it."""

    call: Call
    who: Who
    resources: touched.Resources
    time: datetime = field(default_factory=lambda: datetime.now(UTC))


def begin(call: Call) -> Begun | None:
    """None for what is in no log: what is no call of an API, and data events that no trail selects."""
    if call.operation is None or names.is_unselected_data_event(call):
        return None
    caller = who(call.credential)
    return Begun(call, caller, touched.touched(call, caller.account))


def records(begun: Begun, raw: Raw) -> list[Record]:
    """One for the account of the caller, and one for each other account that is concerned."""
    call = begun.call
    read_only, data = names.is_read_only(call), names.is_data_event(call)
    answer = understand(call, raw, wanted=not data and (not read_only or call.service == "sts"))
    if answer.code in UNAUTHENTICATED:
        return []
    resources = begun.resources or touched.made(call, answer.output, begun.who.account)
    request_id = answer.request_id or str(uuid4())
    common: Record = {
        "eventVersion": "1.11",
        "eventTime": begun.time.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "eventSource": names.event_source(call),
        "eventName": names.event_name(call),
        "awsRegion": names.region(call),
        "sourceIPAddress": call.http.remote_addr,
        "userAgent": call.http.user_agent.string,
        **answer.error(call.service),
        "requestParameters": shapes.limited(_request(call), "requestParameters"),
        "responseElements": shapes.limited(_response(call, answer, request_id), "responseElements"),
        **({"additionalEventData": _additional(call, raw)} if call.service == "s3" else {}),
        "requestID": request_id,
        "readOnly": read_only,
        **({"resources": resources} if resources else {}),
        "eventType": "AwsApiCall",
        "managementEvent": not data,
        "eventCategory": "Data" if data else "Management",
    }
    return _for_each(begun.who, _recipients(begun, resources, answer), common)


def _recipients(begun: Begun, resources: touched.Resources, answer: Answer) -> list[str]:
    """Whose role or key it would have been does not hear of what was refused; whose bucket it is does."""
    caller = begun.who.account
    hears = answer.code is None or begun.call.service == "s3"
    others = sorted(touched.owners(resources) - {caller}) if hears else []
    return [*([caller] if caller else []), *others]


def _for_each(caller: Who, accounts: list[str], common: Record) -> list[Record]:
    shared = {"sharedEventID": str(uuid4())} if len(accounts) > 1 else {}
    return [
        {
            **common,
            "userIdentity": caller.element if account == caller.account else caller.from_outside(),
            "eventID": str(uuid4()),
            "recipientAccountId": account,
            **shared,
        }
        for account in accounts
    ]


def _request(call: Call) -> Record:
    model = call.operation.model if call.operation else None
    if call.service == "s3":
        return shapes_s3.request(call.parameters, model.input_shape if model else None, call.http.host)
    if model is None or model.input_shape is None:
        return {}
    if call.service == "ec2":
        return shapes_ec2.request(call.name, call.parameters, model.input_shape)
    found: Record = shapes.plain(call.parameters, model.input_shape, hide=True)
    return found


def _response(call: Call, answer: Answer, request_id: str) -> Record | None:
    """Of what changes something, and of STS, whose answers are new credentials."""
    if answer.code is not None or call.operation is None or call.service == "s3":
        return None
    if names.is_read_only(call) and "Credentials" not in answer.output:
        return None
    shape = call.operation.model.output_shape
    if call.service == "ec2":
        return shapes_ec2.answer(answer.output, shape, request_id)
    return shapes.plain(answer.output, shape, hide=False) if shape and answer.output else None


def _additional(call: Call, raw: Raw) -> Record:
    return {
        "SignatureVersion": "SigV4",
        "AuthenticationMethod": "QueryString" if "X-Amz-Signature" in call.http.args else "AuthHeader",
        "bytesTransferredIn": float(call.http.content_length or 0),
        "bytesTransferredOut": float(raw.size()),
    }
