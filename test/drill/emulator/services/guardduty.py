"""GuardDuty: administration of an organization, detectors of all its accounts, features.

https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_organizations.html
"""

from datetime import datetime

from moto.core.base_backend import BackendDict, BaseBackend
from moto.guardduty import urls
from moto.guardduty.models import Detector, guardduty_backends
from moto.guardduty.responses import GuardDutyResponse
from moto.moto_api._internal import mock_random
from moto.organizations.models import FakeAccount, OrganizationsBackend

import organization
import routes
from delegation import Delegation
from operations import Call, Operations, ServiceError

operations = Operations("guardduty", GuardDutyResponse)
delegation = Delegation("guardduty", "guardduty.amazonaws.com", "BadRequestException", "BadRequestException")

# On unless switched off: https://docs.aws.amazon.com/guardduty/latest/ug/guardduty-features-activation-model.html
FOUNDATIONAL = ("CLOUD_TRAIL", "DNS_LOGS", "FLOW_LOGS")
FEATURES = ("S3_DATA_EVENTS", "EKS_AUDIT_LOGS", "EBS_MALWARE_PROTECTION", "RDS_LOGIN_EVENTS", "LAMBDA_NETWORK_LOGS")
OPTIONAL = ("EKS_RUNTIME_MONITORING", "RUNTIME_MONITORING")


class Organization(BaseBackend):
    """The choices of the delegated administrator; kept under its account."""

    def __init__(self, region_name: str, account_id: str):
        super().__init__(region_name, account_id)
        self.members = "NONE"
        self.features: dict[str, dict] = {}
        self.destinations: dict[str, dict] = {}


organizations = BackendDict(Organization, "guardduty")


def _detector(call: Call) -> Detector:
    detector = guardduty_backends[call.account][call.region].detectors.get(call.params["DetectorId"])
    if detector is None:
        raise ServiceError(
            "BadRequestException",
            "The request is rejected because the input detectorId is not owned by the current account.",
        )
    return detector


def _enable_detector(account: str, region: str) -> None:
    backend = guardduty_backends[account][region]
    if not backend.detectors:
        backend.create_detector(True, "SIX_HOURS", {}, {}, [])


@operations.answers("CreateDetector")
def create_detector(call: Call) -> dict:
    """One detector for an account and region: https://docs.aws.amazon.com/guardduty/latest/APIReference/API_CreateDetector.html"""
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
    detector = _detector(call)
    detector.update(
        call.params.get("Enable"), call.params.get("FindingPublishingFrequency"), call.params.get("DataSources"), None
    )
    _set_features(detector, call.params.get("Features", []))


@operations.answers("GetDetector")
def get_detector(call: Call) -> dict:
    detector = _detector(call)
    features = {name: {"Name": name, "Status": "ENABLED"} for name in (*FOUNDATIONAL, *FEATURES)}
    features.update({name: {"Name": name, "Status": "DISABLED"} for name in OPTIONAL})
    features.update({feature["Name"]: feature for feature in detector.features})
    status = {name: {"Status": feature["Status"]} for name, feature in features.items()}
    return {
        "CreatedAt": _text(detector.created_at),
        "UpdatedAt": _text(detector.updated_at),
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


def _text(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


@operations.answers("EnableOrganizationAdminAccount")
def enable_organization_admin_account(call: Call) -> None:
    """Also enables GuardDuty in the administrator's account and the current Region:
    https://docs.aws.amazon.com/guardduty/latest/ug/organizations_permissions.html"""
    delegation.enable(call, call.params["AdminAccountId"])
    _enable_detector(call.params["AdminAccountId"], call.region)


@operations.answers("ListOrganizationAdminAccounts")
def list_organization_admin_accounts(call: Call) -> dict:
    accounts = delegation.list(call)
    return {"AdminAccounts": [{"AdminAccountId": account, "AdminStatus": "ENABLED"} for account in accounts]}


@operations.answers("DisableOrganizationAdminAccount")
def disable_organization_admin_account(call: Call) -> None:
    delegation.disable(call, call.params["AdminAccountId"])


@operations.answers("DescribeOrganizationConfiguration")
def describe_organization_configuration(call: Call) -> dict:
    _detector(call)
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
    _detector(call)
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
            _enable_detector(member, call.region)


@operations.answers("ListMembers")
def list_members(call: Call) -> dict:
    _detector(call)
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
                    "UpdatedAt": _text(detector.updated_at),
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
            _enable_detector(account.id, region)


@operations.answers("CreatePublishingDestination")
def create_publishing_destination(call: Call) -> dict:
    """https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_exportfindings.html"""
    _detector(call)
    destination_id = mock_random.get_random_hex(length=32)
    organizations[call.account][call.region].destinations[destination_id] = {
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
    _detector(call)
    return {"Destinations": list(organizations[call.account][call.region].destinations.values())}


@operations.answers("DeletePublishingDestination")
def delete_publishing_destination(call: Call) -> None:
    destination = _destination(call)
    del organizations[call.account][call.region].destinations[destination["DestinationId"]]


def _destination(call: Call) -> dict:
    _detector(call)
    destination = organizations[call.account][call.region].destinations.get(call.params["DestinationId"])
    if destination is None:
        raise ServiceError("BadRequestException", "The request is rejected because the destination does not exist.")
    return destination


def install() -> None:
    routes.every_path(urls, GuardDutyResponse)
    operations.install()
    organization.on_move(_move)
