"""GuardDuty detectors, one for an account and Region."""

from datetime import datetime

from moto.guardduty.models import Detector, guardduty_backends

from operations import Call, ServiceError


def of(call: Call) -> Detector:
    detector = guardduty_backends[call.account][call.region].detectors.get(call.params["DetectorId"])
    if detector is None:
        raise ServiceError(
            "BadRequestException",
            "The request is rejected because the input detectorId is not owned by the current account.",
        )
    return detector


def enable(account: str, region: str) -> None:
    backend = guardduty_backends[account][region]
    if not backend.detectors:
        backend.create_detector(True, "SIX_HOURS", {}, {}, [])


def text(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
