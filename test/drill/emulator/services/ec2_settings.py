"""EC2 settings of an account and Region: public sharing, instance metadata, serial console, default key.

https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-public-access-to-amis.html
"""

from typing import Any

from moto.core.base_backend import BackendDict, BaseBackend
from moto.ec2.models import ec2_backends
from moto.ec2.models.elastic_block_store import EBSBackend, Volume
from moto.ec2.responses import EC2Response
from moto.kms.models import kms_backends

from operations import Call, Operations, ServiceError

operations = Operations("ec2", EC2Response)

METADATA = ("HttpTokens", "HttpPutResponseHopLimit", "HttpEndpoint", "InstanceMetadataTags")
NO_PREFERENCE = ("no-preference", -1)


class Settings(BaseBackend):
    def __init__(self, region_name: str, account_id: str):
        super().__init__(region_name, account_id)
        self.snapshots = "unblocked"
        self.images = "unblocked"
        self.serial_console = False
        self.metadata: dict[str, str | int] = {}


settings = BackendDict(Settings, "ec2")


def _settings(call: Call) -> Settings:
    return settings[call.account][call.region]


@operations.answers("EnableSnapshotBlockPublicAccess")
def enable_snapshot_block_public_access(call: Call) -> dict:
    state = call.params["State"]
    if state not in ("block-all-sharing", "block-new-sharing"):
        raise ServiceError("InvalidParameterValue", f"State {state} is not block-all-sharing or block-new-sharing.")
    _settings(call).snapshots = state
    return {"State": state}


@operations.answers("DisableSnapshotBlockPublicAccess")
def disable_snapshot_block_public_access(call: Call) -> dict:
    _settings(call).snapshots = "unblocked"
    return {"State": "unblocked"}


@operations.answers("GetSnapshotBlockPublicAccessState")
def get_snapshot_block_public_access_state(call: Call) -> dict:
    return {"State": _settings(call).snapshots, "ManagedBy": "account"}


@operations.answers("EnableImageBlockPublicAccess")
def enable_image_block_public_access(call: Call) -> dict:
    state = call.params["ImageBlockPublicAccessState"]
    if state != "block-new-sharing":
        raise ServiceError("InvalidParameterValue", f"ImageBlockPublicAccessState {state} is not block-new-sharing.")
    _settings(call).images = state
    return {"ImageBlockPublicAccessState": state}


@operations.answers("DisableImageBlockPublicAccess")
def disable_image_block_public_access(call: Call) -> dict:
    _settings(call).images = "unblocked"
    return {"ImageBlockPublicAccessState": "unblocked"}


@operations.answers("GetImageBlockPublicAccessState")
def get_image_block_public_access_state(call: Call) -> dict:
    return {"ImageBlockPublicAccessState": _settings(call).images, "ManagedBy": "account"}


@operations.answers("ModifyImageAttribute")
def modify_image_attribute(call: Call) -> dict:
    """moto shares; what is new here is the refusal to share with everyone."""
    added = [item.get("Group") for item in call.params.get("LaunchPermission", {}).get("Add", [])]
    if call.params.get("OperationType") == "add":
        added += call.params.get("UserGroups", [])
    if "all" in added and _settings(call).images != "unblocked":
        raise ServiceError(
            "OperationNotPermitted",
            "You can't publicly share this image because block public access for AMIs is enabled for this account.",
        )
    return NotImplemented


@operations.answers("ModifyInstanceMetadataDefaults")
def modify_instance_metadata_defaults(call: Call) -> dict:
    """https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceMetadataDefaults.html"""
    defaults = _settings(call).metadata
    for name in METADATA:
        value = call.params.get(name)
        if value in NO_PREFERENCE:
            defaults.pop(name, None)
        elif value is not None:
            defaults[name] = value
    return {"Return": True}


@operations.answers("GetInstanceMetadataDefaults")
def get_instance_metadata_defaults(call: Call) -> dict:
    return {"AccountLevel": {**_settings(call).metadata, "ManagedBy": "account"}}


@operations.answers("EnableSerialConsoleAccess")
def enable_serial_console_access(call: Call) -> dict:
    _settings(call).serial_console = True
    return {"SerialConsoleAccessEnabled": True}


@operations.answers("DisableSerialConsoleAccess")
def disable_serial_console_access(call: Call) -> dict:
    _settings(call).serial_console = False
    return {"SerialConsoleAccessEnabled": False}


@operations.answers("GetSerialConsoleAccessStatus")
def get_serial_console_access_status(call: Call) -> dict:
    return {"SerialConsoleAccessEnabled": _settings(call).serial_console}


@operations.answers("ModifyEbsDefaultKmsKeyId")
def modify_ebs_default_kms_key_id(call: Call) -> dict:
    """https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyEbsDefaultKmsKeyId.html"""
    key_id = call.params["KmsKeyId"]
    owner = key_id.split(":")[4] if key_id.startswith("arn:") else call.account
    keys = kms_backends[owner][call.region]
    key = keys.keys.get(keys.any_id_to_key_id(key_id))
    if key is None or (key_id.startswith("arn:") and key_id.split(":")[3] != call.region):
        raise ServiceError("InvalidParameterValue", f"The key {key_id} does not exist in the Region {call.region}.")
    ec2_backends[call.account][call.region].default_kms_key_id = key.arn
    return {"KmsKeyId": key.arn}


@operations.answers("GetEbsDefaultKmsKeyId")
def get_ebs_default_kms_key_id(call: Call) -> dict:
    return {"KmsKeyId": ec2_backends[call.account][call.region].default_kms_key_id or "alias/aws/ebs"}


@operations.answers("ResetEbsDefaultKmsKeyId")
def reset_ebs_default_kms_key_id(call: Call) -> dict:
    ec2_backends[call.account][call.region].default_kms_key_id = ""
    return {"KmsKeyId": "alias/aws/ebs"}


_stock_create_volume = EBSBackend.create_volume


def _create_volume(backend: EBSBackend, *args: Any, **kwargs: Any) -> Volume:
    """Encryption by default applies to every new volume; moto makes those of its images before the setting exists."""
    if getattr(backend, "ebs_encryption_by_default", False):
        kwargs["encrypted"] = True
    return _stock_create_volume(backend, *args, **kwargs)


def install() -> None:
    operations.install()
    EBSBackend.create_volume = _create_volume
