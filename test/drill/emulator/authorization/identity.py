"""Who signed a call, with the policies that speak for or against them. Signatures are not checked: moto computes some
of them wrongly."""

from dataclasses import dataclass, field
from typing import Any

from moto.core import DEFAULT_ACCOUNT_ID
from moto.core.utils import utcnow
from moto.iam.models import AccessKey, IAMBackend, Role, User, iam_backends

from .evaluation import Caller
from .incoming import Credential
from .organization import SERVICE_CONTROL, membership
from .policy import Document, Principal, document
from .sessions import ROOT, Session, session_of

_OF_SESSIONS = ("aws:tokenissuetime", "aws:multifactorauthpresent", "aws:multifactorauthage")
NOBODY = document('{"Statement": []}')
_TYPES = {
    "root": "Account",
    "user": "User",
    "assumed-role": "AssumedRole",
    "federated-user": "FederatedUser",
    "anonymous": "Anonymous",
}


class NotAuthenticated(Exception):
    """The credentials are no good; the message is one of `unknown` and `expired`."""


@dataclass(frozen=True)
class Identity:
    """`keys` are the condition keys that describe the caller. `user` is set for a user and for its sessions."""

    principal: Principal
    caller: Caller = Caller()
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    session: Session | None = None
    user: User | None = None
    service_linked: bool = False


def authenticate(credential: Credential) -> Identity:
    """Raises NotAuthenticated."""
    if credential.key is None:
        return Identity(
            Principal("anonymous"), keys={"aws:principaltype": ("Anonymous",), "aws:userid": ("anonymous",)}
        )
    found = find(credential.key)
    if found is None:
        raise NotAuthenticated("unknown")
    backend, key = found
    session = session_of(key)
    if key.status != "Active" or (session.token if session else None) != credential.token:
        raise NotAuthenticated("unknown")
    if session and session.expires <= utcnow():
        raise NotAuthenticated("expired")
    if session and session.kind == "assumed-role":
        return _role(backend, session)
    if getattr(key, "root", False) or (session and session.of == ROOT):
        return _root(backend, session)
    return _user(backend, session.of if session else key.user_name, session)


def find(key_id: str) -> tuple[IAMBackend, AccessKey] | None:
    """Looks only into what exists: merely to ask moto for an account's IAM loads every managed policy of AWS."""
    for regions in list(iam_backends.values()):
        for backend in list(dict.values(regions)):
            if key_id in backend.access_keys:
                return backend, backend.access_keys[key_id]
    return None


def account_of_key(key_id: str) -> str:
    found = find(key_id)
    return found[0].account_id if found else DEFAULT_ACCOUNT_ID


def simulated_user(backend: IAMBackend, user: User) -> Identity:
    return _user(backend, user.name, None)


def simulated_role(backend: IAMBackend, role: Role) -> Identity:
    """As a session of the role, but of no time: that is for the simulation to say."""
    identity = _role(backend, Session("assumed-role", role.id, "simulated", role.arn, "", utcnow(), utcnow()))
    ours = {name: value for name, value in identity.keys.items() if name not in _OF_SESSIONS}
    return Identity(identity.principal, identity.caller, ours, service_linked=identity.service_linked)


def _role(backend: IAMBackend, session: Session) -> Identity:
    """A session whose role is gone keeps its name and loses every permission."""
    role = backend.roles.get(session.of)
    arn = role.arn if role else session.arn
    name = arn.rsplit("/", 1)[-1]
    principal = Principal(
        "assumed-role",
        backend.account_id,
        f"arn:{backend.partition}:sts::{backend.account_id}:assumed-role/{name}/{session.name}",
        arn,
    )
    linked = bool(role and role.path.startswith("/aws-service-role/"))
    caller = Caller(
        identity=_documents(role) if role else (),
        boundary=_boundary(backend, role),
        sessions=tuple(document(text) for text in session.policies),
        control=() if linked else _control(principal),
    )
    tags = {**_tags(role.tags if role else None), **session.tags}
    keys = _keys(principal, f"{session.of}:{session.name}", tags, session)
    return Identity(principal, caller, keys, session, service_linked=linked)


def _user(backend: IAMBackend, name: str | None, session: Session | None) -> Identity:
    user = backend.users.get(name or "")
    if user is None:
        raise NotAuthenticated("unknown")
    federated = session is not None and session.kind == "federated-user"
    principal = (
        Principal(session.kind, user.account_id, session.arn)
        if federated
        else Principal("user", user.account_id, user.arn)
    )
    groups = [group for group in backend.groups.values() if user in group.users]
    narrowed = tuple(document(text) for text in session.policies) if session else ()
    caller = Caller(
        identity=sum((_documents(holder) for holder in [user, *groups]), ()),
        boundary=_boundary(backend, user),
        # A federated user gets nothing that its session policy does not give.
        sessions=narrowed or ((NOBODY,) if federated else ()),
        control=_control(principal),
    )
    userid = f"{user.account_id}:{session.name}" if federated and session else user.id
    keys = _keys(principal, userid, _tags(user.tags), session)
    return Identity(principal, caller, keys if federated else {**keys, "aws:username": (user.name,)}, session, user)


def _root(backend: IAMBackend, session: Session | None) -> Identity:
    arn = f"arn:{backend.partition}:iam::{backend.account_id}:root"
    principal = Principal("root", backend.account_id, arn)
    return Identity(
        principal, Caller(control=_control(principal)), _keys(principal, backend.account_id, {}, session), session
    )


def _documents(holder: Any) -> tuple[Document, ...]:
    """Inline and attached policies of a user, group or role."""
    attached = [default_version(policy) for policy in list(holder.managed_policies.values())]
    return tuple(document(text) for text in [*list(holder.policies.values()), *attached])


def default_version(policy: Any) -> str:
    return next(version.document for version in policy.versions if version.is_default)


def _boundary(backend: IAMBackend, holder: User | Role | None) -> Document | None:
    arn = getattr(holder, "permissions_boundary_arn", None)
    if not arn:
        return None
    policy = backend.managed_policies.get(arn)
    return document(default_version(policy)) if policy else NOBODY


def _control(principal: Principal) -> Any:
    place = membership(principal.account or "", principal.arn.split(":")[1])
    return place.levels(SERVICE_CONTROL) if place else ()


def _tags(tags: Any) -> dict[str, str]:
    return tags if isinstance(tags, dict) else {tag["Key"]: tag["Value"] for tag in tags or ()}


def _keys(
    principal: Principal, userid: str, tags: dict[str, str], session: Session | None
) -> dict[str, tuple[str, ...]]:
    keys = {
        "aws:principalarn": (principal.role_arn or principal.arn,),
        "aws:principalaccount": (principal.account or "",),
        "aws:principaltype": (_TYPES[principal.kind],),
        "aws:userid": (userid,),
        **{f"aws:principaltag/{name}".lower(): (value,) for name, value in tags.items()},
    }
    place = membership(principal.account or "", principal.arn.split(":")[1])
    if place:
        keys |= {"aws:principalorgid": (place.organization_id,), "aws:principalorgpaths": (place.path,)}
    if session:
        # Long-term credentials carry none of these, which is what makes a Deny on them fail open for access keys.
        keys |= {
            "aws:tokenissuetime": (session.issued.strftime("%Y-%m-%dT%H:%M:%SZ"),),
            "aws:multifactorauthpresent": (str(session.mfa).lower(),),
        }
        if session.mfa:
            keys["aws:multifactorauthage"] = (str(int((utcnow() - session.issued).total_seconds())),)
        if session.source_identity:
            keys["aws:sourceidentity"] = (session.source_identity,)
    return keys
