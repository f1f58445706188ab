"""Organizations: accounts that join, move and leave, all service principals and policy types.

https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services_list.html
"""

import re
from typing import Any

from moto.organizations import utils
from moto.organizations.exceptions import AWSOrganizationsNotInUseException, InvalidInputException
from moto.organizations.models import (
    FakeDelegatedAdministrator,
    FakeOrganization,
    FakePolicy,
    FakeRoot,
    FakeServiceAccess,
    OrganizationsBackend,
    organizations_backends,
)
from moto.organizations.responses import OrganizationsResponse

import organization
from models.organization_policy import resource_policies
from operations import Operations

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
    operations.corrects("CreatePolicy", "EnablePolicyType", "EnableAWSServiceAccess", "RegisterDelegatedAdministrator")
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
