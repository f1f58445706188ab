"""One organisation, an attacker, responders, a neighbour and a stranger, for the tests that go through the SDK."""

import time
import unittest
from typing import Any

from authorization_support import (
    DEPLOYER,
    EVERYTHING,
    administrator_of,
    client,
    enforce,
    policy,
    refused,
    reset,
    role,
    user,
)


STRANGER = "999999999999"


class Estate:
    """Built without enforcement: management account, a victim and a neighbour below one unit, and an account of nobody
    we know."""

    def __init__(self) -> None:
        reset()
        self.organizations = client("organizations")
        self.organization = self.organizations.create_organization(FeatureSet="ALL")["Organization"]["Id"]
        self.root = self.organizations.list_roots()["Roots"][0]["Id"]
        for kind in ("SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"):
            self.organizations.enable_policy_type(RootId=self.root, PolicyType=kind)
        self.unit = self.organizations.create_organizational_unit(ParentId=self.root, Name="workloads")[
            "OrganizationalUnit"
        ]["Id"]
        self.victim, self.neighbour = self._account("victim"), self._account("neighbour")
        self.manager = user(DEPLOYER, "manager", EVERYTHING)
        self.in_victim, self.in_neighbour, self.in_stranger = (
            administrator_of(account) for account in (self.victim, self.neighbour, STRANGER)
        )
        self.attacker = user(self.in_victim, "attacker", EVERYTHING)
        self.innocent = user(self.in_neighbour, "innocent", EVERYTHING)
        self.stranger = user(self.in_stranger, "stranger", EVERYTHING)

    def _account(self, name: str) -> str:
        account = self.organizations.create_account(AccountName=name, Email=f"{name}@example.com")[
            "CreateAccountStatus"
        ]["AccountId"]
        self.organizations.move_account(AccountId=account, SourceParentId=self.root, DestinationParentId=self.unit)
        return account

    def attach(self, target: str, *statements: dict[str, Any], kind: str = "SERVICE_CONTROL_POLICY") -> str:
        """As the management account's administrator, so that it works under enforcement too."""
        organizations = client("organizations", self.manager)
        name = f"policy-{time.monotonic_ns()}"
        content = policy(*({"Effect": "Deny", **one} for one in statements))
        identifier = organizations.create_policy(Name=name, Description="d", Type=kind, Content=content)["Policy"][
            "PolicySummary"
        ]["Id"]
        organizations.attach_policy(PolicyId=identifier, TargetId=target)
        return identifier

    def role_in_victim(
        self, name: str, *statements: dict[str, Any], trust: dict[str, Any] | None = None, **parameters: Any
    ) -> str:
        trusted = trust or {"Principal": {"AWS": f"arn:aws:iam::{self.victim}:root"}}
        return role(self.in_victim, name, trusted, *(statements or (EVERYTHING,)), **parameters)


class EnforcedTest(unittest.TestCase):
    """A fresh estate for each test; `enforce()` is the test's own step."""

    def setUp(self) -> None:
        self.estate = Estate()
        self.addCleanup(enforce, False)

    def assertDenied(self, call: Any, *, because: str = "", **parameters: Any) -> None:
        code, message = refused(call, **parameters)
        self.assertIn(
            code,
            ("AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AuthorizationError", "403"),
            message,
        )
        self.assertIn(because, message)
