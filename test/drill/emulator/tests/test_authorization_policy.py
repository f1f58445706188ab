"""Matching of single elements: what the documentation says about each operator, also when the key is absent."""

import json
import unittest
from typing import Any

import authorization_support  # noqa: F401  finds the emulator's modules
from authorization.conditions import UnknownOperator, satisfied
from authorization.policy import Document, Named, Principal, Request, document

CONTEXT = {
    "aws:username": ("alice",),
    "aws:principalarn": ("arn:aws:iam::111111111111:role/Responder",),
    "aws:principaltag/team": ("blue*",),
    "aws:tokenissuetime": ("2026-01-02T03:04:05Z",),
    "aws:sourceip": ("203.0.113.7",),
    "aws:multifactorauthpresent": ("true",),
    "aws:tagkeys": ("Owner", "Cost"),
    "s3:object-lock-remaining-retention-days": ("30",),
}
ROLE = "arn:aws:iam::111111111111:role/Responder"
CONDITIONS: list[tuple[str, str, Any, bool]] = [
    ("StringEquals", "aws:username", "alice", True),
    ("StringEquals", "AWS:UserName", "alice", True),
    ("StringEquals", "aws:username", "Alice", False),
    ("StringEquals", "aws:username", "al*", False),
    ("StringEquals", "aws:username", ["bob", "alice"], True),
    ("StringEquals", "aws:absent", "alice", False),
    ("StringEqualsIfExists", "aws:absent", "alice", True),
    ("StringEqualsIfExists", "aws:username", "bob", False),
    ("StringEqualsIgnoreCase", "aws:username", "ALICE", True),
    ("StringNotEquals", "aws:username", "alice", False),
    ("StringNotEquals", "aws:username", ["bob", "alice"], False),
    ("StringNotEquals", "aws:username", ["bob", "carol"], True),
    ("StringNotEquals", "aws:absent", "alice", True),
    ("StringNotEqualsIfExists", "aws:absent", "alice", True),
    ("StringNotEqualsIgnoreCase", "aws:username", "ALICE", False),
    ("StringLike", "aws:username", "a?ice", True),
    ("StringLike", "aws:username", "A*", False),
    ("StringLike", "aws:absent", "*", False),
    ("StringNotLike", "aws:username", "a*", False),
    ("StringNotLike", "aws:absent", "*", True),
    ("StringEquals", "aws:username", "${aws:username}", True),
    ("StringEquals", "aws:username", "${aws:absent}", False),
    ("StringEquals", "aws:username", "${aws:absent, 'alice'}", True),
    ("StringNotEquals", "aws:username", "${aws:absent}", True),
    ("StringLike", "aws:username", "${*}", False),
    ("ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:role/Resp*", True),
    ("ArnEquals", "aws:PrincipalArn", "arn:aws:iam::*:role/Resp*", True),
    ("ArnLike", "aws:PrincipalArn", "arn:aws:iam::*", False),
    ("ArnLike", "aws:PrincipalArn", "*", False),
    ("ArnLike", "aws:absent", "arn:aws:iam::*:role/*", False),
    ("ArnNotLike", "aws:PrincipalArn", ROLE, False),
    ("ArnNotLike", "aws:PrincipalArn", f"{ROLE}2", True),
    ("ArnNotLike", "aws:PrincipalArn", [f"{ROLE}2", ROLE], False),
    ("ArnNotLike", "aws:absent", ROLE, True),
    ("ArnNotEquals", "aws:PrincipalArn", ROLE, False),
    ("NumericLessThan", "s3:object-lock-remaining-retention-days", "31", True),
    ("NumericLessThan", "s3:object-lock-remaining-retention-days", 30, False),
    ("NumericGreaterThanEquals", "s3:object-lock-remaining-retention-days", 30, True),
    ("NumericLessThan", "aws:absent", 30, False),
    ("NumericNotEquals", "aws:absent", 30, True),
    ("NumericEquals", "aws:username", 30, False),
    ("DateLessThan", "aws:TokenIssueTime", "2026-01-02T03:04:06Z", True),
    ("DateLessThan", "aws:TokenIssueTime", "2026-01-02T03:04:05Z", False),
    ("DateLessThan", "aws:TokenIssueTime", "1767323046", True),
    ("DateLessThan", "aws:absent", "2030-01-01T00:00:00Z", False),
    ("DateLessThanIfExists", "aws:absent", "2030-01-01T00:00:00Z", True),
    ("DateGreaterThan", "aws:TokenIssueTime", "2026-01-01", True),
    ("Bool", "aws:MultiFactorAuthPresent", "true", True),
    ("Bool", "aws:MultiFactorAuthPresent", True, True),
    ("Bool", "aws:MultiFactorAuthPresent", "false", False),
    ("Bool", "aws:absent", "false", False),
    ("BoolIfExists", "aws:absent", "false", True),
    ("IpAddress", "aws:SourceIp", "203.0.113.0/24", True),
    ("IpAddress", "aws:SourceIp", "2001:db8::/32", False),
    ("NotIpAddress", "aws:SourceIp", ["198.51.100.0/24", "203.0.113.0/24"], False),
    ("NotIpAddress", "aws:SourceIp", "198.51.100.0/24", True),
    ("NotIpAddress", "aws:absent", "198.51.100.0/24", True),
    ("Null", "aws:absent", "true", True),
    ("Null", "aws:absent", "false", False),
    ("Null", "aws:username", "false", True),
    ("Null", "aws:username", True, False),
    ("ForAllValues:StringEquals", "aws:TagKeys", ["Owner", "Cost", "Other"], True),
    ("ForAllValues:StringEquals", "aws:TagKeys", ["Owner"], False),
    ("ForAllValues:StringEquals", "aws:absent", ["Owner"], True),
    ("ForAnyValue:StringEquals", "aws:TagKeys", ["Cost"], True),
    ("ForAnyValue:StringEquals", "aws:TagKeys", ["Other"], False),
    ("ForAnyValue:StringEquals", "aws:absent", ["Owner"], False),
    ("ForAnyValue:StringNotEquals", "aws:TagKeys", ["Owner"], True),
    ("ForAllValues:StringNotEquals", "aws:TagKeys", ["Owner"], False),
]


