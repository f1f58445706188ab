import json
import unittest

from authorization_support import client, policy, reset

EVERYTHING = policy({"Action": "*", "Resource": "*"})
OLD_SESSIONS = policy(
    {
        "Effect": "Deny",
        "Action": "*",
        "Resource": "*",
        "Condition": {"DateLessThan": {"aws:TokenIssueTime": "2026-11-20T18:00:00Z"}},
    }
)


class CustomPolicyTest(unittest.TestCase):
    def setUp(self) -> None:
        reset()

    def decision(self, *policies: str, **context: str) -> str:
        entries = [
            {"ContextKeyName": name.replace("_", ":"), "ContextKeyType": "date", "ContextKeyValues": [value]}
            for name, value in context.items()
        ]
        (result,) = client("iam").simulate_custom_policy(
            PolicyInputList=list(policies), ActionNames=["iam:ListUsers"], ContextEntries=entries
        )["EvaluationResults"]
        return result["EvalDecision"]

    def test_what_is_given_decides(self) -> None:
        self.assertEqual(self.decision(EVERYTHING), "allowed")
        self.assertEqual(self.decision(policy({"Action": "s3:*", "Resource": "*"})), "implicitDeny")
        self.assertEqual(self.decision(EVERYTHING, json.dumps({"Statement": []})), "allowed")
        denied = policy({"Effect": "Deny", "Action": "*", "Resource": "*"})
        self.assertEqual(self.decision(EVERYTHING, denied), "explicitDeny")

    def test_a_key_without_a_session_has_no_issue_time(self) -> None:
        self.assertEqual(self.decision(EVERYTHING, OLD_SESSIONS), "allowed")
        self.assertEqual(
            self.decision(EVERYTHING, OLD_SESSIONS, aws_TokenIssueTime="2026-11-20T17:59:59Z"), "explicitDeny"
        )
        self.assertEqual(self.decision(EVERYTHING, OLD_SESSIONS, aws_TokenIssueTime="2026-11-20T18:00:01Z"), "allowed")

    def test_a_boundary_bounds(self) -> None:
        (result,) = client("iam").simulate_custom_policy(
            PolicyInputList=[EVERYTHING],
            PermissionsBoundaryPolicyInputList=[policy({"Action": "s3:*", "Resource": "*"})],
            ActionNames=["iam:ListUsers"],
        )["EvaluationResults"]
        self.assertEqual(result["EvalDecision"], "implicitDeny")
