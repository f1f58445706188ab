"""CloudTrail: which events a trail records.

https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
"""

from moto.cloudtrail.models import Trail
from moto.cloudtrail.responses import CloudTrailResponse

from models import trails
from operations import Call, Operations, ServiceError

operations = Operations("cloudtrail", CloudTrailResponse)


@operations.answers("PutEventSelectors")
def put_event_selectors(call: Call) -> dict:
    """The two kinds exclude each other.
    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html"""
    basic, advanced = call.params.get("EventSelectors") or [], call.params.get("AdvancedEventSelectors") or []
    if bool(basic) == bool(advanced):
        raise ServiceError(
            "InvalidEventSelectorsException", "Specify either event selectors or advanced event selectors."
        )
    trail = trails.own(call, call.params["TrailName"])
    trail.event_selectors, trail.advanced_event_selectors = basic, advanced
    return _event_selectors(trail)


@operations.answers("GetEventSelectors")
def get_event_selectors(call: Call) -> dict:
    return _event_selectors(trails.find(call.account, call.region, call.params["TrailName"]))


def _event_selectors(trail: Trail) -> dict:
    if trail.advanced_event_selectors:
        return {"TrailARN": trail.arn, "AdvancedEventSelectors": trail.advanced_event_selectors}
    default = [{"ReadWriteType": "All", "IncludeManagementEvents": True, "DataResources": []}]
    return {"TrailARN": trail.arn, "EventSelectors": trail.event_selectors or default}


@operations.answers("PutInsightSelectors")
def put_insight_selectors(call: Call) -> dict:
    trail = trails.own(call, call.params["TrailName"])
    trail.insight_selectors = call.params.get("InsightSelectors", [])
    return {"TrailARN": trail.arn, "InsightSelectors": trail.insight_selectors}


@operations.answers("GetInsightSelectors")
def get_insight_selectors(call: Call) -> dict:
    trail = trails.find(call.account, call.region, call.params["TrailName"])
    if not trail.insight_selectors:
        raise ServiceError("InsightNotEnabledException", f"Trail {trail.arn} does not have Insights enabled.")
    return {"TrailARN": trail.arn, "InsightSelectors": trail.insight_selectors}


def install() -> None:
    operations.install()
