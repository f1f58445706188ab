"""Parameters and answers under CloudTrail's names: those of the service's model, the first letter small."""

import json
import re
from datetime import datetime
from typing import Any

from botocore.model import ListShape, MapShape, Shape, StructureShape

HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS"
_LARGEST = 100 * 1024
# Secrets that the models do not mark as such.
_SECRET = re.compile(
    r"(password|secretaccesskey|sessiontoken|privatekey|plaintext|keymaterial|secretstring|secretbinary|tokencode|"
    r"authenticationcode\d|accesstoken|refreshtoken|idtoken|tokenvalue)$",
    re.IGNORECASE,
)


def plain(value: Any, shape: Shape, *, hide: bool) -> Any:
    """`hide`: put a word in the place of secrets, as in requests; else leave them out, as in answers."""
    if isinstance(shape, StructureShape) and isinstance(value, dict):
        return {
            lower_first(name): HIDDEN if is_secret(name, member) else plain(value[name], member, hide=hide)
            for name, member in shape.members.items()
            if is_shown(value.get(name), name, member, hide=hide)
        }
    if isinstance(shape, ListShape) and isinstance(value, list):
        return [plain(one, shape.member, hide=hide) for one in value]
    if isinstance(shape, MapShape) and isinstance(value, dict):
        return {str(name): plain(one, shape.value, hide=hide) for name, one in value.items()}
    return scalar(value)


def scalar(value: Any) -> Any:
    if isinstance(value, datetime):
        # `Nov 20, 2026, 6:04:05 PM`, without a leading zero.
        return f"{value:%b} {value.day}, {value.year}, {value.hour % 12 or 12}:{value:%M:%S %p}"
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def is_shown(value: Any, name: str, shape: Shape, *, hide: bool) -> bool:
    """Data is left out, as CloudTrail does: blobs, and bodies of any length."""
    if value is None or shape.type_name == "blob" or shape.serialization.get("streaming"):
        return False
    return hide or not is_secret(name, shape)


def is_secret(name: str, shape: Shape) -> bool:
    return bool(shape.metadata.get("sensitive")) or bool(_SECRET.search(name))


def lower_first(name: str) -> str:
    return name.lower() if name.isupper() else name[:1].lower() + name[1:]


def limited(element: dict[str, Any] | None, name: str) -> dict[str, Any] | None:
    """null for an empty one; what is above 100 KB is left out.
    https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html"""
    size = len(json.dumps(element)) if element else 0
    if size > _LARGEST:
        return {"omitted": True, "originalSize": size, "reason": f"{name} too large"}
    return element or None
