"""Organizations: its resource policy, and what member accounts may do because of it.

https://docs.aws.amazon.com/organizations/latest/userguide/orgs_delegate_policies.html
"""

import json
import re
from typing import Any

from moto.organizations.models import FakePolicy, OrganizationsBackend, organizations_backends
from moto.organizations.responses import OrganizationsResponse

import caller
import organization
from models.organization_policy import ResourcePolicy, resource_policies
from operations import Call, Operations, ServiceError
from resource_policy import allows

operations = Operations("organizations", OrganizationsResponse)

# Any member may ask these; all others need the management account or a delegation.
# https://docs.aws.amazon.com/organizations/latest/userguide/orgs_permissions_overview.html
FOR_ANY_MEMBER = {"DescribeOrganization"}
FOR_DELEGATED_ADMINISTRATORS = re.compile(r"^(List|Describe)")
NEVER_DELEGATED = {"PutResourcePolicy", "DeleteResourcePolicy"}


def _backend_for(response: OrganizationsResponse) -> OrganizationsBackend:
    """The organization the caller may act on: its own, or the one that delegated the operation to it."""
    account = response.current_account
    own = organizations_backends[account][response.partition]
    shared = organization.of(account)
    operation = response._get_action()
    if shared is None or shared is own or operation in FOR_ANY_MEMBER | {"CreateOrganization"}:
        return own
    if operation not in NEVER_DELEGATED:
        if FOR_DELEGATED_ADMINISTRATORS.match(operation) and organization.delegated_services(account):
            return shared
        if _delegated(response, shared, operation):
            return shared
    raise ServiceError("AccessDeniedException", "You don't have permissions to access this resource.")


def _delegated(response: OrganizationsResponse, backend: OrganizationsBackend, operation: str) -> bool:
    policy = resource_policies[backend.account_id][backend.partition].content
    if policy is None:
        return False
    return all(
        allows(json.loads(policy), response.current_account, f"organizations:{operation}", resources, context)
        for resources, context in _resources(response, backend, operation)
    )


def _resources(
    response: OrganizationsResponse, backend: OrganizationsBackend, operation: str
) -> list[tuple[list[str], dict[str, str]]]:
    """What the request is about, each with the condition keys that concern it: AWS authorises each by itself, so the tags of
    a policy say nothing about the account it is attached to. A policy that is being created has an ARN, but no id yet."""
    params = response.request_params
    named = [value for key, value in params.items() if key.endswith("Id") and isinstance(value, str)]
    known = [item for item in [*backend.accounts, *backend.ou, *backend.policies] if item.id in named]
    policy_type = params.get("Type") or params.get("PolicyType") or params.get("Filter")
    context = {**caller.condition_keys(response), "organizations:PolicyType": policy_type}
    context["organizations:PolicyType"] = next((item.type for item in known if isinstance(item, FakePolicy)), policy_type)
    context.update({f"aws:RequestTag/{tag['Key']}": tag["Value"] for tag in params.get("Tags", [])})
    context = {key: value for key, value in context.items() if value}
    if operation == "CreatePolicy":
        kind = f"policy/{backend.org.id}/{str(policy_type).lower()}"
        return [([f"arn:{response.partition}:organizations::{backend.account_id}:{kind}/p-new"], context)]
    return [([item.arn], context | _tags(item)) for item in known] or [([], context)]


def _tags(item: Any) -> dict[str, str]:
    tags = item.tags if isinstance(item, FakePolicy) else {}
    return {f"aws:ResourceTag/{key}": value for key, value in tags.items()}


@operations.answers("PutResourcePolicy")
def put_resource_policy(call: Call) -> dict:
    backend = _managed(call)
    try:
        statements = json.loads(call.params["Content"])["Statement"]
    except (ValueError, KeyError, TypeError):
        raise ServiceError("InvalidInputException", "The provided policy document is not valid.") from None
    if not statements:
        raise ServiceError("InvalidInputException", "The provided policy document has no statement.")
    policy = resource_policies[call.account][call.partition]
    policy.content = call.params["Content"]
    policy.tags.update({tag["Key"]: tag["Value"] for tag in call.params.get("Tags", [])})
    return {"ResourcePolicy": _describe(backend, policy)}


@operations.answers("DescribeResourcePolicy")
def describe_resource_policy(call: Call) -> dict:
    backend = organization.of(call.account)
    if backend is None:
        raise ServiceError("AWSOrganizationsNotInUseException", "Your account is not a member of an organization.")
    return {"ResourcePolicy": _describe(backend, _existing(backend))}


@operations.answers("DeleteResourcePolicy")
def delete_resource_policy(call: Call) -> None:
    policy = _existing(_managed(call))
    policy.content, policy.tags = None, {}


def _managed(call: Call) -> OrganizationsBackend:
    if not organization.is_management(call.account):
        raise ServiceError("AccessDeniedException", "You don't have permissions to access this resource.")
    return organization.of(call.account)


def _existing(backend: OrganizationsBackend) -> ResourcePolicy:
    policy = resource_policies[backend.account_id][backend.partition]
    if policy.content is None:
        raise ServiceError("ResourcePolicyNotFoundException", "We can't find a resource policy request.")
    return policy


def _describe(backend: OrganizationsBackend, policy: ResourcePolicy) -> dict:
    arn = f"arn:{backend.partition}:organizations::{backend.account_id}:resourcepolicy/{backend.org.id}/{policy.id}"
    return {"ResourcePolicySummary": {"Id": policy.id, "Arn": arn}, "Content": policy.content}


_stock_tagged = OrganizationsBackend._get_resource_for_tagging


def _tagged(backend: OrganizationsBackend, resource_id: str) -> Any:
    """The resource policy can be tagged too."""
    policy = resource_policies[backend.account_id][backend.partition]
    return policy if resource_id == policy.id else _stock_tagged(backend, resource_id)


def install() -> None:
    operations.install()
    OrganizationsResponse.organizations_backend = property(_backend_for)
    OrganizationsBackend._get_resource_for_tagging = _tagged
