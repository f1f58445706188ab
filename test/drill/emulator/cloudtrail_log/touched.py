"""The resources element, for the calls that CloudTrail writes one for, and whose the resources are."""

from typing import Any

from authorization.arns import Where, account_of
from authorization.incoming import Call
from authorization.resources import named
from authorization.target import owner

Resources = list[dict[str, str]]

_TYPES = {"kms": "AWS::KMS::Key", "secretsmanager": "AWS::SecretsManager::Secret", "sts": "AWS::IAM::Role"}


def touched(call: Call, caller: str | None) -> Resources:
    """Asked before the call is answered: afterwards the resource may be gone."""
    where = Where(call.partition, call.credential.region, caller or "")
    if call.service == "s3":
        return _s3(call, caller, where)
    kind = "AWS::Lambda::Function" if (call.service, call.name) == ("lambda", "Invoke") else _TYPES.get(call.service)
    arns = named(call, where) if kind else []
    # A secret that is being made has no ARN yet.
    return [_resource(arn, account_of(arn) or caller, kind) for arn in arns if kind and not arn.endswith("*")]


def made(call: Call, output: dict[str, Any], caller: str | None) -> Resources:
    """A new key has its ARN from the answer."""
    arn = output.get("KeyMetadata", {}).get("Arn") if call.service == "kms" else None
    return [_resource(arn, caller, _TYPES["kms"])] if arn else []


def owners(resources: Resources) -> set[str]:
    return {one["accountId"] for one in resources if "accountId" in one}


def _s3(call: Call, caller: str | None, where: Where) -> Resources:
    name = call.parameters.get("Bucket")
    if not name:
        return []
    bucket = f"arn:{where.partition}:s3:::{name}"
    objects = [one for one in named(call, where) if one != bucket]
    # The object's entry names no account.
    return [
        *({"type": "AWS::S3::Object", "ARN": arn} for arn in objects),
        _resource(bucket, owner(bucket, caller), "AWS::S3::Bucket"),
    ]


def _resource(arn: str, account: str | None, kind: str) -> dict[str, str]:
    return {**({"accountId": account} if account else {}), "type": kind, "ARN": arn}
