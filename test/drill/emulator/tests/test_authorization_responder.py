"""What a responder needs on the day: sharing a snapshot with one account, a policy made by delegation, the simulator."""

import unittest

from authorization_estate import STRANGER, EnforcedTest
from authorization_support import EVERYTHING, client, enforce, policy, refused, user

FORENSIC = "888888888888"


class SharingTest(EnforcedTest):
    def test_a_snapshot_is_shared_with_the_named_account_alone(self) -> None:
        only = {
            "StringEquals": {"ec2:Add/userId": FORENSIC},
            "ForAllValues:StringEquals": {"ec2:Add/userId": FORENSIC},
            "Null": {"ec2:Add/group": "true"},
        }
        keys = user(self.estate.in_victim, "sharer", {"Action": "ec2:Modify*", "Resource": "*", "Condition": only})
        ec2 = client("ec2", self.estate.in_victim)
        volume = ec2.create_volume(AvailabilityZone="us-east-1a", Size=1)["VolumeId"]
        snapshot = ec2.create_snapshot(VolumeId=volume)["SnapshotId"]
        enforce()
        share = client("ec2", keys).modify_snapshot_attribute
        asked = {"SnapshotId": snapshot, "Attribute": "createVolumePermission"}
        share(**asked, OperationType="add", UserIds=[FORENSIC])
        share(**asked, CreateVolumePermission={"Add": [{"UserId": FORENSIC}]})
        for wrong in (
            {"OperationType": "add", "UserIds": [STRANGER]},
            {"OperationType": "add", "UserIds": [FORENSIC, STRANGER]},
            {"OperationType": "add", "UserIds": [FORENSIC], "GroupNames": ["all"]},
            {"OperationType": "remove", "UserIds": [FORENSIC]},
            {"CreateVolumePermission": {"Add": [{"UserId": FORENSIC}, {"Group": "all"}]}},
        ):
            with self.subTest(wrong):
                self.assertDenied(share, **asked, **wrong)


class SubnetTest(EnforcedTest):
    def test_another_acl_for_a_subnet_is_a_change_of_the_subnet(self) -> None:
        ec2 = client("ec2", self.estate.in_victim)
        vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        kept, other = (
            ec2.create_subnet(VpcId=vpc, CidrBlock=cidr)["Subnet"]["SubnetId"] for cidr in ("10.0.1.0/24", "10.0.2.0/24")
        )
        acl = ec2.create_network_acl(VpcId=vpc)["NetworkAcl"]["NetworkAclId"]
        associations = {
            one["SubnetId"]: one["NetworkAclAssociationId"]
            for found in ec2.describe_network_acls()["NetworkAcls"]
            for one in found["Associations"]
        }
        resource = f"arn:aws:ec2:us-east-1:{self.estate.victim}:subnet/{kept}"
        self.estate.attach(self.estate.victim, {"Action": "ec2:Replace*", "Resource": resource})
        enforce()
        replace = client("ec2", self.estate.attacker).replace_network_acl_association
        self.assertDenied(replace, AssociationId=associations[kept], NetworkAclId=acl)
        replace(AssociationId=associations[other], NetworkAclId=acl)


class DelegationTest(EnforcedTest):
    def test_a_policy_is_made_by_the_arn_that_it_will_have(self) -> None:
        arn = f"arn:aws:organizations::123456789012:policy/{self.estate.organization}/%s_control_policy/*"
        able = user(self.estate.in_victim, "able", {"Action": "organizations:CreatePolicy", "Resource": arn % "service"})
        other = user(self.estate.in_victim, "other", {"Action": "organizations:CreatePolicy", "Resource": arn % "resource"})
        delegation = {
            "Principal": {"AWS": f"arn:aws:iam::{self.estate.victim}:root"},
            "Action": "organizations:CreatePolicy",
            "Resource": "*",
        }
        self.estate.organizations.put_resource_policy(Content=policy(delegation))
        enforce()
        asked = {"Name": "n", "Description": "d", "Type": "SERVICE_CONTROL_POLICY", "Content": policy(EVERYTHING)}
        self.assertDenied(client("organizations", other).create_policy, **asked, because="no identity-based policy")
        client("organizations", able).create_policy(**asked)


class SimulatorTest(EnforcedTest):
    def setUp(self) -> None:
        super().setUp()
        self.iam = client("iam", self.estate.in_victim)

    def simulate(self, arn: str, **parameters: object) -> list[str]:
        answer = self.iam.simulate_principal_policy(
            PolicySourceArn=arn, ActionNames=["iam:CreateUser", "s3:ListAllMyBuckets"], **parameters
        )
        return [result["EvalDecision"] for result in answer["EvaluationResults"]]

    def test_a_user(self) -> None:
        user(self.estate.in_victim, "some", {"Action": "s3:*", "Resource": "*"})
        arn = f"arn:aws:iam::{self.estate.victim}:user/some"
        self.assertEqual(self.simulate(arn), ["implicitDeny", "allowed"])
        deny = {"Effect": "Deny", "Action": "*", "Resource": "*"}
        self.iam.put_user_policy(UserName="some", PolicyName="deny", PolicyDocument=policy(deny))
        self.assertEqual(self.simulate(arn), ["explicitDeny", "explicitDeny"])

    def test_a_role_with_the_time_of_its_session(self) -> None:
        before = {"DateLessThan": {"aws:TokenIssueTime": "2026-01-01T00:00:00Z"}}
        arn = self.estate.role_in_victim("R", EVERYTHING, {"Effect": "Deny", **EVERYTHING, "Condition": before})
        when = lambda text: [  # noqa: E731
            {"ContextKeyName": "aws:TokenIssueTime", "ContextKeyType": "date", "ContextKeyValues": [text]}
        ]
        self.assertEqual(self.simulate(arn, ContextEntries=when("2025-12-31T00:00:00Z")), ["explicitDeny"] * 2)
        self.assertEqual(self.simulate(arn, ContextEntries=when("2026-01-02T00:00:00Z")), ["allowed"] * 2)
        self.assertEqual(self.simulate(arn), ["allowed"] * 2)

    def test_nobody(self) -> None:
        code, _ = refused(
            self.iam.simulate_principal_policy,
            PolicySourceArn=f"arn:aws:iam::{self.estate.victim}:user/none",
            ActionNames=["s3:ListAllMyBuckets"],
        )
        self.assertEqual(code, "NoSuchEntity")


if __name__ == "__main__":
    unittest.main()
