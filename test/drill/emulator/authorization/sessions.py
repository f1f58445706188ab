"""Temporary credentials. moto forgets when a session began, for whom and how; here that stays on the access key moto
made for it.

Session durations: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
"""

from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from moto.core.utils import utcnow
from moto.iam.models import AccessKey, iam_backends
from moto.sts.models import AssumedRole
from moto.sts.utils import random_session_token

ROOT = "root"


@dataclass(frozen=True)
class Session:
    """`of` is the role's unique id, the user's name, or ROOT. Times are UTC without a zone, as moto has them."""

    kind: str
    of: str
    name: str
    arn: str
    token: str
    issued: datetime
    expires: datetime
    mfa: bool = False
    policies: tuple[str, ...] = ()
    tags: dict[str, str] = field(default_factory=dict)
    source_identity: str | None = None


@dataclass(frozen=True)
class Circumstances:
    """What the call that is being answered adds to the session it creates. `of` and `arn` are the caller's, if a user
    or root."""

    of: str | None = None
    arn: str = ""
    mfa: bool = False
    policies: tuple[str, ...] = ()
    tags: dict[str, str] = field(default_factory=dict)
    source_identity: str | None = None


current: ContextVar[Circumstances] = ContextVar("circumstances", default=Circumstances())


def session_of(key: AccessKey) -> Session | None:
    return getattr(key, "session", None)


def make_root_key(account: str, partition: str = "aws") -> AccessKey:
    """A long-term key of the account's root user, which no API of AWS can create."""
    key = AccessKey(user_name=None, prefix="AKIA", account_id=account)
    key.root = True
    iam_backends[account][partition].access_keys[key.access_key_id] = key
    return key


def make_user_session(account: str, partition: str, kind: str, name: str, arn: str, duration: int) -> AccessKey:
    """Of the user or root that makes the current call."""
    key = iam_backends[account][partition].create_temp_access_key()
    of = current.get().of or ""
    key.session = _session(kind, of, name, arn, random_session_token(), duration)
    return key


def _session(kind: str, of: str, name: str, arn: str, token: str, duration: int) -> Session:
    how, now = current.get(), utcnow()
    return Session(
        kind,
        of,
        name,
        arn,
        token,
        now,
        now + timedelta(seconds=duration),
        how.mfa,
        how.policies,
        how.tags,
        how.source_identity,
    )


def remember_roles() -> None:
    """Note every role session as moto creates it."""
    stock = AssumedRole.__init__

    def init(self: AssumedRole, *arguments: Any, **named: Any) -> None:
        stock(self, *arguments, **named)
        duration = round((self.expiration - utcnow()).total_seconds())
        role_id = self.user_id.partition(":")[0]
        self.access_key.session = _session(
            "assumed-role", role_id, self.session_name, self.role_arn, self.session_token, duration
        )

    AssumedRole.__init__ = init
