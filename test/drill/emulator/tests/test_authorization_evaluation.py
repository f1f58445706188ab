"""The decision over given documents, row by row of AWS's evaluation logic."""

import json
import unittest
from dataclasses import replace
from typing import Any

import authorization_support  # noqa: F401  finds the emulator's modules
from authorization.evaluation import Caller, Target, decide
from authorization.policy import Document, Principal, Request

OWN, OTHER = "111111111111", "222222222222"
BUCKET = "arn:aws:s3:::evidence/x"
USER = Principal("user", OWN, f"arn:aws:iam::{OWN}:user/alice")
ROLE = Principal("assumed-role", OWN, f"arn:aws:sts::{OWN}:assumed-role/R/s", f"arn:aws:iam::{OWN}:role/R")
ROOT = Principal("root", OWN, f"arn:aws:iam::{OWN}:root")
NOBODY = Principal("anonymous")


def document(*statements: dict[str, Any]) -> Document:
    return Document(
        json.dumps(
            {"Version": "2012-10-17", "Statement": [{"Action": "*", "Resource": "*", **one} for one in statements]}
        )
    )


ALLOW, DENY, NOTHING = document({"Effect": "Allow"}), document({"Effect": "Deny"}), document()
TO_ALL, TO_NONE = document({"Effect": "Allow", "Principal": "*"}), document({"Effect": "Deny", "Principal": "*"})
ADMINISTRATOR = Caller(identity=(ALLOW,))
FREE = (ALLOW,)


def granted_to(arn: str) -> Document:
    return document({"Effect": "Allow", "Principal": {"AWS": arn}})


ACCOUNT = granted_to(f"arn:aws:iam::{OWN}:root")
MINE, THEIRS = Target(OWN), Target(OTHER)

