"""S3's parameters, which CloudTrail writes as they are in the request: headers, query and the names of the XML.

https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-understanding-s3-entries.html
"""

import json
from typing import Any

from botocore.model import ListShape, MapShape, Shape, StructureShape

from .shapes import HIDDEN, is_secret, is_shown, scalar

_NAMES = {"Bucket": "bucketName", "Key": "key"}


def request(given: dict[str, Any], shape: StructureShape | None, host: str) -> dict[str, Any]:
    found: dict[str, Any] = {"Host": host}
    for name, member in shape.members.items() if shape else ():
        value = given.get(name)
        if name == "Policy" and isinstance(value, str | bytes):
            found["bucketPolicy"] = _policy(value)
        elif is_shown(value, name, member, hide=True) and _is_of_request(member):
            key = _NAMES.get(name) or str(member.serialization.get("name") or name)
            found[key] = HIDDEN if is_secret(name, member) else _value(value, member)
    return found


def _is_of_request(member: Shape) -> bool:
    """Of the headers only Amazon's own, and none of the lists of them."""
    if member.serialization.get("location") in ("header", "headers"):
        return str(member.serialization.get("name")).startswith("x-amz-") and not isinstance(member, MapShape)
    return True


def _policy(text: str | bytes) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return ""


def _value(value: Any, shape: Shape) -> Any:
    if isinstance(shape, StructureShape) and isinstance(value, dict):
        shown = [
            (name, member)
            for name, member in shape.members.items()
            if is_shown(value.get(name), name, member, hide=True)
        ]
        return {
            str(member.serialization.get("name") or name): (
                HIDDEN if is_secret(name, member) else _value(value[name], member)
            )
            for name, member in shown
        }
    if isinstance(shape, ListShape) and isinstance(value, list):
        return [_value(one, shape.member) for one in value]
    return scalar(value)
