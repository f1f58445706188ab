"""The userIdentity element.

https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
"""

from dataclasses import dataclass
from typing import Any

from moto.core import DEFAULT_ACCOUNT_ID
from moto.iam.models import AccessKey, IAMBackend

from authorization import identity
from authorization.incoming import Credential
from authorization.sessions import ROOT, Session, session_of

Element = dict[str, Any]


@dataclass(frozen=True)
class Who:
    """`account` is None for an unsigned call."""

    account: str | None
    element: Element

    def from_outside(self) -> Element:
        """As another account's record of the same call names the caller."""
        return {
            "type": "AWSAccount",
            "principalId": self.element.get("principalId", ""),
            "accountId": self.account or "ANONYMOUS_PRINCIPAL",
        }


def who(credential: Credential) -> Who:
    if credential.key is None:
        return Who(None, Who(None, {}).from_outside())
    found = identity.find(credential.key)
    if found is None:
        # As long as nothing is enforced, moto takes any key for the first account's root.
        return Who(DEFAULT_ACCOUNT_ID, _root(DEFAULT_ACCOUNT_ID, "aws", credential.key, None))
    backend, key = found
    return Who(backend.account_id, _element(backend, key))


def _element(backend: IAMBackend, key: AccessKey) -> Element:
    session = session_of(key)
    if session and session.kind == "assumed-role":
        return _role(backend, key, session)
    if session and session.kind == "federated-user":
        return _federated(backend, key, session)
    if getattr(key, "root", False) or (session and session.of == ROOT):
        return _root(backend.account_id, backend.partition, key.access_key_id, session)
    name = session.of if session else key.user_name
    return {**_user(backend, name), "accessKeyId": key.access_key_id, **_context(session)}


def _role(backend: IAMBackend, key: AccessKey, session: Session) -> Element:
    role = backend.roles.get(session.of)
    arn = role.arn if role else session.arn
    name, account = arn.rsplit("/", 1)[-1], backend.account_id
    issuer = {"type": "Role", "principalId": session.of, "arn": arn, "accountId": account, "userName": name}
    return {
        "type": "AssumedRole",
        "principalId": f"{session.of}:{session.name}",
        "arn": f"arn:{backend.partition}:sts::{account}:assumed-role/{name}/{session.name}",
        "accountId": account,
        "accessKeyId": key.access_key_id,
        **_context(session, sessionIssuer=issuer),
    }


def _federated(backend: IAMBackend, key: AccessKey, session: Session) -> Element:
    if session.of == ROOT:
        issuer = _root(backend.account_id, backend.partition, None, None)
    else:
        issuer = _user(backend, session.of)
    return {
        "type": "FederatedUser",
        "principalId": f"{backend.account_id}:{session.name}",
        "arn": session.arn,
        "accountId": backend.account_id,
        "accessKeyId": key.access_key_id,
        **_context(session, sessionIssuer=issuer),
    }


def _user(backend: IAMBackend, name: str | None) -> Element:
    user = backend.users.get(name or "")
    known = {"principalId": user.id, "arn": user.arn} if user else {}
    return {"type": "IAMUser", **known, "accountId": backend.account_id, "userName": name}


def _root(account: str, partition: str, key: str | None, session: Session | None) -> Element:
    arn = f"arn:{partition}:iam::{account}:root"
    with_key = {"accessKeyId": key} if key else {}
    return {"type": "Root", "principalId": account, "arn": arn, "accountId": account, **with_key, **_context(session)}


def _context(session: Session | None, **issuer: Element) -> Element:
    """Absent for long-term keys."""
    if session is None:
        return {}
    attributes = {
        "creationDate": session.issued.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "mfaAuthenticated": str(session.mfa).lower(),
    }
    source = {"sourceIdentity": session.source_identity} if session.source_identity else {}
    return {"sessionContext": {**issuer, "attributes": attributes, **source}}
