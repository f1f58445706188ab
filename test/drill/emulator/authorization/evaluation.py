"""The decision: AWS's policy evaluation logic over documents already gathered. Pure; knows nothing of moto.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
"""

from dataclasses import dataclass

from .policy import Document, Named, Request, any_allows, any_denies

Levels = tuple[tuple[Document, ...], ...]
"""Documents attached to the root, each organisational unit on the way down, and the account. Empty: the account is
exempt."""

# The owner's root may always repair a bucket policy that locks everybody out.
# https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketPolicy.html
_BUCKET_POLICY_ACTIONS = frozenset(("s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy"))


@dataclass(frozen=True)
class Caller:
    """What the caller's side says. `sessions` is empty when the session was not narrowed; root has no identity policies
    and needs none."""

    identity: tuple[Document, ...] = ()
    boundary: Document | None = None
    sessions: tuple[Document, ...] = ()
    control: Levels = ()


@dataclass(frozen=True)
class Target:
    """What the resource's side says. `governed`: the resource's own policy must agree even inside the account (key,
    role)."""

    account: str | None = None
    policy: Document | None = None
    governed: bool = False
    control: Levels = ()


@dataclass(frozen=True)
class Decision:
    allowed: bool
    reason: str = ""


def decide(request: Request, caller: Caller, target: Target) -> Decision:
    """Allowed, or refused with the reason worded as AWS words it in its error message."""
    refused = _explicit_deny(request, caller, target)
    if refused:
        return Decision(False, f"with an explicit deny in {refused}")
    for levels, kind in ((target.control, "resource control policy"), (caller.control, "service control policy")):
        if not all(any_allows(level, request) for level in levels):
            return Decision(False, f"because no {kind} allows the {request.action} action")
    grant = target.policy.grants(request) if target.policy else Named.NOT
    if request.principal.kind == "anonymous":
        return _granted(grant is not Named.NOT, request, "resource-based policy")
    identity = request.principal.kind == "root" or any_allows(caller.identity, request)
    if target.account in (None, request.principal.account):
        return _inside(request, caller, target.governed, grant, identity)
    if grant is Named.NOT:
        return _granted(False, request, "resource-based policy")
    return _limited(request, caller) if identity else _granted(False, request, "identity-based policy")


def _explicit_deny(request: Request, caller: Caller, target: Target) -> str | None:
    own_bucket_policy = (
        request.principal.kind == "root"
        and request.principal.account == target.account
        and request.action in _BUCKET_POLICY_ACTIONS
    )
    sources: list[tuple[str, tuple[Document, ...]]] = [
        ("a resource control policy", sum(target.control, ())),
        ("a service control policy", sum(caller.control, ())),
        ("a resource-based policy", (target.policy,) if target.policy and not own_bucket_policy else ()),
        ("an identity-based policy", caller.identity),
        ("a permissions boundary", (caller.boundary,) if caller.boundary else ()),
        ("a session policy", caller.sessions),
    ]
    return next((kind for kind, documents in sources if any_denies(documents, request)), None)


def _inside(request: Request, caller: Caller, governed: bool, grant: Named, identity: bool) -> Decision:
    """Inside one account either side may allow. A grant to exactly this user or session is not limited by its
    boundary."""
    if grant is Named.EXACTLY:
        return Decision(True)
    if grant is Named.LIMITED:
        return _limited(request, caller)
    if governed and grant is Named.NOT:
        return _granted(False, request, "resource-based policy")
    return _limited(request, caller) if identity else _granted(False, request, "identity-based policy")


def _limited(request: Request, caller: Caller) -> Decision:
    if caller.boundary and not caller.boundary.allows(request):
        return _granted(False, request, "permissions boundary")
    return _granted(not caller.sessions or any_allows(caller.sessions, request), request, "session policy")


def _granted(allowed: bool, request: Request, kind: str) -> Decision:
    return Decision(allowed, "" if allowed else f"because no {kind} allows the {request.action} action")
