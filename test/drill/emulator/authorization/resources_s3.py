from typing import Any

from .arns import Where


def s3(operation: str, given: dict[str, Any], where: Where) -> list[str]:
    """The bucket or the object; the objects, for a batch delete."""
    bucket = given.get("Bucket")
    if not bucket:
        return []
    arn = f"arn:{where.partition}:s3:::{bucket}"
    if operation == "DeleteObjects":
        keys = [one["Key"] for one in (given.get("Delete") or {}).get("Objects", [])]
        return [f"{arn}/{key}" for key in keys] or [f"{arn}/*"]
    return [f"{arn}/{given['Key']}" if given.get("Key") else arn]


def copy_source(given: dict[str, Any], where: Where) -> tuple[str, bool] | None:
    """The object a copy reads and whether a version of it is named."""
    source = given.get("CopySource")
    if not isinstance(source, str):
        return None
    path, _, query = source.lstrip("/").partition("?")
    return f"arn:{where.partition}:s3:::{path}", "versionId" in query
