"""GuardDuty: export of findings.

https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_exportfindings.html
"""

from moto.core.base_backend import BackendDict, BaseBackend
from moto.guardduty.responses import GuardDutyResponse
from moto.moto_api._internal import mock_random

from models import detectors
from operations import Call, Operations, ServiceError

operations = Operations("guardduty", GuardDutyResponse)


class Destinations(BaseBackend):
    def __init__(self, region_name: str, account_id: str):
        super().__init__(region_name, account_id)
        self.destinations: dict[str, dict] = {}


backends = BackendDict(Destinations, "guardduty")


@operations.answers("CreatePublishingDestination")
def create_publishing_destination(call: Call) -> dict:
    detectors.of(call)
    destination_id = mock_random.get_random_hex(length=32)
    backends[call.account][call.region].destinations[destination_id] = {
        "DestinationId": destination_id,
        "DestinationType": call.params["DestinationType"],
        "DestinationProperties": call.params["DestinationProperties"],
        "Status": "PUBLISHING",
        "PublishingFailureStartTimestamp": 0,
        "Tags": call.params.get("Tags", {}),
    }
    return {"DestinationId": destination_id}


@operations.answers("DescribePublishingDestination")
def describe_publishing_destination(call: Call) -> dict:
    return _destination(call)


@operations.answers("UpdatePublishingDestination")
def update_publishing_destination(call: Call) -> None:
    _destination(call)["DestinationProperties"] = call.params["DestinationProperties"]


@operations.answers("ListPublishingDestinations")
def list_publishing_destinations(call: Call) -> dict:
    detectors.of(call)
    return {"Destinations": list(backends[call.account][call.region].destinations.values())}


@operations.answers("DeletePublishingDestination")
def delete_publishing_destination(call: Call) -> None:
    destination = _destination(call)
    del backends[call.account][call.region].destinations[destination["DestinationId"]]


def _destination(call: Call) -> dict:
    detectors.of(call)
    destination = backends[call.account][call.region].destinations.get(call.params["DestinationId"])
    if destination is None:
        raise ServiceError("BadRequestException", "The request is rejected because the destination does not exist.")
    return destination


def install() -> None:
    operations.install()
