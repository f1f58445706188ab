"""Identity policies, boundaries and session policies, end to end."""

import time
import unittest

from authorization_estate import EnforcedTest
from authorization_support import EVERYTHING, assume, client, enforce, policy, user


class IdentityPolicyTest(EnforcedTest):
    def test_resources_groups_and_denies(self) -> None:
        table = f"arn:aws:dynamodb:us-east-1:{self.estate.victim}:table/mine"
        reader = user(self.estate.in_victim, "reader", {"Action": "dynamodb:DescribeTable", "Resource": table})
        dynamodb = client("dynamodb", self.estate.in_victim)
        for name in ("mine", "other"):
            dynamodb.create_table(
                TableName=name,
                KeySchema=[{"AttributeName": "k", "KeyType": "HASH"}],
                AttributeDefinitions=[{"AttributeName": "k", "AttributeType": "S"}],
                BillingMode="PAY_PER_REQUEST",
            )
        enforce()
        client("dynamodb", reader).describe_table(TableName="mine")
        self.assertDenied(
            client("dynamodb", reader).describe_table, TableName="other", because="no identity-based policy"
        )
        iam = client("iam", self.estate.attacker)
        iam.create_group(GroupName="g")
        iam.add_user_to_group(GroupName="g", UserName="reader")
        iam.put_group_policy(
            GroupName="g", PolicyName="p", PolicyDocument=policy({"Action": "dynamodb:*", "Resource": "*"})
        )
        client("dynamodb", reader).describe_table(TableName="other")
        iam.attach_group_policy(GroupName="g", PolicyArn="arn:aws:iam::aws:policy/AWSDenyAll")
        self.assertDenied(
            client("dynamodb", reader).describe_table,
            TableName="mine",
            because="explicit deny in an identity-based policy",
        )

    def test_conditions_on_allow_and_deny(self) -> None:
        regional = {
            "Action": "ec2:*",
            "Resource": "*",
            "Condition": {"StringEquals": {"aws:RequestedRegion": "eu-west-1"}},
        }
        keys = user(self.estate.in_victim, "regional", regional)
        enforce()
        client("ec2", keys, "eu-west-1").describe_vpcs()
        self.assertDenied(client("ec2", keys).describe_vpcs)

    def test_boundary_of_a_role(self) -> None:
        boundary = client("iam", self.estate.in_victim).create_policy(
            PolicyName="boundary", PolicyDocument=policy({"Action": ["s3:*"], "Resource": "*"})
        )["Policy"]["Arn"]
        arn = self.estate.role_in_victim("bounded", PermissionsBoundary=boundary)
        enforce()
        session = assume(self.estate.attacker, arn)
        client("s3", session).list_buckets()
        self.assertDenied(client("ec2", session).describe_vpcs, because="no permissions boundary")

    def test_boundary_of_a_user(self) -> None:
        iam = client("iam", self.estate.in_victim)
        only_s3 = policy({"Action": "s3:*", "Resource": "*"})
        boundary = iam.create_policy(PolicyName="boundary", PolicyDocument=only_s3)["Policy"]["Arn"]
        born = user(self.estate.in_victim, "born", EVERYTHING, PermissionsBoundary=boundary)
        self.assertEqual(
            iam.get_user(UserName="born")["User"]["PermissionsBoundary"]["PermissionsBoundaryArn"], boundary
        )
        enforce()
        client("ec2", self.estate.attacker).describe_vpcs()
        client("iam", self.estate.attacker).put_user_permissions_boundary(
            UserName="attacker", PermissionsBoundary=boundary
        )
        for keys in (born, self.estate.attacker):
            client("s3", keys).list_buckets()
            self.assertDenied(client("ec2", keys).describe_vpcs, because="no permissions boundary")
        self.assertDenied(client("iam", self.estate.attacker).delete_user_permissions_boundary, UserName="attacker")

    def test_session_policy(self) -> None:
        arn = self.estate.role_in_victim("wide")
        enforce()
        session = assume(self.estate.attacker, arn, Policy=policy({"Action": "s3:*", "Resource": "*"}))
        client("s3", session).list_buckets()
        self.assertDenied(client("ec2", session).describe_vpcs, because="no session policy")

    def test_token_issue_time(self) -> None:
        """The revocation of sessions: an old one is refused, a new one passes, and a long-term key is not touched."""
        arn = self.estate.role_in_victim("app")
        enforce()
        old = assume(self.estate.attacker, arn)
        client("s3", old).list_buckets()
        time.sleep(1.1)
        cutoff = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        revoke = {"Effect": "Deny", **EVERYTHING, "Condition": {"DateLessThan": {"aws:TokenIssueTime": cutoff}}}
        iam = client("iam", self.estate.attacker)
        iam.put_role_policy(RoleName="app", PolicyName="revoke", PolicyDocument=policy(revoke))
        iam.put_user_policy(UserName="attacker", PolicyName="revoke", PolicyDocument=policy(revoke))
        self.assertDenied(client("s3", old).list_buckets, because="explicit deny in an identity-based policy")
        client("s3", assume(self.estate.attacker, arn)).list_buckets()

    def test_pass_role(self) -> None:
        admin = self.estate.role_in_victim("admin-role")
        keys = user(self.estate.in_victim, "coder", {"Action": "lambda:*", "Resource": "*"})
        enforce()
        function = {
            "FunctionName": "f",
            "Runtime": "python3.12",
            "Handler": "h.h",
            "Code": {"ZipFile": b"x"},
            "Role": admin,
        }
        self.assertDenied(client("lambda", keys).create_function, **function, because="iam:PassRole")


if __name__ == "__main__":
    unittest.main()
