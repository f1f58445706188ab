"""S3: a bucket's configurations of request metrics, which moto refuses as unknown.

https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-configurations.html
"""

from collections.abc import Callable
from typing import Any

import flask
from moto.core.common_types import TYPE_RESPONSE
from moto.core.responses import ActionResult
from moto.s3.exceptions import S3ClientError
from moto.s3.models import FakeBucket
from moto.s3.responses import S3Response

import calls
import s3_parameters

# https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketMetricsConfiguration.html
LIMIT = 1000

Handler = Callable[[S3Response, str], dict[str, Any]]


class _NoSuchConfiguration(S3ClientError):
    code = "NoSuchConfiguration"
    message = "The specified configuration does not exist."


def _configurations(bucket: FakeBucket) -> dict[str, dict[str, Any]]:
    """By identifier; kept on the bucket, so that they end with it."""
    return bucket.__dict__.setdefault("metrics_configurations", {})


def _known(response: S3Response, identifier: str) -> dict[str, dict[str, Any]]:
    found = _configurations(response.backend.get_bucket(response.bucket_name))
    if identifier not in found:
        raise _NoSuchConfiguration()
    return found


def _put(response: S3Response, identifier: str) -> dict[str, Any]:
    configuration = s3_parameters.read(response, "PutBucketMetricsConfiguration")["MetricsConfiguration"]
    if configuration["Id"] != identifier:
        raise S3ClientError("InvalidArgument", "The Id of the request and that of the configuration are not the same.")
    found = _configurations(response.backend.get_bucket(response.bucket_name))
    if identifier not in found and len(found) == LIMIT:
        raise S3ClientError("TooManyConfigurations", f"A bucket has at most {LIMIT} metrics configurations.")
    found[identifier] = configuration
    return {}


def _get(response: S3Response, identifier: str) -> dict[str, Any]:
    return {"MetricsConfiguration": _known(response, identifier)[identifier]}


def _list(response: S3Response, _: str) -> dict[str, Any]:
    found = _configurations(response.backend.get_bucket(response.bucket_name))
    return {"MetricsConfigurationList": [found[key] for key in sorted(found)], "IsTruncated": False}


def _delete(response: S3Response, identifier: str) -> dict[str, Any]:
    del _known(response, identifier)[identifier]
    return {}


def _answer(response: S3Response, operation: str, handler: Handler, identifier: str) -> TYPE_RESPONSE:
    calls.record(f"s3.{operation}")
    response.data["Action"] = operation
    try:
        return response.serialized(ActionResult(handler(response, identifier)))
    except _NoSuchConfiguration as problem:
        # The API model does not name this error, so moto would make it a 400.
        _, headers, body = response.serialized(ActionResult(problem))
        return 404, headers, body


_HANDLERS: dict[str, Handler] = {"get": _get, "put": _put, "delete": _delete}


def _in_front_of(verb: str, stock: Callable[..., Any]) -> Callable[..., Any]:
    """moto dispatches by the query; what it does not know it takes for an operation on the bucket itself."""

    def dispatch(response: S3Response, *args: Any, **kwargs: Any) -> Any:
        if "metrics" not in flask.request.args:
            return stock(response, *args, **kwargs)
        identifier = flask.request.args.get("id", "")
        if verb == "get" and not identifier:
            return _answer(response, "ListBucketMetricsConfigurations", _list, identifier)
        return _answer(response, f"{verb.title()}BucketMetricsConfiguration", _HANDLERS[verb], identifier)

    return dispatch


def install() -> None:
    for verb in _HANDLERS:
        name = f"_bucket_response_{verb}"
        setattr(S3Response, name, _in_front_of(verb, getattr(S3Response, name)))
