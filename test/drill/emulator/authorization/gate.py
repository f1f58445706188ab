"""The hook: every request passes here before moto chooses who answers it, and so before anything the extension adds."""

import json
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from typing import Any

import moto.iam.models
from moto.core.authorization import ActionAuthenticatorMixin
from moto.iam.access_control import PermissionResult
from moto.moto_server.werkzeug_app import DomainDispatcherApplication
from moto.s3.models import FakeBucket

from . import identity, incoming, judge, sessions, switch
from .refusal import respond

# Addresses that are not AWS's.
OUTSIDE = ("/moto-api", "/firebreak/", "/favicon.ico", "/latest/meta-data/", "/latest/api/")

_verdict: ContextVar[judge.Verdict] = ContextVar("verdict", default=judge.Verdict())


def install() -> None:
    stock = DomainDispatcherApplication.__call__

    def __call__(self: DomainDispatcherApplication, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path in _CONTROLS:
            return _control(_CONTROLS[path], environ, start_response)
        if path.startswith(OUTSIDE) or not (switch.is_on() or _may_be_sts(environ)):
            return stock(self, environ, start_response)
        call = incoming.read(environ)
        verdict = judge.enforced(call) if switch.is_on() else judge.unenforced(call)
        if verdict.refused:
            return respond(call, verdict.refused, start_response)
        how, given = sessions.current.set(verdict.circumstances), _verdict.set(verdict)
        try:
            return stock(self, environ, start_response)
        finally:
            _verdict.reset(given)
            sessions.current.reset(how)

    DomainDispatcherApplication.__call__ = __call__
    # moto's own evaluation, which would run a second time inside.
    ActionAuthenticatorMixin._authenticate_and_authorize_action = lambda *_arguments, **_named: None
    # The same answer as moto's, which sets up every account in every partition to find it.
    moto.iam.models.get_account_id_from = identity.account_of_key
    FakeBucket.get_permission = _bucket_permission


def _may_be_sts(environ: dict[str, Any]) -> bool:
    return "/sts/aws4_request" in environ.get("HTTP_AUTHORIZATION", "")


def _bucket_permission(_bucket: FakeBucket, _action: str, resource: str) -> PermissionResult:
    """moto asks a bucket's policy once more for every object; the answer is the one already given."""
    denied = {arn.split(":", 5)[5] for arn in _verdict.get().undeletable}
    return PermissionResult.DENIED if resource.split(":", 5)[-1] in denied else PermissionResult.PERMITTED


def _control(answer: Callable[[Any], Any], environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """`GET` and `POST /firebreak/enforcement {"on": true}`; `POST /firebreak/root-key {"account": "222222222222"}`."""
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    try:
        status, result = "200 OK", answer(json.loads(body) if environ["REQUEST_METHOD"] == "POST" else {})
    except (KeyError, TypeError, ValueError) as problem:
        status, result = "400 Bad Request", {"error": f"cannot read {body!r}: {problem!r}"}
    start_response(status, [("Content-Type", "application/json")])
    return [json.dumps(result).encode()]


def _enforcement(given: dict[str, Any]) -> dict[str, bool]:
    if "on" in given:
        if not isinstance(given["on"], bool):
            raise ValueError('"on" is true or false')
        switch.set(given["on"])
    return {"on": switch.is_on()}


def _root_key(given: dict[str, Any]) -> dict[str, str]:
    """The credentials of an account's root user, which no API creates but an attacker may hold."""
    account = given["account"]
    if not (isinstance(account, str) and account.isdigit() and len(account) == 12):
        raise ValueError('"account" is a string of 12 digits')
    key = sessions.make_root_key(account)
    return {"AccessKeyId": key.access_key_id, "SecretAccessKey": key.secret_access_key}


_CONTROLS = {"/firebreak/enforcement": _enforcement, "/firebreak/root-key": _root_key}
