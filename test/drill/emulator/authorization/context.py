"""The condition keys of a call, besides those that describe the caller.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html and, per service,
https://docs.aws.amazon.com/service-authorization/latest/reference/
"""

import math
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from moto.iam.models import IAMBackend, iam_backends

from . import resources_ec2, sharing
from .arns import Where
from .identity import Identity
from .incoming import Call
from .organization import membership
from .requirements import Requirement, passed_to

Keys = dict[str, tuple[str, ...]]

INSECURE_HEADER = "X-Firebreak-Insecure"
"""A drill marks a call with this to have it judged as if it had come without TLS, which the emulator does not speak."""

_PARAMETERS = {
    "ec2": {"Encrypted": "ec2:Encrypted", "VpcId": "ec2:VpcID", "AvailabilityZone": "ec2:AvailabilityZone"},
    "iam": {
        "PolicyArn": "iam:PolicyARN",
        "AWSServiceName": "iam:AWSServiceName",
        "PermissionsBoundary": "iam:PermissionsBoundary",
    },
    "kms": {
        "PendingWindowInDays": "kms:ScheduleKeyDeletionPendingWindowInDays",
        "BypassPolicyLockoutSafetyCheck": "kms:BypassPolicyLockoutSafetyCheck",
    },
    "lambda": {
        "AuthType": "lambda:FunctionUrlAuthType",
        "FunctionUrlAuthType": "lambda:FunctionUrlAuthType",
        "Principal": "lambda:Principal",
    },
    "organizations": {
        "Type": "organizations:PolicyType",
        "PolicyType": "organizations:PolicyType",
        "Filter": "organizations:PolicyType",
        "ServicePrincipal": "organizations:ServicePrincipal",
    },
    "s3": {
        "ACL": "s3:x-amz-acl",
        "CopySource": "s3:x-amz-copy-source",
        "Delimiter": "s3:delimiter",
        "MaxKeys": "s3:max-keys",
        "ObjectLockLegalHoldStatus": "s3:object-lock-legal-hold",
        "ObjectLockMode": "s3:object-lock-mode",
        "Prefix": "s3:prefix",
        "SSEKMSKeyId": "s3:x-amz-server-side-encryption-aws-kms-key-id",
        "ServerSideEncryption": "s3:x-amz-server-side-encryption",
        "StorageClass": "s3:x-amz-storage-class",
        "VersionId": "s3:VersionId",
    },
    "sns": {"Endpoint": "sns:Endpoint", "Protocol": "sns:Protocol"},
    "sts": {
        "ExternalId": "sts:ExternalId",
        "RoleSessionName": "sts:RoleSessionName",
        "SourceIdentity": "sts:SourceIdentity",
    },
}


def keys(call: Call, identity: Identity, needed: Requirement, owner: str | None, *, mfa: bool) -> Keys:
    """`mfa`: the call itself carries a valid second factor, which counts as if the session had it."""
    found = {
        **identity.keys,
        **_request(call),
        **_owner(owner, call.partition),
        **_tags(call),
        **_service(call, identity),
    }
    if mfa:
        found |= {"aws:multifactorauthpresent": ("true",), "aws:multifactorauthage": ("0",)}
    if needed.action == "iam:PassRole":
        found["iam:passedtoservice"] = (passed_to(call) or "",)
    for name, value in _resource_tags(needed, Where(call.partition, call.credential.region, owner or "")).items():
        for prefix in ("aws", needed.action.partition(":")[0]):
            found[f"{prefix}:resourcetag/{name}".lower()] = (value,)
    return found


def _request(call: Call) -> Keys:
    now = datetime.now(UTC)
    secure = call.http.headers.get(INSECURE_HEADER) != "1"
    found = {
        "aws:currenttime": (now.strftime("%Y-%m-%dT%H:%M:%SZ"),),
        "aws:epochtime": (str(int(now.timestamp())),),
        "aws:principalisawsservice": ("false",),
        "aws:requestedregion": (call.credential.region,),
        "aws:securetransport": (str(secure).lower(),),
        "aws:sourceip": (call.http.remote_addr or "127.0.0.1",),
        "aws:viaawsservice": ("false",),
    }
    if call.http.user_agent.string:
        found["aws:useragent"] = (call.http.user_agent.string,)
    return found


