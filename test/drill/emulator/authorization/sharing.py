"""Condition keys of EC2 about whom a snapshot or an image is shared with; both have several values.

https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html#amazonec2-policy-keys
"""

from typing import Any

_PERMISSIONS = ("CreateVolumePermission", "LaunchPermission")


def keys(given: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Of ModifySnapshotAttribute and ModifyImageAttribute, in both forms of the request."""
    found: dict[str, tuple[str, ...]] = {}
    for direction, items in changes(given).items():
        for member, name in (("UserId", "userid"), ("Group", "group")):
            values = tuple(str(item[member]) for item in items if member in item)
            if values:
                found[f"ec2:{direction.lower()}/{name}"] = values
    return found


def changes(given: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Of `Add` and `Remove`, whichever there is, the users and groups: `[{"UserId": "111111111111"}]`."""
    found = {}
    permissions = [given[name] for name in _PERMISSIONS if isinstance(given.get(name), dict)]
    for direction in ("Add", "Remove"):
        items = [item for permission in permissions for item in permission.get(direction) or ()]
        if given.get("OperationType") == direction.lower():
            items += [{"UserId": user} for user in given.get("UserIds") or ()]
            items += [{"Group": group} for group in [*(given.get("GroupNames") or ()), *(given.get("UserGroups") or ())]]
        if items:
            found[direction] = items
    return found
