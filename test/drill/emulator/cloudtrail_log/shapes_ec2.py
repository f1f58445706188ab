"""EC2's parameters and answers, which CloudTrail writes as EC2's old XML: lists are `…Set` with `items`.

https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitor-with-cloudtrail.html
"""

from typing import Any

from botocore.model import ListShape, Shape, StructureShape

from authorization import sharing

from .shapes import HIDDEN, is_secret, is_shown, lower_first, scalar

# Lists of requests whose names do not follow from the parameter's.
_SETS = {
    "Add": "add",
    "BlockDeviceMappings": "blockDeviceMapping",
    "GroupIds": "groupSet",
    "Groups": "groupSet",
    "InstanceIds": "instancesSet",
    "IpPermissions": "ipPermissions",
    "IpRanges": "ipRanges",
    "Ipv6Ranges": "ipv6Ranges",
    "OwnerIds": "ownersSet",
    "PrefixListIds": "prefixListIds",
    "Remove": "remove",
    "ResourceIds": "resourcesSet",
    "SecurityGroupIds": "groupSet",
    "UserIdGroupPairs": "groups",
    "Values": "valueSet",
}
_PERMISSIONS = {"ModifySnapshotAttribute": "CreateVolumePermission", "ModifyImageAttribute": "LaunchPermission"}


def request(operation: str, given: dict[str, Any], shape: StructureShape) -> dict[str, Any]:
    permission = _PERMISSIONS.get(operation)
    changes = sharing.changes(given) if permission else {}
    if not permission or not changes:
        return _structure(given, shape, answer=False)
    rest = ("Attribute", "OperationType", "UserIds", "GroupNames", "UserGroups", permission)
    return {
        **_structure({name: value for name, value in given.items() if name not in rest}, shape, answer=False),
        lower_first(permission): {
            direction.lower(): {"items": [{lower_first(name): text for name, text in item.items()} for item in items]}
            for direction, items in changes.items()
        },
        "attributeType": "CREATE_VOLUME_PERMISSION" if operation == "ModifySnapshotAttribute" else "launchPermission",
    }


def answer(given: dict[str, Any], shape: StructureShape | None, request_id: str) -> dict[str, Any]:
    parsed = _structure(given, shape, answer=True) if shape else {}
    return {"requestId": request_id, **(parsed or {"_return": True})}


def _structure(given: dict[str, Any], shape: StructureShape, *, answer: bool) -> dict[str, Any]:
    found = {}
    for name, member in shape.members.items():
        value = given.get(name)
        if name == "UserData" and value is not None and not answer:
            found["userData"] = "<sensitiveDataRemoved>"
        elif is_shown(value, name, member, hide=not answer):
            found[_name(name, member, answer=answer)] = (
                HIDDEN if is_secret(name, member) else _value(value, name, member, answer=answer)
            )
    return found


def _name(name: str, shape: Shape, *, answer: bool) -> str:
    if answer:
        return str(shape.serialization.get("name") or lower_first(name))
    if not isinstance(shape, ListShape):
        return lower_first(name)
    return _SETS.get(name) or f"{lower_first(_singular(name))}Set"


def _value(value: Any, name: str, shape: Shape, *, answer: bool) -> Any:
    if isinstance(shape, StructureShape) and isinstance(value, dict):
        return _structure(value, shape, answer=answer)
    if isinstance(shape, ListShape) and isinstance(value, list):
        element = shape.member
        if isinstance(element, StructureShape):
            return {"items": [_structure(one, element, answer=answer) for one in value if isinstance(one, dict)]}
        item = element.serialization.get("name") or "item"
        item = _singular(name) if item == "item" else item
        return {"items": [{lower_first(item): scalar(one)} for one in value]}
    return scalar(value)


def _singular(name: str) -> str:
    return name.removesuffix("s")