def _owner(owner: str | None, partition: str) -> Keys:
    if owner is None:
        return {}
    found: Keys = {"aws:resourceaccount": (owner,), "s3:resourceaccount": (owner,)}
    place = membership(owner, partition)
    if place:
        found |= {"aws:resourceorgid": (place.organization_id,), "aws:resourceorgpaths": (place.path,)}
    return found


def _tags(call: Call) -> Keys:
    given = call.parameters
    sources = [given.get(name) for name in ("Tags", "tags", "TagList")]
    sources += [one.get("Tags") for one in given.get("TagSpecifications") or () if isinstance(one, dict)]
    tags = {name: value for source in sources if source for name, value in _pairs(source)}
    removed = given.get("TagKeys") or given.get("tagKeys") or ()
    names = (*tags, *(name for name in removed if isinstance(name, str)))
    found: Keys = {f"aws:requesttag/{name}".lower(): (value,) for name, value in tags.items()}
    return {**found, "aws:tagkeys": names} if names else found


def _pairs(source: Any) -> Iterator[tuple[str, str]]:
    if isinstance(source, dict):
        yield from ((name, value) for name, value in source.items() if isinstance(value, str))
    for tag in source if isinstance(source, list) else ():
        name = tag.get("Key") or tag.get("TagKey") or tag.get("key") if isinstance(tag, dict) else None
        if name:
            yield name, tag.get("Value") or tag.get("TagValue") or tag.get("value") or ""


def _service(call: Call, identity: Identity) -> Keys:
    given = call.parameters
    found: Keys = {
        key.lower(): (str(given[name]).lower() if isinstance(given[name], bool) else str(given[name]),)
        for name, key in _PARAMETERS.get(call.service, {}).items()
        if isinstance(given.get(name), str | int)
    }
    if call.service == "iam" and "PermissionsBoundary" not in given and identity.principal.account:
        found |= _present_boundary(given, iam_backends[identity.principal.account][call.partition])
    if call.service == "ec2":
        found |= sharing.keys(given)
    if call.service == "s3":
        found |= _s3(call)
    if call.service == "kms":
        found |= {
            f"kms:encryptioncontext:{name}".lower(): (value,)
            for name, value in (given.get("EncryptionContext") or {}).items()
        }
    return found


def _present_boundary(given: dict[str, Any], backend: IAMBackend) -> Keys:
    """Without one in the request the key has the boundary of the user or role that is changed."""
    role = next((one for one in list(backend.roles.values()) if one.name == given.get("RoleName")), None)
    holder = role or backend.users.get(given.get("UserName", ""))
    boundary = getattr(holder, "permissions_boundary_arn", None)
    return {"iam:permissionsboundary": (boundary,)} if boundary else {}


def _s3(call: Call) -> Keys:
    given = call.parameters
    found: Keys = {
        "s3:authtype": ("REST-QUERY-STRING" if "X-Amz-Signature" in call.http.args else "REST-HEADER",),
        "s3:signatureversion": ("AWS4-HMAC-SHA256",),
    }
    if call.http.headers.get(INSECURE_HEADER) != "1":
        found["s3:tlsversion"] = ("1.3",)
    retention = given.get("Retention") or {}
    until = given.get("ObjectLockRetainUntilDate") or retention.get("RetainUntilDate")
    rule = ((given.get("ObjectLockConfiguration") or {}).get("Rule") or {}).get("DefaultRetention") or {}
    days: int | None = None
    if isinstance(until, datetime):
        days = math.ceil((until - datetime.now(UTC).replace(tzinfo=None)).total_seconds() / 86400)
    elif rule:
        days = int(rule.get("Days") or 0) + 365 * int(rule.get("Years") or 0)
    if days is not None:
        found["s3:object-lock-remaining-retention-days"] = (str(days),)
    mode = retention.get("Mode") or rule.get("Mode")
    return {**found, "s3:object-lock-mode": (mode,)} if mode else found


def _resource_tags(needed: Requirement, where: Where) -> dict[str, str]:
    arn = needed.resource or ""
    service, account = (arn.split(":")[2], where.account) if arn.count(":") >= 5 else ("", "")
    if service == "ec2" and account:
        return resources_ec2.tags(arn, where)
    if service == "iam" and account:
        backend = iam_backends[account][where.partition]
        holders = [*list(backend.roles.values()), *list(backend.users.values())]
        found = next((one for one in holders if one.arn == arn), None)
        tags = found.tags if found else None
        return tags if isinstance(tags, dict) else {tag["Key"]: tag["Value"] for tag in tags or ()}
    return {}
