"""Whether a call may be answered: authentication, what STS itself forbids, and the policies for everything the call
needs."""

from dataclasses import dataclass

import calls
from moto.core.authorization import ActionAuthenticatorMixin

from . import refusal, sts
from .context import keys
from .evaluation import Caller, Decision, Target, decide
from .identity import Identity, NotAuthenticated, authenticate
from .incoming import Call
from .policy import Request
from .refusal import Refusal
from .requirements import Requirement, requirements
from .resources import is_covered
from .sessions import Circumstances
from .target import owner, target


@dataclass(frozen=True)
class Verdict:
    """`undeletable`: the objects of a batch delete that the caller may not delete, while it may be answered for the
    others."""

    refused: Refusal | None = None
    circumstances: Circumstances = Circumstances()
    undeletable: frozenset[str] = frozenset()
    anonymous: bool = False


def unenforced(call: Call) -> Verdict:
    """Everything is allowed; sessions are remembered as they are, so that they are right once enforcement is on."""
    try:
        identity: Identity | None = authenticate(call.credential)
    except NotAuthenticated:
        identity = None
    return Verdict(circumstances=sts.circumstances(call, identity, mfa=sts.second_factor(call, None)))


def enforced(call: Call) -> Verdict:
    if call.http.headers.get("X-Amz-Target") in ActionAuthenticatorMixin.PUBLIC_OPERATIONS:
        return Verdict()
    try:
        identity = authenticate(call.credential)
        mfa = sts.second_factor(call, identity)
    except NotAuthenticated as problem:
        return _refuse(refusal.EXPIRED if str(problem) == "expired" else refusal.UNKNOWN, "RefusedCredentials")
    except sts.NoSecondFactor:
        message = "MultiFactorAuthentication failed with invalid MFA one time pass code."
        return _refuse(Refusal("denied", message), "RefusedSecondFactor")
    if identity.principal.kind == "anonymous" and call.service != "s3":
        return _refuse(refusal.MISSING, "RefusedCredentials")
    if call.operation is None:
        return _refuse(
            Refusal("denied", "The emulator knows no such operation, so no policy can allow it."), "UnknownOperation"
        )
    forbidden = sts.forbidden(call, identity)
    if forbidden:
        return _refuse(forbidden, "RefusedByService")
    return _by_policies(call, identity, mfa)


def _refuse(refused: Refusal, what: str) -> Verdict:
    calls.record(f"authorization.{what}")
    return Verdict(refused)


def _by_policies(call: Call, identity: Identity, mfa: bool) -> Verdict:
    if not is_covered(call.service):
        calls.record(f"authorization.UnknownResource {call.prefix}:{call.name}")
    undeletable = set()
    for needed in requirements(call, identity.principal.account or ""):
        decision = _decide(call, identity, needed, mfa)
        if decision.allowed:
            continue
        calls.record(f"authorization.Refused {decision.reason.replace(needed.action, 'requested')}")
        if call.name == "DeleteObjects" and needed.resource:
            undeletable.add(needed.resource)
            continue
        return Verdict(Refusal("denied", _message(call, identity, needed, decision)))
    calls.record("authorization.Allowed")
    how = sts.circumstances(call, identity, mfa=mfa) if call.service == "sts" else Circumstances()
    return Verdict(None, how, frozenset(undeletable), identity.principal.kind == "anonymous")


def _decide(call: Call, identity: Identity, needed: Requirement, mfa: bool) -> Decision:
    if needed.action in sts.ALWAYS_ALLOWED:
        return Decision(True)
    account = owner(needed.resource, identity.principal.account)
    context = keys(call, identity, needed, account, mfa=mfa)
    side: Target = target(needed.action, needed.resource, account, call.partition)
    if identity.service_linked:
        side = Target(side.account, side.policy, side.governed)
    caller: Caller = identity.caller
    return decide(Request(needed.action, needed.resource, identity.principal, context), caller, side)


def _message(call: Call, identity: Identity, needed: Requirement, decision: Decision) -> str:
    who = identity.principal.arn or "anonymous"
    on = f" on resource: {needed.resource}" if needed.resource else ""
    message = f"User: {who} is not authorized to perform: {needed.action}{on} {decision.reason}"
    return f"You are not authorized to perform this operation. {message}" if call.service == "ec2" else message
