"""GuardDuty: administration of an organization.

https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_organizations.html
"""

from moto.core.base_backend import BackendDict, BaseBackend
from moto.guardduty.models import guardduty_backends
from moto.guardduty.responses import GuardDutyResponse
from moto.organizations.models import FakeAccount, OrganizationsBackend

import organization
from delegation import Delegation
from models import detectors
from operations import Call, Operations, ServiceError

operations = Operations("guardduty", GuardDutyResponse)
delegation = Delegation("guardduty", "guardduty.amazonaws.com", "BadRequestException", "BadRequestException")


class Choices(BaseBackend):
    """The choices of the delegated administrator; kept under its account."""

    def __init__(self, region_name: str, account_id: str):
        super().__init__(region_name, account_id)
        self.members = "NONE"
        self.features: dict[str, dict] = {}


organizations = BackendDict(Choices, "guardduty")


@operations.answers("EnableOrganizationAdminAccount")
def enable_organization_admin_account(call: Call) -> None:
    """Also enables GuardDuty in the administrator's account and the current Region:
    https://docs.aws.amazon.com/guardduty/latest/ug/organizations_permissions.html"""
    delegation.enable(call, call.params["AdminAccountId"])
    detectors.enable(call.params["AdminAccountId"], call.region)


@operations.answers("ListOrganizationAdminAccounts")
def list_organization_admin_accounts(call: Call) -> dict:
    accounts = delegation.list(call)
    return {"AdminAccounts": [{"AdminAccountId": account, "AdminStatus": "ENABLED"} for account in accounts]}


@operations.answers("DisableOrganizationAdminAccount")
def disable_organization_admin_account(call: Call) -> None:
    delegation.disable(call, call.params["AdminAccountId"])


@operations.answers("DescribeOrganizationConfiguration")
def describe_organization_configuration(call: Call) -> dict:
    detectors.of(call)
    delegation.require_administrator(call)
    choices = organizations[call.account][call.region]
    chosen = {"AutoEnable": choices.features.get("S3_DATA_EVENTS", {}).get("AutoEnable", "NONE") != "NONE"}
    return {
        "AutoEnable": choices.members != "NONE",
        "AutoEnableOrganizationMembers": choices.members,
        "MemberAccountLimitReached": False,
        "DataSources": {"S3Logs": chosen},
        "Features": list(choices.features.values()),
    }


@operations.answers("UpdateOrganizationConfiguration")
def update_organization_configuration(call: Call) -> None:
    """https://docs.aws.amazon.com/guardduty/latest/APIReference/API_UpdateOrganizationConfiguration.html"""
    detectors.of(call)
    delegation.require_administrator(call)
    members, enabled = call.params.get("AutoEnableOrganizationMembers"), call.params.get("AutoEnable")
    if members is not None and enabled is not None:
        raise ServiceError(
            "BadRequestException", "Provide a value for either autoEnableOrganizationMembers or autoEnable, not both."
        )
    choices = organizations[call.account][call.region]
    choices.members = members or choices.members if enabled is None else "NEW" if enabled else "NONE"
    choices.features.update({feature["Name"]: feature for feature in call.params.get("Features", [])})
    if {"EKS_RUNTIME_MONITORING", "RUNTIME_MONITORING"} <= choices.features.keys():
        raise ServiceError(
            "BadRequestException", "Specify either EKS_RUNTIME_MONITORING or RUNTIME_MONITORING, not both."
        )
    if choices.members == "ALL":
        for member in _members(call):
            detectors.enable(member, call.region)


@operations.answers("ListMembers")
def list_members(call: Call) -> dict:
    detectors.of(call)
    delegation.require_administrator(call)
    members = []
    for account in _members(call):
        for detector in guardduty_backends[account][call.region].detectors.values():
            email = organization.of(account).get_account_by_id(account).email
            members.append(
                {
                    "AccountId": account,
                    "AdministratorId": call.account,
                    "MasterId": call.account,
                    "DetectorId": detector.id,
                    "Email": email,
                    "RelationshipStatus": "Enabled",
                    "UpdatedAt": detectors.text(detector.updated_at),
                }
            )
    return {"Members": members}


def _members(call: Call) -> list[str]:
    accounts = [member.id for member in organization.of(call.account).accounts if member.status == "ACTIVE"]
    return [account for account in accounts if account != call.account]


def _move(backend: OrganizationsBackend, account: FakeAccount) -> None:
    """New members get a detector in every Region where the administrator chose NEW or ALL."""
    for administrator, region, choices in list(organizations.iter_backends()):
        if choices.members != "NONE" and delegation.administrator(account.id, region) == administrator:
            detectors.enable(account.id, region)


def install() -> None:
    operations.install()
    organization.on_move(_move)
