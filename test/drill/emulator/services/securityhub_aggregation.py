"""Security Hub: aggregation of findings from other Regions.

https://docs.aws.amazon.com/securityhub/latest/userguide/finding-aggregation.html
"""

from uuid import uuid4

from moto.securityhub.responses import SecurityHubResponse

from models import hubs
from operations import Call, Operations, ServiceError

operations = Operations("securityhub", SecurityHubResponse)

LINKING_MODES = ("ALL_REGIONS", "ALL_REGIONS_EXCEPT_SPECIFIED", "SPECIFIED_REGIONS", "NO_REGIONS")


@operations.answers("CreateFindingAggregator")
def create_finding_aggregator(call: Call) -> dict:
    """One per account."""
    hub = hubs.of(call)
    if any(regional.aggregator for regional in hubs.hubs[call.account].values()):
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
    aggregator = hubs.of(call).aggregator
    return {"FindingAggregators": [{"FindingAggregatorArn": aggregator["FindingAggregatorArn"]}] if aggregator else []}


@operations.answers("DeleteFindingAggregator")
def delete_finding_aggregator(call: Call) -> None:
    _aggregator(call)
    hubs.hubs[call.account][call.region].aggregator = None


def _aggregator(call: Call) -> dict:
    aggregator = hubs.of(call).aggregator
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


def install() -> None:
    operations.install()
