"""Security Hub: the hub's settings, standards, finding aggregation, administration of an organization.

https://docs.aws.amazon.com/securityhub/latest/userguide/designate-orgs-admin-account.html
"""

from datetime import datetime, timezone
from uuid import uuid4

from moto.core.base_backend import BackendDict, BaseBackend
from moto.organizations.models import FakeAccount, OrganizationsBackend
from moto.securityhub import urls
from moto.securityhub.responses import SecurityHubResponse

import organization
import routes
from delegation import Delegation
from operations import Call, Operations, ServiceError

operations = Operations("securityhub", SecurityHubResponse)
delegation = Delegation("securityhub", "securityhub.amazonaws.com", "AccessDeniedException", "InvalidInputException")

# https://docs.aws.amazon.com/securityhub/latest/userguide/enable-standards.html
DEFAULT_STANDARDS = (
    "arn:{partition}:securityhub:{region}::standards/aws-foundational-security-best-practices/v/1.0.0",
    "arn:{partition}:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0",
)
LINKING_MODES = ("ALL_REGIONS", "ALL_REGIONS_EXCEPT_SPECIFIED", "SPECIFIED_REGIONS", "NO_REGIONS")


class Hub(BaseBackend):
    def __init__(self, region_name: str, account_id: str):
        super().__init__(region_name, account_id)
        self.arn = f"arn:{self.partition}:securityhub:{region_name}:{account_id}:hub/default"
        self.subscribed_at: str | None = None
        self.auto_enable_controls = True
        self.control_finding_generator = "SECURITY_CONTROL"
        self.tags: dict[str, str] = {}
        self.standards: dict[str, dict] = {}
        self.aggregator: dict | None = None
        self.auto_enable = False
        self.auto_enable_standards = "DEFAULT"
        self.configuration_type = "LOCAL"

    def enable(self, with_default_standards: bool = True) -> None:
        self.subscribed_at = datetime.now(timezone.utc).isoformat()
        if with_default_standards:
            for template in DEFAULT_STANDARDS:
                self.add_standard(template.format(partition=self.partition, region=self.region_name), {})

    def add_standard(self, standard_arn: str, inputs: dict[str, str]) -> dict:
        name = standard_arn.split("/", 1)[1]
        subscription = {
            "StandardsSubscriptionArn": (
                f"arn:{self.partition}:securityhub:{self.region_name}:{self.account_id}:subscription/{name}"
            ),
            "StandardsArn": standard_arn,
            "StandardsInput": inputs,
            "StandardsStatus": "READY",
        }
        self.standards[subscription["StandardsSubscriptionArn"]] = subscription
        return subscription


hubs = BackendDict(Hub, "securityhub")


def _hub(call: Call) -> Hub:
    hub = hubs[call.account][call.region]
    if hub.subscribed_at is None:
        raise ServiceError("InvalidAccessException", f"Account {call.account} is not subscribed to AWS Security Hub")
    return hub


@operations.answers("EnableSecurityHub")
def enable_security_hub(call: Call) -> None:
    hub = hubs[call.account][call.region]
    if hub.subscribed_at is not None:
        raise ServiceError("ResourceConflictException", "Account is already subscribed to Security Hub")
    hub.enable(call.params.get("EnableDefaultStandards", True))
    hub.tags = call.params.get("Tags", {})
    hub.control_finding_generator = call.params.get("ControlFindingGenerator", "SECURITY_CONTROL")


@operations.answers("DescribeHub")
def describe_hub(call: Call) -> dict:
    hub = _hub(call)
    if call.params.get("HubArn", hub.arn) != hub.arn:
        raise ServiceError("ResourceNotFoundException", f"No hub with ARN {call.params['HubArn']} was found.")
    return {
        "HubArn": hub.arn,
        "SubscribedAt": hub.subscribed_at,
        "AutoEnableControls": hub.auto_enable_controls,
        "ControlFindingGenerator": hub.control_finding_generator,
    }


@operations.answers("UpdateSecurityHubConfiguration")
def update_security_hub_configuration(call: Call) -> None:
    hub = _hub(call)
    hub.auto_enable_controls = call.params.get("AutoEnableControls", hub.auto_enable_controls)
    hub.control_finding_generator = call.params.get("ControlFindingGenerator", hub.control_finding_generator)


