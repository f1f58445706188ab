"""S3 Object Lock as strict as S3, whether or not policies are enforced.

https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html; the bucket's default retention may be changed or
removed by
whoever has the permission (https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectLockConfiguration.html): it
never touches the
versions that are there. moto refuses that change as soon as the bucket holds an object, and lets most other things
pass.
"""

from datetime import UTC, datetime
from typing import Any

import calls
import xmltodict
from moto.core.responses import ActionResult
from moto.s3.exceptions import (
    InvalidBucketState,
    LockNotEnabled,
    MissingUploadObjectWithObjectLockHeaders,
    S3ClientError,
)
from moto.s3.models import FakeKey, S3Backend
from moto.s3.responses import S3Response
from werkzeug.datastructures import Headers

_CHECKSUM = "x-amz-checksum-"


class LockError(S3ClientError):
    def __init__(self, code: str, message: str):
        super().__init__(code, message)
        self.code = code


def protected() -> LockError:
    return LockError("AccessDenied", "Access Denied because object protected by object lock.")


def instant(text: str) -> datetime:
    parsed = datetime.fromisoformat(text)
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)


def must_be_future(until: str | None) -> None:
    if until and instant(until) <= datetime.now(UTC):
        raise LockError("InvalidArgument", "The retain until date must be in the future!")


def check_change(key: FakeKey, mode: str | None, until: str | None, *, bypass: bool) -> None:
    """Raises LockError. An active lock may get longer; only governance with a bypass may get weaker."""
    if bool(mode) != bool(until):
        raise LockError(
            "MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema"
        )
    must_be_future(until)
    if not key.lock_mode or not key.lock_until or instant(key.lock_until) <= datetime.now(UTC):
        return
    weaker = (
        not until
        or instant(until) < instant(key.lock_until)
        or (key.lock_mode == "COMPLIANCE" and mode != "COMPLIANCE")
    )
    if weaker and not (bypass and key.lock_mode == "GOVERNANCE"):
        raise protected()


def install() -> None:
    stock_put, stock_get = S3Response._key_response_put, S3Response._key_response_get
    stock_retention, stock_versioning = S3Response.put_object_retention, S3Backend.put_bucket_versioning
    stock_object = S3Backend.put_object

    def key_response_put(self: S3Response, query: dict[str, Any], key_name: str) -> Any:
        _check_upload(self)
        return stock_put(self, query, key_name)

    def key_response_get(self: S3Response, query: dict[str, Any], key_name: str) -> Any:
        return _get_retention(self) if "retention" in query else stock_get(self, query, key_name)

    def put_object_retention(self: S3Response) -> Any:
        calls.record("s3.PutObjectRetention")
        key = self.backend.get_object(self.bucket_name, self.parse_key_name(), version_id=self._get_param("versionId"))
        if isinstance(key, FakeKey) and self.backend.get_bucket(self.bucket_name).object_lock_enabled:
            bypass = self.headers.get("x-amz-bypass-governance-retention", "").lower() == "true"
            check_change(key, *_wanted(self), bypass=bypass)
        return stock_retention(self)

    def put_bucket_versioning(self: S3Backend, bucket_name: str, status: str) -> None:
        if self.get_bucket(bucket_name).object_lock_enabled and status != "Enabled":
            calls.record("s3.PutBucketVersioning")
            raise InvalidBucketState(
                "An Object Lock configuration is present on this bucket, so the versioning state cannot be changed."
            )
        stock_versioning(self, bucket_name, status)

    def put_object(self: S3Backend, bucket_name: str, *arguments: Any, **named: Any) -> FakeKey:
        """moto forgets the default retention for multipart uploads."""
        key, bucket = stock_object(self, bucket_name, *arguments, **named), self.get_bucket(bucket_name)
        if bucket.has_default_lock and not key.lock_mode:
            key.lock_mode, key.lock_until = bucket.default_lock_mode, bucket.default_retention()
        return key

    S3Response._key_response_put = key_response_put
    S3Response._key_response_get = key_response_get
    S3Response.put_object_retention = put_object_retention
    S3Response._mode_until_from_body = _wanted
    S3Backend.put_object = put_object
    S3Backend.put_bucket_versioning = put_bucket_versioning
    S3Backend.put_object_lock_configuration = _put_configuration
    MissingUploadObjectWithObjectLockHeaders.__init__ = _missing_checksum


def _check_upload(response: S3Response) -> None:
    """An upload's own lock headers, and its checksum in the header that moto looks for."""
    mode, until = (response.headers.get(f"x-amz-object-lock-{name}") for name in ("mode", "retain-until-date"))
    if bool(mode) != bool(until):
        raise LockError(
            "InvalidArgument", "x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied"
        )
    must_be_future(until)
    algorithm = next(
        (name[len(_CHECKSUM) :] for name, _ in response.headers.items() if name.lower().startswith(_CHECKSUM)), None
    )
    if algorithm and not response.headers.get("x-amz-sdk-checksum-algorithm"):
        headers = Headers(list(response.headers.items()))
        headers["x-amz-sdk-checksum-algorithm"] = algorithm.upper()
        response.headers = headers


def _missing_checksum(error: MissingUploadObjectWithObjectLockHeaders) -> None:
    message = (
        "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters"
    )
    S3ClientError.__init__(error, "InvalidRequest", message)


def _wanted(response: S3Response) -> tuple[str | None, str | None]:
    """Mode and date of a PutObjectRetention; (None, None) for an empty Retention, which asks to remove it."""
    retention = xmltodict.parse(response.body).get("Retention") or {}
    return retention.get("Mode"), retention.get("RetainUntilDate")


def _get_retention(response: S3Response) -> Any:
    calls.record("s3.GetObjectRetention")
    if not response.backend.get_bucket(response.bucket_name).object_lock_enabled:
        raise LockNotEnabled
    key, _ = response._get_key()
    if not key.lock_mode:
        raise LockError(
            "NoSuchObjectLockConfiguration", "The specified object does not have a ObjectLock configuration"
        )
    response.data["Action"] = "GetObjectRetention"
    retention = {"Mode": key.lock_mode, "RetainUntilDate": instant(key.lock_until)}
    return response.serialized(ActionResult({"Retention": retention}))


def _put_configuration(
    backend: S3Backend,
    bucket_name: str,
    lock_enabled: bool,
    mode: str | None = None,
    days: int | None = None,
    years: int | None = None,
) -> None:
    bucket = backend.get_bucket(bucket_name)
    if not bucket.is_versioned:
        raise InvalidBucketState("Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration")
    if not lock_enabled:
        raise LockError(
            "MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema"
        )
    bucket.object_lock_enabled = True
    bucket.default_lock_mode, bucket.default_lock_days, bucket.default_lock_years = mode, days, years
