"""Security Hub: the hub's settings, standards.

https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-settingup.html
"""

from moto.securityhub import urls
from moto.securityhub.responses import SecurityHubResponse

import routes
from models import hubs
from operations import Call, Operations, ServiceError
from services.securityhub_organization import delegation

operations = Operations("securityhub", SecurityHubResponse)


@operations.answers("EnableSecurityHub")
def enable_security_hub(call: Call) -> None:
    hub = hubs.hubs[call.account][call.region]
    if hub.subscribed_at is not None:
        raise ServiceError("ResourceConflictException", "Account is already subscribed to Security Hub")
    hub.enable(call.params.get("EnableDefaultStandards", True))
    hub.tags = call.params.get("Tags", {})
    hub.control_finding_generator = call.params.get("ControlFindingGenerator", "SECURITY_CONTROL")


@operations.answers("DescribeHub")
def describe_hub(call: Call) -> dict:
    hub = hubs.of(call)
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
    hub = hubs.of(call)
    hub.auto_enable_controls = call.params.get("AutoEnableControls", hub.auto_enable_controls)
    hub.control_finding_generator = call.params.get("ControlFindingGenerator", hub.control_finding_generator)


@operations.answers("DisableSecurityHub")
def disable_security_hub(call: Call) -> None:
    """Not for the delegated administrator.
    https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_DisableSecurityHub.html"""
    hub = hubs.of(call)
    if delegation.administrator(call.account, call.region) == call.account:
        raise ServiceError(
            "InvalidInputException", "You cannot disable Security Hub in the delegated administrator's account."
        )
    hub.reset()


@operations.answers("BatchEnableStandards")
def batch_enable_standards(call: Call) -> dict:
    hub = hubs.of(call)
    return {
        "StandardsSubscriptions": [
            hub.add_standard(request["StandardsArn"], request.get("StandardsInput", {}))
            for request in call.params["StandardsSubscriptionRequests"]
        ]
    }


@operations.answers("GetEnabledStandards")
def get_enabled_standards(call: Call) -> dict:
    wanted = call.params.get("StandardsSubscriptionArns")
    standards = hubs.of(call).standards
    return {"StandardsSubscriptions": [standards[arn] for arn in wanted or standards if arn in standards]}


@operations.answers("BatchDisableStandards")
def batch_disable_standards(call: Call) -> dict:
    standards = hubs.of(call).standards
    removed = [standards.pop(arn, None) for arn in call.params["StandardsSubscriptionArns"]]
    return {"StandardsSubscriptions": [{**item, "StandardsStatus": "DELETING"} for item in removed if item]}


def install() -> None:
    routes.every_path(urls, SecurityHubResponse)
    operations.install()
