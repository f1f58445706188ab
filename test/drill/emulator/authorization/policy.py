"""Policy documents: which statements apply to a request. Pure; knows nothing of moto.

Elements: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Any

from .conditions import UnknownOperator, as_list, satisfied
from .patterns import Context, arn_glob, expand, glob, is_everything


class Named(IntEnum):
    """How closely a Principal element names the caller; it decides whether a boundary limits the grant."""

    NOT = 0
    ACCOUNT = 1  # the caller's account: hands the decision to that account's identity policies
    LIMITED = 2  # the caller's role, or everyone
    EXACTLY = 3  # the caller's user, session or root


@dataclass(frozen=True)
class Principal:
    """Who calls. `kind` is user, assumed-role, federated-user, root or anonymous (without account and arn)."""

    kind: str
    account: str | None = None
    arn: str = ""
    role_arn: str | None = None

    @property
    def root_arn(self) -> str:
        return f"arn:{self.arn.split(':')[1]}:iam::{self.account}:root"

    def names(self) -> list[tuple[frozenset[str], Named]]:
        """Every way to write this caller in a Principal element, the closest first."""
        if self.account is None:
            return []
        account = frozenset((self.account, self.root_arn))
        if self.kind == "root":
            return [(account | {self.arn}, Named.EXACTLY)]
        role = [(frozenset((self.role_arn,)), Named.LIMITED)] if self.role_arn else []
        return [(frozenset((self.arn,)), Named.EXACTLY), *role, (account, Named.ACCOUNT)]


@dataclass(frozen=True)
class Request:
    """One action on one resource; `resource` is None when the action takes none or the emulator cannot name it."""

    action: str
    resource: str | None
    principal: Principal
    context: Context


class Statement:
    def __init__(self, source: dict[str, Any], *, variables: bool):
        self._source = source
        self._variables = variables
        self.effect: str = source.get("Effect", "")
        self.names_principals = "Principal" in source or "NotPrincipal" in source

    def applies(self, request: Request) -> Named:
        """NOT when the statement is about something else. A statement without a principal names whoever carries it."""
        if not (self._action(request) and self._resource(request)):
            return Named.NOT
        named = self._principal(request.principal)
        return named if named and self._condition(request.context) else Named.NOT

    def _action(self, request: Request) -> bool:
        if "NotAction" in self._source:
            return not self._any_action(self._source["NotAction"], request.action)
        return self._any_action(self._source.get("Action", []), request.action)

    def _any_action(self, patterns: Any, action: str) -> bool:
        expanded = (expand(pattern, {}, variables=False) or "" for pattern in as_list(patterns))
        return any(glob(pattern, action, ignore_case=True) for pattern in expanded)

    def _resource(self, request: Request) -> bool:
        if "NotResource" in self._source:
            return not self._any_resource(self._source["NotResource"], request)
        return "Resource" not in self._source or self._any_resource(self._source["Resource"], request)

    def _any_resource(self, patterns: Any, request: Request) -> bool:
        for pattern in as_list(patterns):
            expanded = expand(pattern, request.context, variables=self._variables)
            if expanded is None:
                continue
            if is_everything(expanded) or (request.resource is not None and arn_glob(expanded, request.resource)):
                return True
        return False

    def _principal(self, principal: Principal) -> Named:
        if "NotPrincipal" in self._source:
            listed, everyone = _principals(self._source["NotPrincipal"])
            # The account must be excepted as well as the user or role in it.
            excepted = everyone or (principal.names() and all(names & listed for names, _ in principal.names()))
            return Named.NOT if excepted else Named.LIMITED
        if "Principal" not in self._source:
            return Named.EXACTLY
        listed, everyone = _principals(self._source["Principal"])
        closest = max((named for names, named in principal.names() if names & listed), default=Named.NOT)
        return max(closest, Named.LIMITED) if everyone else closest

    def _condition(self, context: Context) -> bool:
        try:
            return satisfied(self._source.get("Condition") or {}, context, variables=self._variables)
        except UnknownOperator:
            # The safe side: what cannot be read refuses.
            return self.effect == "Deny"


def _principals(element: Any) -> tuple[frozenset[str], bool]:
    """The AWS principals of the element and whether it says everyone; services and other federations never call the
    emulator."""
    if element == "*":
        return frozenset(), True
    listed = frozenset(as_list(element.get("AWS", [])))
    return listed, "*" in listed


class Document:
    """A parsed policy. Raises ValueError when the text is not a JSON object."""

    def __init__(self, source: str | bytes):
        parsed = json.loads(source)
        if not isinstance(parsed, dict):
            raise ValueError("a policy document is a JSON object")
        # Policy variables exist since this version; an older or unversioned document means its `${` literally.
        variables = parsed.get("Version") == "2012-10-17"
        self._statements = [Statement(one, variables=variables) for one in as_list(parsed.get("Statement", []))]

    def denies(self, request: Request) -> bool:
        return self._closest("Deny", request) is not Named.NOT

    def allows(self, request: Request) -> Named:
        return self._closest("Allow", request)

    def grants(self, request: Request) -> Named:
        """As `allows`, for a resource's own policy: a statement that names no principal grants nothing there."""
        return self._closest("Allow", request, only_named=True)

    def _closest(self, effect: str, request: Request, *, only_named: bool = False) -> Named:
        relevant = (
            one for one in self._statements if one.effect == effect and (one.names_principals or not only_named)
        )
        return max((one.applies(request) for one in relevant), default=Named.NOT)


@lru_cache(maxsize=4096)
def document(source: str | bytes) -> Document:
    """A text that is no policy refuses everything: AWS would never have stored it, so a test must not pass because of
    it."""
    try:
        return Document(source)
    except ValueError:
        return Document('{"Statement": [{"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*"}]}')


def any_denies(documents: Iterable[Document], request: Request) -> bool:
    return any(one.denies(request) for one in documents)


def any_allows(documents: Iterable[Document], request: Request) -> bool:
    return any(one.allows(request) for one in documents)
