"""Which API operation an HTTP request is, by the service models that the AWS SDKs themselves are generated from.

moto decides this anew in every response class, and only after it has begun to answer; authorisation needs it before,
for all services
alike, also for those the extension adds.
"""

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote, urlparse

from botocore.exceptions import UnknownServiceError
from moto.core.model import OperationModel, ServiceModel
from moto.core.utils import get_service_model
from moto.s3.responses import S3Response
from moto.s3.utils import bucket_name_from_url
from werkzeug import Request

# Services signed under a name that is not the model's own, or that share a name: the first one with a matching
# operation is it.
_MODELS = {
    "access-analyzer": ("accessanalyzer",),
    "airflow": ("mwaa",),
    "aoss": ("opensearchserverless",),
    "apigateway": ("apigateway", "apigatewayv2"),
    "aps": ("amp",),
    "bedrock": ("bedrock", "bedrock-agent", "bedrock-runtime"),
    "cassandra": ("keyspaces",),
    "dynamodb": ("dynamodb", "dynamodbstreams"),
    "elasticfilesystem": ("efs",),
    "elasticloadbalancing": ("elbv2", "elb"),
    "elasticmapreduce": ("emr",),
    "es": ("opensearch", "es"),
    "kinesisanalytics": ("kinesisanalyticsv2", "kinesisanalytics"),
    "monitoring": ("cloudwatch",),
    "rds": ("rds", "docdb", "neptune"),
    "servicequotas": ("service-quotas",),
    "ses": ("ses", "sesv2"),
    "sso": ("sso-admin", "sso"),
    "states": ("stepfunctions",),
    "tagging": ("resourcegroupstaggingapi",),
    "timestream": ("timestream-write", "timestream-query"),
}
_CBOR_PATH = re.compile(r"^/service/[^/]+/operation/(?P<operation>[^/]+)$")
_LABEL = re.compile(r"{([^}]+)}")


@dataclass(frozen=True)
class Route:
    """How a REST operation is recognised. The more a route demands, the more specific it is."""

    operation: str
    method: str
    path: re.Pattern[str]
    literals: int
    query: frozenset[tuple[str, str | None]]
    headers: frozenset[str]

    def matches(self, request: Request, path: str) -> re.Match[str] | None:
        for name, value in self.query:
            if name not in request.args or (value is not None and request.args[name] != value):
                return None
        return self.path.fullmatch(path) if all(name in request.headers for name in self.headers) else None


@dataclass(frozen=True)
class Operation:
    """`path_parameters` by the model's labels, decoded."""

    service: str
    model: OperationModel
    path_parameters: dict[str, str]

    @property
    def streams(self) -> bool:
        return self.model.has_streaming_input


def identify(request: Request, signing_name: str) -> Operation | None:
    """None when no model knows the request."""
    account_level = signing_name == "s3" and request.path.startswith("/v20180820/")
    for service in ("s3control",) if account_level else _MODELS.get(signing_name, (signing_name,)):
        model = _model(service)
        found = _operation(request, service, model) if model else None
        if found:
            return found
    return None


@cache
def _model(service: str) -> ServiceModel | None:
    try:
        return get_service_model(service)
    except UnknownServiceError:
        return None


def _operation(request: Request, service: str, model: ServiceModel) -> Operation | None:
    target = request.headers.get("X-Amz-Target", "")
    cbor = _CBOR_PATH.match(request.path)
    if target:
        name: str | None = target.rsplit(".", 1)[-1]
    elif cbor:
        name = cbor["operation"]
    elif model.metadata["protocol"] in ("query", "ec2", "json") or "query" in model.metadata.get("protocols", ()):
        name = request.values.get("Action")
        if request.values.get("Version") not in (None, model.api_version):
            return None
    else:
        return _rest(request, service, model)
    return Operation(service, model.operation_model(name), {}) if name in model.operation_names else None


def _rest(request: Request, service: str, model: ServiceModel) -> Operation | None:
    path = _s3_path(request) if service == "s3" else _raw_path(request)
    # SDKs differ in the slash at the end of a path; in an object's key it counts.
    if service != "s3" or path.count("/") <= 2:
        path = path.rstrip("/") or "/"
    for route in _routes(service):
        found = route.matches(request, path) if route.method == request.method else None
        if found:
            labels = {_LABELS[name]: unquote(value) for name, value in found.groupdict().items()}
            return Operation(service, model.operation_model(route.operation), labels)
    return None


def _raw_path(request: Request) -> str:
    return urlparse(request.environ.get("RAW_URI") or request.path).path


def _s3_path(request: Request) -> str:
    """Path style, also for a request that carries the bucket in its host name."""
    path = _raw_path(request)
    bucket = bucket_name_from_url(request.url) if S3Response().subdomain_based_buckets(request) else None
    return f"/{bucket}{path}" if bucket else path


_LABELS: dict[str, str] = {}
"""Regular expression groups cannot be named like every label, so each gets a number."""


@cache
def _routes(service: str) -> list[Route]:
    model = get_service_model(service)
    routes = [_route(model.operation_model(name)) for name in model.operation_names]
    return sorted(routes, key=lambda route: (len(route.query) + len(route.headers), route.literals), reverse=True)


def _route(operation: OperationModel) -> Route:
    path, _, query = operation.http["requestUri"].partition("?")
    path = path.rstrip("/") or "/"
    wanted = {(name, value or None) for name, _, value in (part.partition("=") for part in query.split("&") if part)}
    headers: set[str] = set()
    shape = operation.input_shape
    for name in shape.required_members if shape else ():
        serialization = shape.members[name].serialization
        if serialization.get("location") == "querystring":
            wanted.add((serialization["name"], None))
        elif serialization.get("location") == "header" and operation.service_model.service_name == "s3":
            headers.add(serialization["name"])
    pieces = _LABEL.split(path)
    expression = "".join(re.escape(piece) if index % 2 == 0 else _group(piece) for index, piece in enumerate(pieces))
    literals = sum(len(piece) for piece in pieces[::2])
    return Route(
        operation.name,
        operation.http["method"],
        re.compile(expression),
        literals,
        frozenset(wanted),
        frozenset(headers),
    )


def _group(label: str) -> str:
    greedy = label.endswith("+")
    number = f"l{len(_LABELS)}"
    _LABELS[number] = label.rstrip("+")
    return f"(?P<{number}>{'.+' if greedy else '[^/]+'})"
