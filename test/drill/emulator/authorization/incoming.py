"""One API call as it arrived: the operation, its parameters under the model's names, and the credentials it carries."""

import io
import re
from dataclasses import dataclass, field
from typing import Any

from botocore.exceptions import BotoCoreError
from moto.core.parse import PROTOCOL_PARSERS
from moto.core.request import determine_request_protocol
from moto.core.utils import gzip_decompress
from moto.utilities.utils import get_partition
from werkzeug import Request

from .routing import Operation, identify

_CREDENTIAL = re.compile(r"Credential=(?P<key>[^/]+)/[^/]+/(?P<region>[^/]+)/(?P<service>[^/]+)/aws4_request")
_SIGNATURE_V2 = re.compile(r"^AWS (?P<key>[^:]+):")
# Services reached under one more signing name than the one their permissions carry.
_ACTION_PREFIXES = {
    "monitoring": "cloudwatch",
    "tagging": "tag",
    "eventbridge": "events",
    "mobiletargeting": "mobiletargeting",
}


_READ = "firebreak.call"


@dataclass(frozen=True)
class Credential:
    """`key` is None for an unsigned request."""

    key: str | None
    token: str | None
    region: str
    signing_name: str


@dataclass(frozen=True)
class Call:
    http: Request
    credential: Credential
    operation: Operation | None
    parameters: dict[str, Any] = field(default_factory=dict)

    @property
    def service(self) -> str:
        return self.operation.service if self.operation else self.credential.signing_name

    @property
    def name(self) -> str:
        return self.operation.model.name if self.operation else ""

    @property
    def prefix(self) -> str:
        """What the service's IAM actions start with."""
        return _ACTION_PREFIXES.get(self.credential.signing_name, self.credential.signing_name)

    @property
    def partition(self) -> str:
        return get_partition(self.credential.region)


def read(environ: dict[str, Any]) -> Call:
    """Leaves the body readable for moto. The body of an upload is not looked at. Asked again, it has the answer ready."""
    if _READ not in environ:
        environ[_READ] = _read(environ)
    call: Call = environ[_READ]
    return call


def _read(environ: dict[str, Any]) -> Call:
    http = Request(environ)
    credential = _credential(http)
    if credential.signing_name == "s3":
        operation = identify(http, "s3")
        if operation is None or operation.streams:
            return Call(http, credential, operation, _parameters(http, operation, b""))
    body = _take_body(environ)
    http = Request({**environ, "wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body))})
    operation = identify(http, credential.signing_name)
    return Call(http, credential, operation, _parameters(http, operation, body))


def _credential(http: Request) -> Credential:
    header = http.headers.get("Authorization", "")
    signed = _CREDENTIAL.search(header) or _CREDENTIAL.search(f"Credential={http.args.get('X-Amz-Credential', '')}")
    token = http.headers.get("X-Amz-Security-Token") or http.args.get("X-Amz-Security-Token")
    if signed:
        return Credential(signed["key"], token, signed["region"], signed["service"].lower())
    old = _SIGNATURE_V2.match(header)
    # Only S3 still accepts the old signature and unsigned calls.
    return Credential(old["key"] if old else http.args.get("AWSAccessKeyId"), token, "us-east-1", "s3")


def _take_body(environ: dict[str, Any]) -> bytes:
    stream = environ["wsgi.input"]
    body: bytes = (
        stream.read() if environ.get("wsgi.input_terminated") else stream.read(int(environ.get("CONTENT_LENGTH") or 0))
    )
    environ["wsgi.input"] = io.BytesIO(body)
    environ["CONTENT_LENGTH"] = str(len(body))
    environ.pop("HTTP_TRANSFER_ENCODING", None)
    return gzip_decompress(body) if environ.get("HTTP_CONTENT_ENCODING") == "gzip" else body


def protocol_of(http: Request, operation: Operation) -> str:
    """The protocol of this request: some services answer to several."""
    return str(determine_request_protocol(operation.model.service_model, http.headers.get("Content-Type")))


def _parameters(http: Request, operation: Operation | None, body: bytes) -> dict[str, Any]:
    """Empty when the request is not as the model wants it; moto answers that."""
    if operation is None:
        return {}
    try:
        protocol = protocol_of(http, operation)
        parsed = PROTOCOL_PARSERS[protocol](operation.model, map_type=dict).parse(
            {
                "method": http.method,
                "values": http.values if protocol in ("query", "ec2") else http.args,
                "headers": http.headers,
                "body": body,
                "url_path": http.path,
                "url_params": operation.path_parameters,
            }
        )
    except (BotoCoreError, KeyError, NotImplementedError, TypeError, ValueError):
        parsed = {}
    return {**operation.path_parameters, **(parsed or {})}
