"""Security Hub: administration of an organization.

https://docs.aws.amazon.com/securityhub/latest/userguide/designate-orgs-admin-account.html
"""

from moto.organizations.models import FakeAccount, OrganizationsBackend
from moto.securityhub.responses import SecurityHubResponse

import organization
from delegation import Delegation
from models import hubs
from operations import Call, Operations, ServiceError

operations = Operations("securityhub", SecurityHubResponse)
delegation = Delegation("securityhub", "securityhub.amazonaws.com", "AccessDeniedException", "InvalidInputException")


@operations.answers("EnableOrganizationAdminAccount")
def enable_organization_admin_account(call: Call) -> dict:
    delegation.enable(call, call.params["AdminAccountId"])
    return {"AdminAccountId": call.params["AdminAccountId"]}


@operations.answers("ListOrganizationAdminAccounts")
def list_organization_admin_accounts(call: Call) -> dict:
    return {"AdminAccounts": [{"AccountId": account, "Status": "ENABLED"} for account in delegation.list(call)]}


@operations.answers("DisableOrganizationAdminAccount")
def disable_organization_admin_account(call: Call) -> None:
    delegation.disable(call, call.params["AdminAccountId"])


@operations.answers("DescribeOrganizationConfiguration")
def describe_organization_configuration(call: Call) -> dict:
    delegation.require_administrator(call)
    hub = hubs.of(call)
    return {
        "AutoEnable": hub.auto_enable,
        "AutoEnableStandards": hub.auto_enable_standards,
        "MemberAccountLimitReached": False,
        "OrganizationConfiguration": {"ConfigurationType": hub.configuration_type, "Status": "ENABLED"},
    }


@operations.answers("UpdateOrganizationConfiguration")
def update_organization_configuration(call: Call) -> None:
    """https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_UpdateOrganizationConfiguration.html"""
    delegation.require_administrator(call)
    hub, auto_enable = hubs.of(call), call.params["AutoEnable"]
    standards = call.params.get("AutoEnableStandards", hub.auto_enable_standards)
    kind = call.params.get("OrganizationConfiguration", {}).get("ConfigurationType", hub.configuration_type)
    if kind == "CENTRAL":
        if auto_enable or standards != "NONE":
            raise ServiceError(
                "InvalidInputException",
                "With central configuration AutoEnable must be false and AutoEnableStandards NONE.",
            )
        if hub.aggregator is None:
            raise ServiceError("InvalidInputException", "Central configuration needs a finding aggregator.")
    hub.auto_enable, hub.auto_enable_standards, hub.configuration_type = auto_enable, standards, kind


def _move(backend: OrganizationsBackend, account: FakeAccount) -> None:
    """Security Hub is enabled in new accounts where the administrator chose so; existing accounts are left alone."""
    for administrator, region, hub in list(hubs.hubs.iter_backends()):
        joined = hubs.hubs[account.id][region]
        if hub.auto_enable and joined.subscribed_at is None:
            if delegation.administrator(account.id, region) == administrator:
                joined.enable(hub.auto_enable_standards == "DEFAULT")


def install() -> None:
    operations.install()
    organization.on_move(_move)
