"""Organizations: delegation by resource policy, the organization as its members see it, all service principals and policy types.

https://docs.aws.amazon.com/organizations/latest/userguide/orgs_delegate_policies.html
"""

import json
import re
from typing import Any

from moto.core.base_backend import BackendDict, BaseBackend
from moto.organizations import utils
from moto.organizations.exceptions import AWSOrganizationsNotInUseException, InvalidInputException
from moto.organizations.models import (
    FakeAccount,
    FakeDelegatedAdministrator,
    FakeOrganization,
    FakePolicy,
    FakeRoot,
    FakeServiceAccess,
    OrganizationsBackend,
    organizations_backends,
)
from moto.organizations.responses import OrganizationsResponse
from moto.utilities.utils import PARTITION_NAMES

import caller
import organization
from operations import Call, Operations, ServiceError
from resource_policy import allows

operations = Operations("organizations", OrganizationsResponse)

# https://docs.aws.amazon.com/organizations/latest/APIReference/API_EnablePolicyType.html
POLICY_TYPES = {
    "AISERVICES_OPT_OUT_POLICY": "aiservices_opt_out_policy",
    "BACKUP_POLICY": "backup_policy",
    "CHATBOT_POLICY": "chatbot_policy",
    "DECLARATIVE_POLICY_EC2": "declarative_policy_ec2",
    "RESOURCE_CONTROL_POLICY": "resource_control_policy",
    "SECURITYHUB_POLICY": "securityhub_policy",
    "SERVICE_CONTROL_POLICY": "service_control_policy",
    "TAG_POLICY": "tag_policy",
}
SERVICE_PRINCIPAL = re.compile(r"[a-z0-9.-]+\.amazonaws\.com")

# Any member may ask these; all others need the management account or a delegation.
# https://docs.aws.amazon.com/organizations/latest/userguide/orgs_permissions_overview.html
FOR_ANY_MEMBER = {"DescribeOrganization"}
FOR_DELEGATED_ADMINISTRATORS = re.compile(r"^(List|Describe)")
NEVER_DELEGATED = {"PutResourcePolicy", "DeleteResourcePolicy"}


class ResourcePolicy(BaseBackend):
    """Kept under the management account."""

    def __init__(self, region_name: str, account_id: str):
        super().__init__(region_name, account_id)
        self.content: str | None = None
        self.tags: dict[str, str] = {}
        self.id = f"rp-{account_id[-8:]}fb"


resource_policies = BackendDict(
    ResourcePolicy, "organizations", use_boto3_regions=False, additional_regions=PARTITION_NAMES
)


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
    resources, context = _resources(response, backend)
    return allows(json.loads(policy), response.current_account, f"organizations:{operation}", resources, context)


def _resources(response: OrganizationsResponse, backend: OrganizationsBackend) -> tuple[list[str], dict[str, str]]:
    """ARNs the request names, and the condition keys."""
    params = response.request_params
    named = [value for key, value in params.items() if key.endswith("Id") and isinstance(value, str)]
    known = [item for item in [*backend.accounts, *backend.ou, *backend.policies] if item.id in named]
    context = {**caller.condition_keys(response), "organizations:PolicyType": params.get("Type") or params.get("PolicyType") or params.get("Filter")}
    for item in known:
        if isinstance(item, FakePolicy):
            context["organizations:PolicyType"] = item.type
            context.update({f"aws:ResourceTag/{key}": value for key, value in item.tags.items()})
    context.update({f"aws:RequestTag/{tag['Key']}": tag["Value"] for tag in params.get("Tags", [])})
    return [item.arn for item in known], {key: value for key, value in context.items() if value}


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


_stock_create_account = OrganizationsBackend.create_account
_stock_move_account = OrganizationsBackend.move_account
_stock_close_account = OrganizationsBackend.close_account
_stock_remove_account = OrganizationsBackend.remove_account_from_organization
_stock_delete_organization = OrganizationsBackend.delete_organization
_stock_policy_init = FakePolicy.__init__


def _create_account(backend: OrganizationsBackend, **kwargs: Any) -> dict[str, Any]:
    status = _stock_create_account(backend, **kwargs)
    organization.announce(backend, backend.accounts[-1])
    return status


def _move_account(backend: OrganizationsBackend, **kwargs: Any) -> None:
    _stock_move_account(backend, **kwargs)
    organization.announce(backend, backend.get_account_by_id(kwargs["AccountId"]))


def _close_account(backend: OrganizationsBackend, **kwargs: Any) -> None:
    _stock_close_account(backend, **kwargs)
    organization.announce(backend, backend.get_account_by_id(kwargs["AccountId"]))


def _remove_account(backend: OrganizationsBackend, **kwargs: Any) -> None:
    account = backend.get_account_by_id(kwargs["AccountId"])
    _stock_remove_account(backend, **kwargs)
    backend.admins = [admin for admin in backend.admins if admin.account is not account]
    organization.announce(backend, account)


def _delete_organization(backend: OrganizationsBackend) -> None:
    """Closed accounts do not keep an organization alive, and its resource policy goes with it."""
    for account in [account for account in backend.accounts if account.status == "SUSPENDED"]:
        backend.accounts.remove(account)
        organizations_backends.master_accounts.pop(account.id, None)
    _stock_delete_organization(backend)
    resource_policies[backend.account_id][backend.partition].reset()


def _policy_init(policy: FakePolicy, org: FakeOrganization | None, **kwargs: Any) -> None:
    """moto knows the ARNs of some policy types only."""
    if org is None:
        raise AWSOrganizationsNotInUseException
    policy_type = kwargs.get("Type", "")
    if policy_type not in POLICY_TYPES:
        raise InvalidInputException("You specified an invalid value.")
    _stock_policy_init(policy, org, **{**kwargs, "Type": "SERVICE_CONTROL_POLICY"})
    policy.type = policy_type
    policy._arn_format = utils.SCP_ARN_FORMAT.replace("service_control_policy", POLICY_TYPES[policy_type])


def install() -> None:
    operations.install()
    operations.corrects("CreatePolicy", "EnablePolicyType", "EnableAWSServiceAccess", "RegisterDelegatedAdministrator")
    OrganizationsResponse.organizations_backend = property(_backend_for)
    OrganizationsBackend._get_resource_for_tagging = _tagged
    OrganizationsBackend.create_account = _create_account
    OrganizationsBackend.move_account = _move_account
    OrganizationsBackend.close_account = _close_account
    OrganizationsBackend.remove_account_from_organization = _remove_account
    OrganizationsBackend.delete_organization = _delete_organization
    FakePolicy.__init__ = _policy_init
    FakePolicy.SUPPORTED_POLICY_TYPES = FakeRoot.SUPPORTED_POLICY_TYPES = list(POLICY_TYPES)
    FakeServiceAccess.trusted_service = staticmethod(_is_service_principal)
    FakeDelegatedAdministrator.supported_service = staticmethod(_is_service_principal)


def _is_service_principal(name: str) -> bool:
    """moto's list of integrated services is older than the services'."""
    return SERVICE_PRINCIPAL.fullmatch(name) is not None
