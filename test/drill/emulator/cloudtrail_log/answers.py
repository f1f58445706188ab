"""What came of a call: the error, or the answer of a call that made something."""

from dataclasses import dataclass, field
from typing import Any

from botocore.awsrequest import HeadersDict
from botocore.parsers import ResponseParserError, create_parser

from authorization.incoming import Call, protocol_of

# A call with bad credentials belongs to no account, and so is in no account's log.
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html
UNAUTHENTICATED = frozenset(
    (
        "AuthFailure",
        "ExpiredToken",
        "ExpiredTokenException",
        "InvalidAccessKeyId",
        "InvalidClientTokenId",
        "MissingAuthenticationToken",
        "MissingAuthenticationTokenException",
        "RequestExpired",
        "UnrecognizedClientException",
    )
)
# Whatever the protocol says of a refusal by policy, the record says AccessDenied; only EC2 has its own word.
_REFUSED = frozenset(("AccessDeniedException", "AuthorizationError"))
INTERNAL = "InternalFailure"
# Of a HEAD there is no body to read it from.
_BY_STATUS = {403: ("AccessDenied", "Access Denied"), 404: ("NoSuchKey", "The specified key does not exist.")}


@dataclass(frozen=True)
class Raw:
    """As the application answered."""

    status: int
    headers: list[tuple[str, str]]
    body: list[bytes]

    def size(self) -> int:
        return sum(len(part) for part in self.body)


FAILED = Raw(500, [], [])
"""The application broke: the server tells the caller no more than that."""


@dataclass(frozen=True)
class Answer:
    """`output` under the names of the model, empty where it is not looked at."""

    request_id: str | None
    code: str | None = None
    message: str | None = None
    output: dict[str, Any] = field(default_factory=dict)

    def error(self, service: str) -> dict[str, str]:
        if self.code is None:
            return {}
        if service == "ec2":
            code = f"{'Server' if self.code == INTERNAL else 'Client'}.{self.code}"
        else:
            code = "AccessDenied" if self.code in _REFUSED else self.code
        return {"errorCode": code, **({"errorMessage": self.message} if self.message else {})}


def understand(call: Call, raw: Raw, *, wanted: bool) -> Answer:
    """`wanted`: the answer of a call that succeeded is looked at, not only that it did."""
    headers = HeadersDict(raw.headers)
    request_id = next((headers[name] for name in ("x-amzn-requestid", "x-amz-request-id") if name in headers), None)
    if raw.status < 300 and not wanted or call.operation is None:
        return Answer(request_id)
    if raw.status >= 500:
        return Answer(request_id, INTERNAL)
    if raw.status >= 300 and call.http.method == "HEAD":
        code, message = _BY_STATUS.get(raw.status, (str(raw.status), ""))
        return Answer(request_id, code, message)
    model = call.operation.model
    if raw.status == 304 or (raw.status < 300 and model.has_streaming_output):
        return Answer(request_id)
    response = {"headers": headers, "status_code": raw.status, "body": b"".join(raw.body)}
    try:
        parsed = create_parser(protocol_of(call.http, call.operation)).parse(response, model.output_shape)
    except ResponseParserError:
        # The emulator did not answer in the protocol, for instance with a page that says what it lacks.
        return Answer(request_id, str(raw.status) if raw.status >= 300 else None)
    metadata = parsed.pop("ResponseMetadata", {})
    error = parsed.get("Error", {}) if raw.status >= 300 else {}
    return Answer(
        request_id or metadata.get("RequestId"),
        str(error.get("Code") or raw.status) if raw.status >= 300 else None,
        error.get("Message"),
        parsed if raw.status < 300 else {},
    )
