"""CloudTrail: trails by ARN, organization trails as their members see them.

https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html
"""

from moto.cloudtrail.models import Trail, TrailStatus, cloudtrail_backends
from moto.cloudtrail.responses import CloudTrailResponse
from moto.core.utils import utcnow
from moto.sns.models import sns_backends

import organization
from models import trails
from operations import Call, Operations, ServiceError

operations = Operations("cloudtrail", CloudTrailResponse)


def _require_organization(call: Call) -> None:
    if not call.params.get("IsOrganizationTrail"):
        return
    backend = organization.of(call.account)
    if backend is None:
        raise ServiceError("OrganizationsNotInUseException", "Your account is not a member of an organization.")
    if not organization.speaks_for_organization(call.account, trails.PRINCIPAL):
        raise ServiceError(
            "NotOrganizationMasterAccountException",
            "Only the management account or a delegated administrator can create an organization trail.",
        )
    if trails.PRINCIPAL not in [service["ServicePrincipal"] for service in backend.services]:
        raise ServiceError(
            "CloudTrailAccessNotEnabledException",
            "Trusted access for cloudtrail.amazonaws.com is not enabled in the organization.",
        )


@operations.answers("CreateTrail")
def create_trail(call: Call) -> dict:
    _require_organization(call)
    backend = cloudtrail_backends[call.account][call.region]
    params = call.params
    if params["Name"] in backend.trails:
        raise ServiceError("TrailAlreadyExistsException", f"Trail {params['Name']} already exists.")
    multi_region = params.get("IsMultiRegionTrail", False)
    global_events = params.get("IncludeGlobalServiceEvents", True)
    if multi_region and not global_events:
        raise ServiceError(
            "InvalidParameterCombinationException", "Multi-Region trail must include global service events."
        )
    trail = backend.create_trail(
        params["Name"],
        params["S3BucketName"],
        params.get("S3KeyPrefix"),
        params.get("SnsTopicName"),
        global_events,
        multi_region,
        params.get("EnableLogFileValidation", False),
        params.get("IsOrganizationTrail", False),
        params.get("CloudWatchLogsLogGroupArn"),
        params.get("CloudWatchLogsRoleArn"),
        params.get("KmsKeyId"),
        params.get("TagsList", []),
    )
    return trail.description()


@operations.answers("UpdateTrail")
def update_trail(call: Call) -> dict:
    _require_organization(call)
    trail = trails.own(call, call.params["Name"])
    trail.update(
        *(
            call.params.get(name)
            for name in (
                "S3BucketName",
                "S3KeyPrefix",
                "SnsTopicName",
                "IncludeGlobalServiceEvents",
                "IsMultiRegionTrail",
                "EnableLogFileValidation",
                "IsOrganizationTrail",
                "CloudWatchLogsLogGroupArn",
                "CloudWatchLogsRoleArn",
                "KmsKeyId",
            )
        )
    )
    return trail.description()


@operations.answers("DescribeTrails")
def describe_trails(call: Call) -> dict:
    """https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html"""
    names = call.params.get("trailNameList", [])
    with_shadows = call.params.get("includeShadowTrails", True)
    found = [
        trail
        for trail in trails.visible(call.account, call.region)
        if (not names or trail.arn in names or (trail.trail_name in names and trail.account_id == call.account))
        and (with_shadows or (trail.account_id == call.account and trail.region_name == call.region))
    ]
    return {"trailList": [trail.description(include_region=True) for trail in found]}


@operations.answers("ListTrails")
def list_trails(call: Call) -> dict:
    return {"Trails": [trail.short() for trail in trails.visible(call.account, call.region)]}


@operations.answers("GetTrail")
def get_trail(call: Call) -> dict:
    return {"Trail": trails.find(call.account, call.region, call.params["Name"]).description(include_region=True)}


@operations.answers("GetTrailStatus")
def get_trail_status(call: Call) -> dict:
    """What records also delivers, at once and without an error, and digests with it.
    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html"""
    trail = trails.find(call.account, call.region, call.params["Name"])
    status: TrailStatus = trail.status
    delivered = utcnow() if status.is_logging else status.stopped
    return {
        "IsLogging": status.is_logging,
        "StartLoggingTime": status.started,
        "StopLoggingTime": status.stopped,
        "LatestDeliveryTime": delivered,
        "LatestDigestDeliveryTime": delivered if trail.log_validation else None,
    }


@operations.answers("StartLogging")
def start_logging(call: Call) -> None:
    trails.own(call, call.params["Name"]).start_logging()


@operations.answers("StopLogging")
def stop_logging(call: Call) -> None:
    trails.own(call, call.params["Name"]).stop_logging()


@operations.answers("DeleteTrail")
def delete_trail(call: Call) -> None:
    trail = trails.own(call, call.params["Name"])
    del cloudtrail_backends[trail.account_id][trail.region_name].trails[trail.trail_name]


_stock_description = Trail.description


def _description(trail: Trail, include_region: bool = False) -> dict:
    """Selectors show in the description, and an ARN may stand for the topic's name."""
    description = _stock_description(trail, include_region)
    description["HasCustomEventSelectors"] = bool(trail.event_selectors or trail.advanced_event_selectors)
    description["HasInsightSelectors"] = bool(trail.insight_selectors)
    return description


def _topic_arn(trail: Trail) -> str | None:
    name = trail.sns_topic_name
    if not name or name.startswith("arn:"):
        return name
    return f"arn:{trail.partition}:sns:{trail.region_name}:{trail.account_id}:{name}"


def _check_topic_exists(trail: Trail) -> None:
    if not trail.topic_arn:
        return
    region, account = trail.topic_arn.split(":")[3:5]
    if trail.topic_arn not in sns_backends[account][region].topics:
        raise ServiceError(
            "InsufficientSnsTopicPolicyException", "SNS Topic does not exist or the topic policy is incorrect!"
        )


def install() -> None:
    operations.install()
    Trail.description = _description
    Trail.topic_arn = property(_topic_arn)
    Trail.check_topic_exists = _check_topic_exists
