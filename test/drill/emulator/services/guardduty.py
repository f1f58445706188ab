"""GuardDuty: detectors and their features.

https://docs.aws.amazon.com/guardduty/latest/ug/guardduty-features-activation-model.html
"""

from datetime import datetime

from moto.guardduty import urls
from moto.guardduty.models import Detector, guardduty_backends
from moto.guardduty.responses import GuardDutyResponse

import routes
from models import detectors
from operations import Call, Operations, ServiceError

operations = Operations("guardduty", GuardDutyResponse)

# On unless switched off, and the other way round.
FOUNDATIONAL = ("CLOUD_TRAIL", "DNS_LOGS", "FLOW_LOGS")
FEATURES = ("S3_DATA_EVENTS", "EKS_AUDIT_LOGS", "EBS_MALWARE_PROTECTION", "RDS_LOGIN_EVENTS", "LAMBDA_NETWORK_LOGS")
OPTIONAL = ("EKS_RUNTIME_MONITORING", "RUNTIME_MONITORING")


@operations.answers("CreateDetector")
def create_detector(call: Call) -> dict:
    """One detector for an account and Region.
    https://docs.aws.amazon.com/guardduty/latest/APIReference/API_CreateDetector.html"""
    backend = guardduty_backends[call.account][call.region]
    if backend.detectors:
        raise ServiceError(
            "BadRequestException",
            "The request is rejected because a detector already exists for the current account.",
        )
    detector_id = backend.create_detector(
        call.params["Enable"],
        call.params.get("FindingPublishingFrequency"),
        call.params.get("DataSources"),
        call.params.get("Tags"),
        [],
    )
    _set_features(backend.detectors[detector_id], call.params.get("Features", []))
    return {"DetectorId": detector_id}


@operations.answers("UpdateDetector")
def update_detector(call: Call) -> None:
    detector = detectors.of(call)
    detector.update(
        call.params.get("Enable"), call.params.get("FindingPublishingFrequency"), call.params.get("DataSources"), None
    )
    _set_features(detector, call.params.get("Features", []))


@operations.answers("GetDetector")
def get_detector(call: Call) -> dict:
    detector = detectors.of(call)
    features = {name: {"Name": name, "Status": "ENABLED"} for name in (*FOUNDATIONAL, *FEATURES)}
    features.update({name: {"Name": name, "Status": "DISABLED"} for name in OPTIONAL})
    features.update({feature["Name"]: feature for feature in detector.features})
    status = {name: {"Status": feature["Status"]} for name, feature in features.items()}
    return {
        "CreatedAt": detectors.text(detector.created_at),
        "UpdatedAt": detectors.text(detector.updated_at),
        "FindingPublishingFrequency": detector.finding_publish_freq,
        "ServiceRole": detector.service_role,
        "Status": "ENABLED" if detector.enabled else "DISABLED",
        "Tags": detector.tags,
        "DataSources": {
            "CloudTrail": status["CLOUD_TRAIL"],
            "DNSLogs": status["DNS_LOGS"],
            "FlowLogs": status["FLOW_LOGS"],
            "S3Logs": status["S3_DATA_EVENTS"],
            "Kubernetes": {"AuditLogs": status["EKS_AUDIT_LOGS"]},
            "MalwareProtection": {"ScanEc2InstanceWithFindings": {"EbsVolumes": status["EBS_MALWARE_PROTECTION"]}},
        },
        "Features": list(features.values()),
    }


def _set_features(detector: Detector, features: list[dict]) -> None:
    """A request names only the features it changes, by this or the older name of data sources."""
    sources = detector.datasources
    older = {
        "S3_DATA_EVENTS": sources.get("S3Logs", {}).get("Enable"),
        "EKS_AUDIT_LOGS": sources.get("Kubernetes", {}).get("AuditLogs", {}).get("Enable"),
        "EBS_MALWARE_PROTECTION": sources.get("MalwareProtection", {})
        .get("ScanEc2InstanceWithFindings", {})
        .get("EbsVolumes"),
    }
    kept = {feature["Name"]: feature for feature in detector.features}
    for name, enabled in older.items():
        if enabled is not None:
            kept[name] = {"Name": name, "Status": "ENABLED" if enabled else "DISABLED"}
    kept.update({feature["Name"]: feature for feature in features})
    detector.features, detector.datasources = list(kept.values()), {}
    detector.updated_at = datetime.now()


def install() -> None:
    routes.every_path(urls, GuardDutyResponse)
    operations.install()