class ConditionTest(unittest.TestCase):
    def test_operators(self) -> None:
        for name, key, wanted, expected in CONDITIONS:
            with self.subTest(f"{name} {key} {wanted}"):
                self.assertIs(satisfied({name: {key: wanted}}, CONTEXT, variables=True), expected)

    def test_all_keys_and_all_operators_must_hold(self) -> None:
        block = {
            "StringEquals": {"aws:username": "alice", "aws:absent": "x"},
            "Bool": {"aws:MultiFactorAuthPresent": "true"},
        }
        self.assertFalse(satisfied(block, CONTEXT, variables=True))

    def test_the_value_of_a_variable_is_literal(self) -> None:
        self.assertFalse(
            satisfied(
                {"StringLike": {"aws:username": "${aws:PrincipalTag/team}"}},
                {**CONTEXT, "aws:username": ("blueX",)},
                variables=True,
            )
        )

    def test_without_the_version_a_variable_is_text(self) -> None:
        self.assertFalse(satisfied({"StringEquals": {"aws:username": "${aws:username}"}}, CONTEXT, variables=False))

    def test_unknown_operator(self) -> None:
        with self.assertRaises(UnknownOperator):
            satisfied({"StringSimilar": {"aws:username": "alice"}}, CONTEXT, variables=True)


