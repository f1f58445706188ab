"""EBS snapshots shared between accounts, and refusal to share them with everyone.

https://docs.aws.amazon.com/ebs/latest/userguide/ebs-modifying-snapshot-permissions.html
"""

from collections.abc import Iterator

from moto.ec2.exceptions import InvalidSnapshotIdError
from moto.ec2.models import ec2_backends
from moto.ec2.models.elastic_block_store import EBSBackend, Snapshot
from moto.ec2.responses import EC2Response
from moto.ec2.utils import generic_filter, random_snapshot_id

from operations import Call, Operations, ServiceError
from services.ec2_settings import settings

operations = Operations("ec2", EC2Response)


def _shared(backend: EBSBackend) -> Iterator[Snapshot]:
    """Snapshots of other accounts that this one may restore."""
    for account, regions in list(ec2_backends.items()):
        if account == backend.account_id or backend.region_name not in regions.keys():
            continue
        hidden = settings[account][backend.region_name].snapshots == "block-all-sharing"
        for snapshot in regions[backend.region_name].snapshots.values():
            public = "all" in snapshot.create_volume_permission_groups and not hidden
            if public or backend.account_id in snapshot.create_volume_permission_userids:
                yield snapshot


def _get_snapshot(backend: EBSBackend, snapshot_id: str) -> Snapshot:
    snapshot = backend.snapshots.get(snapshot_id)
    snapshot = snapshot or next((item for item in _shared(backend) if item.id == snapshot_id), None)
    if snapshot is None:
        raise InvalidSnapshotIdError()
    return snapshot


def _describe_snapshots(
    backend: EBSBackend, snapshot_ids: list[str] | None = None, filters: dict | None = None
) -> list[Snapshot]:
    matches = [*backend.snapshots.values(), *_shared(backend)]
    if snapshot_ids:
        matches = [_get_snapshot(backend, snapshot_id) for snapshot_id in snapshot_ids]
    return generic_filter(filters, matches) if filters else matches


def _copy_snapshot(
    backend: EBSBackend, source_snapshot_id: str, source_region: str, description: str, kms_key_id: str | None
) -> Snapshot:
    source = _get_snapshot(ec2_backends[backend.account_id][source_region], source_snapshot_id)
    encrypted = source.encrypted or kms_key_id is not None or backend.ebs_encryption_by_default
    copy = Snapshot(
        backend,
        random_snapshot_id(),
        volume=source.volume,
        description=description,
        encrypted=encrypted,
        kms_key_id=kms_key_id or (backend.default_kms_key_id or None if encrypted else None),
    )
    backend.snapshots[copy.id] = copy
    return copy


@operations.answers("DescribeSnapshots")
def describe_snapshots(call: Call) -> dict:
    """`OwnerIds` and `RestorableByUserIds` choose between one's own and the shared ones."""
    owners = [call.account if owner == "self" else owner for owner in call.params.get("OwnerIds", [])]
    restorers = [call.account if item == "self" else item for item in call.params.get("RestorableByUserIds", [])]
    if not owners and not restorers:
        return NotImplemented
    found = _describe_snapshots(
        ec2_backends[call.account][call.region],
        call.params.get("SnapshotIds"),
        {item["Name"]: item["Values"] for item in call.params.get("Filters", [])},
    )
    return {
        "Snapshots": [
            snapshot
            for snapshot in found
            if (not owners or snapshot.owner_id in owners)
            and (
                not restorers
                or snapshot.owner_id in restorers
                or snapshot.create_volume_permission_userids & set(restorers)
                or ("all" in restorers and "all" in snapshot.create_volume_permission_groups)
            )
        ]
    }


def _own(call: Call) -> Snapshot:
    snapshot = ec2_backends[call.account][call.region].snapshots.get(call.params["SnapshotId"])
    if snapshot is None:
        raise InvalidSnapshotIdError()
    return snapshot


@operations.answers("ModifySnapshotAttribute")
def modify_snapshot_attribute(call: Call) -> None:
    """Both forms of the request.
    https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySnapshotAttribute.html"""
    snapshot, params = _own(call), call.params
    permission = params.get("CreateVolumePermission", {})
    listed = [{"UserId": user} for user in params.get("UserIds", [])]
    listed += [{"Group": group} for group in params.get("GroupNames", [])]
    add = permission.get("Add", []) + (listed if params.get("OperationType") == "add" else [])
    remove = permission.get("Remove", []) + (listed if params.get("OperationType") == "remove" else [])
    if any(item.get("Group") not in (None, "all") for item in add + remove):
        raise ServiceError("InvalidParameterValue", "A group other than all is not possible.")
    if any(item.get("Group") for item in add):
        if settings[call.account][call.region].snapshots != "unblocked":
            raise ServiceError(
                "OperationNotPermitted",
                "You can't publicly share this snapshot because block public access for snapshots is enabled.",
            )
        if snapshot.encrypted:
            raise ServiceError("OperationNotPermitted", "Encrypted snapshots can't be shared publicly.")
    snapshot.create_volume_permission_userids.update(item["UserId"] for item in add if "UserId" in item)
    snapshot.create_volume_permission_groups.update(item["Group"] for item in add if "Group" in item)
    snapshot.create_volume_permission_userids.difference_update(item.get("UserId") for item in remove)
    snapshot.create_volume_permission_groups.difference_update(item.get("Group") for item in remove)


@operations.answers("ResetSnapshotAttribute")
def reset_snapshot_attribute(call: Call) -> None:
    snapshot = _own(call)
    snapshot.create_volume_permission_userids.clear()
    snapshot.create_volume_permission_groups.clear()


def install() -> None:
    operations.install()
    operations.corrects("CopySnapshot")
    EBSBackend.get_snapshot = _get_snapshot
    EBSBackend.describe_snapshots = _describe_snapshots
    EBSBackend.copy_snapshot = _copy_snapshot
