"""Security Hub: central configuration of an organization. Who may use it, and what it changes in the operations of the
files before this one, which it replaces.

https://docs.aws.amazon.com/securityhub/latest/userguide/central-configuration-management-type.html
"""

from moto.organizations.models import FakeAccount, OrganizationsBackend
from moto.securityhub.responses import SecurityHubResponse

import organization
from models import hubs
from models.central_configuration import CentralConfiguration, backends
from operations import Call, Operations, ServiceError
from services.securityhub_aggregation import update_finding_aggregator
from services.securityhub_organization import delegation, update_organization_configuration

operations = Operations("securityhub", SecurityHubResponse)


def own(call: Call) -> CentralConfiguration:
    """The organization's central configuration, for its delegated administrator in the home Region."""
    hubs.of(call)
    administrator = delegation.administrator(call.account, call.region)
    home = _home_region(administrator)
    if administrator != call.account or home is None:
        raise ServiceError(
            "AccessDeniedException",
            "Must be a Security Hub delegated administrator with Central Configuration enabled",
        )
    if call.region != home:
        raise ServiceError(
            "AccessDeniedException", "Central Configuration APIs can only be called from the aggregation region"
        )
    return backends[call.account][home]


def _of_organization(backend: OrganizationsBackend, region: str) -> CentralConfiguration | None:
    """The central configuration that holds in the Region, if any does."""
    administrator = delegation.administrator(backend.account_id, region)
    home = _home_region(administrator)
    if administrator is None or home is None:
        return None
    central = backends[administrator][home]
    return central if region in (home, *central.linked_regions()) else None


def _is_centrally_managed(account: str, region: str) -> bool:
    backend = organization.of(account)
    central = _of_organization(backend, region) if backend else None
    return central is not None and central.policy_of(account) is not None


def _home_region(administrator: str | None) -> str | None:
    if administrator is None:
        return None
    regional = list(hubs.hubs[administrator].items())
    return next((region for region, hub in regional if hub.configuration_type == "CENTRAL"), None)


def _not_if_centrally_managed(call: Call) -> object:
    """The message is that of https://github.com/hashicorp/terraform-provider-aws/issues/39687"""
    is_administrator = delegation.administrator(call.account, call.region) == call.account
    if not is_administrator and _is_centrally_managed(call.account, call.region):
        raise ServiceError(
            "AccessDeniedException",
            "This account is currently associated with a central configuration policy, so only the administrator can "
            "access this operation.",
        )
    return NotImplemented


for operation in (
    "UpdateSecurityHubConfiguration",
    "DisableSecurityHub",
    "BatchEnableStandards",
    "BatchDisableStandards",
):
    operations.answers(operation)(_not_if_centrally_managed)


@operations.answers("UpdateFindingAggregator")
def update_linked_regions(call: Call) -> dict:
    """Policies take effect in Regions that are linked later.
    https://docs.aws.amazon.com/securityhub/latest/userguide/aggregation-central-configuration.html"""
    aggregator = update_finding_aggregator(call)
    backend = organization.of(call.account)
    if backend:
        _spread(backend, call.region)
    return aggregator


@operations.answers("UpdateOrganizationConfiguration")
def update_configuration_type(call: Call) -> None:
    """Central configuration is for an administrator other than the management account, and its policies end with it.
    https://docs.aws.amazon.com/securityhub/latest/userguide/stop-central-configuration.html"""
    wanted = call.params.get("OrganizationConfiguration", {}).get("ConfigurationType")
    if wanted == "CENTRAL" and organization.is_management(call.account):
        raise ServiceError(
            "InvalidInputException",
            "Central configuration is not available when the management account is the delegated administrator.",
        )
    update_organization_configuration(call)
    if hubs.of(call).configuration_type == "LOCAL":
        backends[call.account][call.region].reset()


def _move(backend: OrganizationsBackend, account: FakeAccount) -> None:
    """New accounts inherit from the root or their OU."""
    for region in {region for _, region, hub in list(hubs.hubs.iter_backends()) if hub.subscribed_at}:
        _spread(backend, region)


def _spread(backend: OrganizationsBackend, region: str) -> None:
    central = _of_organization(backend, region)
    if central:
        central.spread(backend)


def install() -> None:
    operations.install()
    organization.on_move(_move)