@operations.answers("DisableSecurityHub")
def disable_security_hub(call: Call) -> None:
    """Not for the delegated administrator: https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_DisableSecurityHub.html"""
    hub = _hub(call)
    if delegation.administrator(call.account, call.region) == call.account:
        raise ServiceError(
            "InvalidInputException", "You cannot disable Security Hub in the delegated administrator's account."
        )
    hub.reset()


@operations.answers("BatchEnableStandards")
def batch_enable_standards(call: Call) -> dict:
    hub = _hub(call)
    return {
        "StandardsSubscriptions": [
            hub.add_standard(request["StandardsArn"], request.get("StandardsInput", {}))
            for request in call.params["StandardsSubscriptionRequests"]
        ]
    }


@operations.answers("GetEnabledStandards")
def get_enabled_standards(call: Call) -> dict:
    wanted = call.params.get("StandardsSubscriptionArns")
    standards = _hub(call).standards
    return {"StandardsSubscriptions": [standards[arn] for arn in wanted or standards if arn in standards]}


@operations.answers("BatchDisableStandards")
def batch_disable_standards(call: Call) -> dict:
    standards = _hub(call).standards
    removed = [standards.pop(arn, None) for arn in call.params["StandardsSubscriptionArns"]]
    return {"StandardsSubscriptions": [{**item, "StandardsStatus": "DELETING"} for item in removed if item]}


@operations.answers("CreateFindingAggregator")
def create_finding_aggregator(call: Call) -> dict:
    """One per account: https://docs.aws.amazon.com/securityhub/latest/userguide/finding-aggregation.html"""
    hub = _hub(call)
    if any(regional.aggregator for regional in hubs[call.account].values()):
        raise ServiceError("ResourceConflictException", "A finding aggregator already exists for the account.")
    hub.aggregator = {
        "FindingAggregatorArn": hub.arn.replace("hub/default", f"finding-aggregator/{uuid4()}"),
        "FindingAggregationRegion": call.region,
        **_linking(call),
    }
    return hub.aggregator


@operations.answers("GetFindingAggregator")
def get_finding_aggregator(call: Call) -> dict:
    return _aggregator(call)


@operations.answers("UpdateFindingAggregator")
def update_finding_aggregator(call: Call) -> dict:
    aggregator = _aggregator(call)
    aggregator.pop("Regions", None)
    aggregator.update(_linking(call))
    return aggregator


@operations.answers("ListFindingAggregators")
def list_finding_aggregators(call: Call) -> dict:
    aggregator = _hub(call).aggregator
    return {"FindingAggregators": [{"FindingAggregatorArn": aggregator["FindingAggregatorArn"]}] if aggregator else []}


@operations.answers("DeleteFindingAggregator")
def delete_finding_aggregator(call: Call) -> None:
    _aggregator(call)
    hubs[call.account][call.region].aggregator = None


def _aggregator(call: Call) -> dict:
    aggregator = _hub(call).aggregator
    if aggregator is None or aggregator["FindingAggregatorArn"] != call.params["FindingAggregatorArn"]:
        raise ServiceError("ResourceNotFoundException", "The finding aggregator does not exist.")
    return aggregator


def _linking(call: Call) -> dict:
    mode, regions = call.params["RegionLinkingMode"], call.params.get("Regions")
    if mode not in LINKING_MODES:
        raise ServiceError("InvalidInputException", f"RegionLinkingMode must be one of {', '.join(LINKING_MODES)}.")
    if bool(regions) != (mode in ("ALL_REGIONS_EXCEPT_SPECIFIED", "SPECIFIED_REGIONS")):
        raise ServiceError("InvalidInputException", f"Regions do not fit RegionLinkingMode {mode}.")
    return {"RegionLinkingMode": mode, **({"Regions": regions} if regions else {})}


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
    hub = _hub(call)
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
    hub, auto_enable = _hub(call), call.params["AutoEnable"]
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
    for administrator, region, hub in list(hubs.iter_backends()):
        joined = hubs[account.id][region]
        if hub.auto_enable and joined.subscribed_at is None:
            if delegation.administrator(account.id, region) == administrator:
                joined.enable(hub.auto_enable_standards == "DEFAULT")


def install() -> None:
    routes.every_path(urls, SecurityHubResponse)
    operations.install()
    organization.on_move(_move)