ROWS: list[tuple[str, Principal, Caller, Target, bool]] = [
    ("nothing allows", USER, Caller(), MINE, False),
    ("identity allows", USER, ADMINISTRATOR, MINE, True),
    ("identity denies", USER, Caller(identity=(ALLOW, DENY)), MINE, False),
    ("root needs no policy", ROOT, Caller(), MINE, True),
    ("SCP allows on every level", USER, replace(ADMINISTRATOR, control=(FREE, FREE, FREE)), MINE, True),
    ("SCP missing on one level", USER, replace(ADMINISTRATOR, control=(FREE, (), FREE)), MINE, False),
    ("SCP denies at the root", USER, replace(ADMINISTRATOR, control=((ALLOW, DENY), FREE)), MINE, False),
    ("SCP denies root user", ROOT, Caller(control=(FREE, (ALLOW, DENY))), MINE, False),
    ("SCP does not grant", USER, Caller(control=(FREE,)), MINE, False),
    ("boundary allows", USER, replace(ADMINISTRATOR, boundary=ALLOW), MINE, True),
    ("boundary silent", USER, replace(ADMINISTRATOR, boundary=NOTHING), MINE, False),
    ("boundary does not grant", USER, Caller(boundary=ALLOW), MINE, False),
    ("session policy silent", ROLE, replace(ADMINISTRATOR, sessions=(NOTHING,)), MINE, False),
    ("session policy denies", ROLE, replace(ADMINISTRATOR, sessions=(ALLOW, DENY)), MINE, False),
    ("session policy allows", ROLE, replace(ADMINISTRATOR, sessions=(ALLOW,)), MINE, True),
    ("own bucket names the user", USER, Caller(), Target(OWN, granted_to(USER.arn)), True),
    (
        "own bucket names the user, boundary silent",
        USER,
        Caller(boundary=NOTHING),
        Target(OWN, granted_to(USER.arn)),
        True,
    ),
    (
        "own bucket names the user, boundary denies",
        USER,
        Caller(boundary=DENY),
        Target(OWN, granted_to(USER.arn)),
        False,
    ),
    ("own bucket names the role", ROLE, Caller(), Target(OWN, granted_to(ROLE.role_arn or "")), True),
    (
        "own bucket names the role, boundary silent",
        ROLE,
        Caller(boundary=NOTHING),
        Target(OWN, granted_to(ROLE.role_arn or "")),
        False,
    ),
    (
        "own bucket names the session, boundary silent",
        ROLE,
        Caller(boundary=NOTHING),
        Target(OWN, granted_to(ROLE.arn)),
        True,
    ),
    ("own bucket names the account", USER, Caller(), Target(OWN, ACCOUNT), False),
    ("own bucket denies", USER, ADMINISTRATOR, Target(OWN, TO_NONE), False),
    ("own bucket denies root", ROOT, Caller(), Target(OWN, TO_NONE), False),
    ("own key names the account, identity allows", USER, ADMINISTRATOR, Target(OWN, ACCOUNT, governed=True), True),
    ("own key names the account, identity silent", USER, Caller(), Target(OWN, ACCOUNT, governed=True), False),
    ("own key silent, identity allows", USER, ADMINISTRATOR, Target(OWN, NOTHING, governed=True), False),
    ("own key silent for root", ROOT, Caller(), Target(OWN, NOTHING, governed=True), False),
    ("own key names the account, root", ROOT, Caller(), Target(OWN, ACCOUNT, governed=True), True),
    ("other account: both allow", USER, ADMINISTRATOR, Target(OTHER, ACCOUNT), True),
    ("other account: only identity", USER, ADMINISTRATOR, THEIRS, False),
    ("other account: only resource", USER, Caller(), Target(OTHER, TO_ALL), False),
    (
        "other account: resource denies",
        USER,
        ADMINISTRATOR,
        Target(OTHER, document({"Effect": "Deny", "Principal": "*"}, {"Effect": "Allow", "Principal": "*"})),
        False,
    ),
    ("other account: boundary silent", USER, replace(ADMINISTRATOR, boundary=NOTHING), Target(OTHER, ACCOUNT), False),
    (
        "other account: SCP of the caller denies",
        USER,
        replace(ADMINISTRATOR, control=((ALLOW, DENY),)),
        Target(OTHER, ACCOUNT),
        False,
    ),
    ("other account: root", ROOT, Caller(), Target(OTHER, ACCOUNT), True),
    ("RCP allows", USER, ADMINISTRATOR, Target(OTHER, ACCOUNT, control=((TO_ALL,),)), True),
    ("RCP denies", USER, ADMINISTRATOR, Target(OTHER, ACCOUNT, control=((TO_ALL,), (TO_ALL, TO_NONE))), False),
    ("RCP denies root", ROOT, Caller(), Target(OWN, None, control=((TO_ALL, TO_NONE),)), False),
    ("nobody, public", NOBODY, Caller(), Target(OTHER, TO_ALL), True),
    ("nobody, not public", NOBODY, Caller(), THEIRS, False),
    ("nobody, public, RCP denies", NOBODY, Caller(), Target(OTHER, TO_ALL, control=((TO_ALL, TO_NONE),)), False),
]


class EvaluationTest(unittest.TestCase):
    def test_rows(self) -> None:
        for name, principal, caller, target, expected in ROWS:
            with self.subTest(name):
                decision = decide(Request("s3:GetObject", BUCKET, principal, {}), caller, target)
                self.assertIs(decision.allowed, expected, decision.reason)

    def test_root_repairs_its_own_bucket_policy_only(self) -> None:
        for action, account, expected in (
            ("s3:DeleteBucketPolicy", OWN, True),
            ("s3:DeleteBucket", OWN, False),
            ("s3:DeleteBucketPolicy", OTHER, False),
        ):
            with self.subTest(f"{action} {account}"):
                self.assertIs(
                    decide(Request(action, BUCKET, ROOT, {}), Caller(), Target(account, TO_NONE)).allowed, expected
                )

    def test_the_reason_names_the_policy(self) -> None:
        denied = decide(
            Request("s3:GetObject", BUCKET, USER, {}), replace(ADMINISTRATOR, control=((ALLOW, DENY),)), MINE
        )
        self.assertEqual(denied.reason, "with an explicit deny in a service control policy")
        silent = decide(Request("s3:GetObject", BUCKET, USER, {}), Caller(), MINE)
        self.assertEqual(silent.reason, "because no identity-based policy allows the s3:GetObject action")


if __name__ == "__main__":
    unittest.main()
