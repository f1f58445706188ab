from typing import Any

from moto.iam.models import IAMBackend, iam_backends

from .arns import Where
from .organization import membership

_POLICY_OF_ANOTHER = (
    "AttachUserPolicy",
    "AttachRolePolicy",
    "AttachGroupPolicy",
    "DetachUserPolicy",
    "DetachRolePolicy",
    "DetachGroupPolicy",
)


def iam(operation: str, given: dict[str, Any], where: Where) -> list[str]:
    """The user, role or group a call changes; a managed policy only where it is the thing changed and not the thing
    attached."""
    backend = iam_backends[where.account][where.partition]
    if operation in ("CreatePolicy", "CreateOpenIDConnectProvider", "CreateSAMLProvider"):
        return [_created(operation, given, where)]
    if given.get("PolicyArn") and operation not in _POLICY_OF_ANOTHER:
        return [given["PolicyArn"]]
    for parameter, kind in (
        ("UserName", "user"),
        ("RoleName", "role"),
        ("GroupName", "group"),
        ("InstanceProfileName", "instance-profile"),
    ):
        if parameter == "UserName" and operation in ("AddUserToGroup", "RemoveUserFromGroup"):
            continue
        if given.get(parameter):
            return [
                where.global_arn(
                    "iam", f"{kind}{_path(backend, kind, given[parameter], given.get('Path'))}{given[parameter]}"
                )
            ]
    if given.get("AWSServiceName"):
        return [where.global_arn("iam", f"role/aws-service-role/{given['AWSServiceName']}/*")]
    return [given[name] for name in ("SAMLProviderArn", "OpenIDConnectProviderArn", "SerialNumber") if given.get(name)]


def _created(operation: str, given: dict[str, Any], where: Where) -> str:
    kinds = {
        "CreatePolicy": f"policy{given.get('Path') or '/'}{given.get('PolicyName')}",
        "CreateOpenIDConnectProvider": f"oidc-provider/{str(given.get('Url')).partition('://')[2]}",
        "CreateSAMLProvider": f"saml-provider/{given.get('Name')}",
    }
    return where.global_arn("iam", kinds[operation])


def _path(backend: IAMBackend, kind: str, name: str, wanted: str | None) -> str:
    holders: dict[str, list[Any]] = {
        "user": list(backend.users.values()),
        "role": list(backend.roles.values()),
        "group": list(backend.groups.values()),
        "instance-profile": list(backend.instance_profiles.values()),
    }
    return next((one.path or "/" for one in holders[kind] if one.name == name), wanted or "/")


def organizations(operation: str, given: dict[str, Any], where: Where) -> list[str]:
    """Policies, roots, units and accounts by their ids. A policy that is being created has an ARN, but no id yet."""
    place = membership(where.account, where.partition)
    if place is None:
        return []
    backend = place.backend
    if operation == "CreatePolicy":
        kind = f"policy/{backend.org.id}/{str(given.get('Type')).lower()}/p-new"
        return [f"arn:{where.partition}:organizations::{backend.account_id}:{kind}"]
    by_id = {one.id: one.arn for one in [*backend.policies, *backend.ou, *backend.accounts]}
    named = [value for value in given.values() if isinstance(value, str) and value in by_id]
    return [by_id[value] for value in dict.fromkeys(named)]


def sts(_operation: str, given: dict[str, Any], _where: Where) -> list[str]:
    return [given["RoleArn"]] if given.get("RoleArn") else []