KEY = "arn:aws:s3:::evidence/AWSLogs/trail.json"
ELEMENTS: list[tuple[dict[str, Any], str, str | None, bool]] = [
    ({"Action": "s3:GetObject", "Resource": KEY}, "s3:GetObject", KEY, True),
    ({"Action": "S3:getobject", "Resource": KEY}, "s3:GetObject", KEY, True),
    ({"Action": "s3:Get*", "Resource": "arn:aws:s3:::evidence/*"}, "s3:GetObject", KEY, True),
    ({"Action": "s3:Get?bject", "Resource": "*"}, "s3:GetObject", KEY, True),
    ({"Action": "s3:GetObject", "Resource": "arn:aws:s3:::evidence"}, "s3:GetObject", KEY, False),
    ({"Action": "s3:GetObject", "Resource": "arn:aws:s3:::EVIDENCE/*"}, "s3:GetObject", KEY, False),
    ({"Action": "s3:GetObject", "Resource": "arn:aws:s3:*"}, "s3:GetObject", KEY, False),
    ({"Action": "*", "Resource": "*"}, "iam:ListUsers", None, True),
    ({"Action": "*", "Resource": "arn:aws:iam::*:user/*"}, "iam:ListUsers", None, False),
    ({"NotAction": "s3:*", "Resource": "*"}, "s3:GetObject", KEY, False),
    ({"NotAction": ["iam:*", "sts:*"], "Resource": "*"}, "s3:GetObject", KEY, True),
    ({"Action": "s3:*", "NotResource": "arn:aws:s3:::evidence/*"}, "s3:GetObject", KEY, False),
    ({"Action": "s3:*", "NotResource": "arn:aws:s3:::other/*"}, "s3:GetObject", KEY, True),
    ({"Action": "s3:*", "NotResource": "arn:aws:s3:::other/*"}, "s3:ListAllMyBuckets", None, True),
    (
        {"Action": "s3:*", "Resource": "arn:aws:s3:::evidence/${aws:username}/*"},
        "s3:GetObject",
        "arn:aws:s3:::evidence/alice/x",
        True,
    ),
    ({"Action": "s3:*", "Resource": "arn:aws:s3:::evidence/${aws:username}/*"}, "s3:GetObject", KEY, False),
    (
        {"Action": "s3:*", "Resource": "arn:aws:s3:::evidence/${aws:absent}/*"},
        "s3:GetObject",
        "arn:aws:s3:::evidence/${aws:absent}/x",
        False,
    ),
    ({"Action": "iam:*", "Resource": "arn:aws:iam::*:role/Resp"}, "iam:DeleteRole", "arn:aws:iam::1:role/Resp2", False),
    (
        {"Action": "iam:*", "Resource": "arn:aws:iam::*:role/Resp"},
        "iam:DeleteRole",
        "arn:aws:iam::1:role/a:b:role/Resp",
        False,
    ),
]
SESSION = Principal("assumed-role", "111111111111", "arn:aws:sts::111111111111:assumed-role/Responder/ir", ROLE)
ROOT = Principal("root", "111111111111", "arn:aws:iam::111111111111:root")
USER = Principal("user", "111111111111", "arn:aws:iam::111111111111:user/alice")
NOBODY = Principal("anonymous")
PRINCIPALS: list[tuple[dict[str, Any], Principal, Named]] = [
    ({"Principal": "*"}, NOBODY, Named.LIMITED),
    ({"Principal": {"AWS": "*"}}, USER, Named.LIMITED),
    ({"Principal": {"AWS": "111111111111"}}, USER, Named.ACCOUNT),
    ({"Principal": {"AWS": "arn:aws:iam::111111111111:root"}}, SESSION, Named.ACCOUNT),
    ({"Principal": {"AWS": "arn:aws:iam::111111111111:root"}}, ROOT, Named.EXACTLY),
    ({"Principal": {"AWS": "arn:aws:iam::111111111111:root"}}, NOBODY, Named.NOT),
    ({"Principal": {"AWS": ROLE}}, SESSION, Named.LIMITED),
    ({"Principal": {"AWS": f"{ROLE}2"}}, SESSION, Named.NOT),
    ({"Principal": {"AWS": SESSION.arn}}, SESSION, Named.EXACTLY),
    ({"Principal": {"AWS": ["222222222222", USER.arn]}}, USER, Named.EXACTLY),
    ({"Principal": {"AWS": "arn:aws:iam::111111111111:user/*"}}, USER, Named.NOT),
    ({"Principal": {"Service": "cloudtrail.amazonaws.com"}}, USER, Named.NOT),
    ({"NotPrincipal": {"AWS": [USER.arn, "111111111111"]}}, USER, Named.NOT),
    ({"NotPrincipal": {"AWS": USER.arn}}, USER, Named.LIMITED),
    ({"NotPrincipal": {"AWS": USER.arn}}, NOBODY, Named.LIMITED),
]


def allows(statement: dict[str, Any], request: Request) -> Named:
    return Document(json.dumps({"Version": "2012-10-17", "Statement": {"Effect": "Allow", **statement}})).allows(
        request
    )


class StatementTest(unittest.TestCase):
    def test_actions_and_resources(self) -> None:
        for statement, action, resource, expected in ELEMENTS:
            with self.subTest(f"{statement} {action} {resource}"):
                self.assertIs(bool(allows(statement, Request(action, resource, USER, CONTEXT))), expected)

    def test_principals(self) -> None:
        for statement, principal, expected in PRINCIPALS:
            with self.subTest(f"{statement} {principal.kind}"):
                request = Request("s3:GetObject", KEY, principal, CONTEXT)
                self.assertIs(allows({"Action": "*", "Resource": "*", **statement}, request), expected)

    def test_what_cannot_be_read_refuses(self) -> None:
        statement = {"Action": "*", "Resource": "*", "Condition": {"StringSimilar": {"aws:username": "bob"}}}
        request = Request("s3:GetObject", KEY, USER, CONTEXT)
        self.assertFalse(allows(statement, request))
        self.assertTrue(Document(json.dumps({"Statement": [{"Effect": "Deny", **statement}]})).denies(request))

    def test_a_text_that_is_no_policy_refuses(self) -> None:
        self.assertTrue(document("{'Statement': []}").denies(Request("s3:GetObject", KEY, USER, CONTEXT)))

    def test_a_resource_policy_without_a_principal_grants_nothing(self) -> None:
        source = Document(json.dumps({"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}))
        self.assertIs(source.grants(Request("s3:GetObject", KEY, USER, CONTEXT)), Named.NOT)


if __name__ == "__main__":
    unittest.main()
