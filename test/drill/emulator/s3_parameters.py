"""Parameters of a request to S3 under the names of its API model; moto takes what it needs from the body as text."""

from typing import Any

import flask
from moto.core.parse import PROTOCOL_PARSERS
from moto.core.utils import get_service_model
from moto.s3.responses import S3Response


def read(response: S3Response, operation: str) -> dict[str, Any]:
    model = get_service_model("s3").operation_model(operation)
    request = flask.request
    return PROTOCOL_PARSERS["rest-xml"](model, map_type=dict).parse(
        {
            "method": request.method,
            "values": request.values,
            "headers": request.headers,
            "body": response.body,
            "url_path": request.path,
            "url_params": {"Bucket": response.bucket_name},
        }
    )
