"""Refusals in the form each protocol has for them, so that every SDK reports them as AWS's."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4
from xml.sax.saxutils import escape

from .incoming import Call

JSON_PROTOCOLS = ("json", "rest-json", "smithy-rpc-v2-cbor")


@dataclass(frozen=True)
class Refusal:
    """`kind` is denied, unknown (credentials), missing (credentials), expired or invalid (parameters)."""

    kind: str
    message: str


UNKNOWN = Refusal("unknown", "The security token included in the request is invalid.")
EXPIRED = Refusal("expired", "The security token included in the request is expired")
MISSING = Refusal("missing", "Missing Authentication Token")

# (status, error code) by kind and form.
_CODES = {
    "query": {
        "denied": (403, "AccessDenied"),
        "unknown": (403, "InvalidClientTokenId"),
        "missing": (403, "MissingAuthenticationToken"),
        "expired": (403, "ExpiredToken"),
        "invalid": (400, "ValidationError"),
    },
    "ec2": {
        "denied": (403, "UnauthorizedOperation"),
        "unknown": (401, "AuthFailure"),
        "missing": (403, "MissingAuthenticationToken"),
        "expired": (400, "RequestExpired"),
        "invalid": (400, "InvalidParameterValue"),
    },
    "s3": {
        "denied": (403, "AccessDenied"),
        "unknown": (403, "InvalidAccessKeyId"),
        "missing": (403, "AccessDenied"),
        "expired": (400, "ExpiredToken"),
        "invalid": (400, "InvalidArgument"),
    },
    "json": {
        "denied": (400, "AccessDeniedException"),
        "unknown": (400, "UnrecognizedClientException"),
        "missing": (400, "MissingAuthenticationTokenException"),
        "expired": (400, "ExpiredTokenException"),
        "invalid": (400, "ValidationException"),
    },
}


def respond(call: Call, refusal: Refusal, start_response: Any) -> Iterable[bytes]:
    form = _form(call)
    status, code = _CODES[form][refusal.kind]
    if call.service == "sns" and refusal.kind == "denied":
        code = "AuthorizationError"
    headers = [("x-amzn-requestid", str(uuid4()))]
    if form == "json":
        body, content_type = _json(code, refusal.message), "application/x-amz-json-1.1"
        headers.append(("x-amzn-errortype", code))
        if _protocol(call) == "rest-json":
            status, content_type = 403, "application/json"
    else:
        body, content_type = _xml(form, code, refusal.message), "text/xml"
    if call.http.method == "HEAD":
        body = b""
    headers += [("Content-Type", content_type), ("Content-Length", str(len(body)))]
    start_response(f"{status} Refused", headers)
    return [body]


def _protocol(call: Call) -> str:
    """The protocol of this request: some services answer to several."""
    if call.http.headers.get("X-Amz-Target"):
        return "json"
    if call.operation is None:
        return "rest-xml" if call.service == "s3" else "query"
    metadata = call.operation.model.service_model.metadata
    protocols = [metadata["protocol"], *metadata.get("protocols", ())]
    if call.http.mimetype == "application/x-www-form-urlencoded":
        return next((one for one in ("ec2", "query") if one in protocols), protocols[0])
    return protocols[0]


def _form(call: Call) -> str:
    protocol = _protocol(call)
    if protocol in JSON_PROTOCOLS:
        return "json"
    return "s3" if call.credential.signing_name == "s3" else protocol if protocol == "ec2" else "query"


def _json(code: str, message: str) -> bytes:
    return json.dumps({"__type": code, "message": message, "Message": message}).encode()


def _xml(form: str, code: str, message: str) -> bytes:
    error, identifier = f"<Code>{code}</Code><Message>{escape(message)}</Message>", uuid4()
    if form == "s3":
        return f"<Error>{error}<RequestId>{identifier}</RequestId></Error>".encode()
    if form == "ec2":
        return (
            f"<Response><Errors><Error>{error}</Error></Errors><RequestID>{identifier}</RequestID></Response>".encode()
        )
    request = f"<RequestId>{identifier}</RequestId>"
    return f"<ErrorResponse><Error><Type>Sender</Type>{error}</Error>{request}</ErrorResponse>".encode()
