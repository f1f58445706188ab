"""Service and resource control policies, end to end."""

import unittest

from authorization_estate import STRANGER, EnforcedTest
from authorization_support import EVERYTHING, assume, client, enforce, policy, refused, root


class ServiceControlTest(EnforcedTest):
    def test_tampering_is_denied_but_for_exactly_the_exempt_role(self) -> None:
        exempt, namesake = (self.estate.role_in_victim(name) for name in ("FirebreakResponder", "FirebreakResponderX"))
        enforce()
        self.estate.attach(
            self.estate.unit,
            {
                "Action": ["cloudtrail:StopLogging", "cloudtrail:DeleteTrail"],
                "Resource": "*",
                "Condition": {"ArnNotLike": {"aws:PrincipalArn": ["arn:aws:iam::*:role/FirebreakResponder"]}},
            },
        )
        trail = {"Name": f"arn:aws:cloudtrail:us-east-1:{self.estate.victim}:trail/t"}
        for who, keys in (
            ("administrator", self.estate.attacker),
            ("root", root(self.estate.victim)),
            ("namesake", assume(self.estate.attacker, namesake)),
            ("neighbour", self.estate.innocent),
        ):
            with self.subTest(who):
                self.assertDenied(
                    client("cloudtrail", keys).delete_trail,
                    **trail,
                    because="explicit deny in a service control policy",
                )
        for who, keys in (
            ("exempt", assume(self.estate.attacker, exempt)),
            ("management", self.estate.manager),
            ("stranger", self.estate.stranger),
        ):
            with self.subTest(who):
                code, _ = refused(client("cloudtrail", keys).delete_trail, Name="t")
                self.assertEqual(code, "TrailNotFoundException")
        client("s3", self.estate.attacker).list_buckets()

    def test_quarantine_of_one_account_and_release(self) -> None:
        enforce()
        identifier = self.estate.attach(self.estate.victim, EVERYTHING)
        for keys in (self.estate.attacker, root(self.estate.victim)):
            self.assertDenied(client("s3", keys).list_buckets, because="service control policy")
            client("sts", keys).get_caller_identity()
        client("s3", self.estate.innocent).list_buckets()
        client("organizations", self.estate.manager).detach_policy(PolicyId=identifier, TargetId=self.estate.victim)
        client("s3", self.estate.attacker).list_buckets()

    def test_a_level_without_full_access_denies(self) -> None:
        enforce()
        organizations = client("organizations", self.estate.manager)
        allow_list = policy({"Action": "s3:*", "Resource": "*"})
        summary = organizations.create_policy(
            Name="s3", Description="d", Type="SERVICE_CONTROL_POLICY", Content=allow_list
        )
        organizations.attach_policy(PolicyId=summary["Policy"]["PolicySummary"]["Id"], TargetId=self.estate.unit)
        client("ec2", self.estate.attacker).describe_vpcs()
        organizations.detach_policy(PolicyId="p-FullAWSAccess", TargetId=self.estate.unit)
        client("s3", self.estate.attacker).list_buckets()
        self.assertDenied(client("ec2", self.estate.attacker).describe_vpcs, because="no service control policy allows")

    def test_a_disabled_policy_type_is_not_in_force(self) -> None:
        enforce()
        self.estate.attach(self.estate.unit, EVERYTHING)
        self.assertDenied(client("s3", self.estate.attacker).list_buckets)
        client("organizations", self.estate.manager).disable_policy_type(
            RootId=self.estate.root, PolicyType="SERVICE_CONTROL_POLICY"
        )
        client("s3", self.estate.attacker).list_buckets()

    def test_specific_resources(self) -> None:
        """A guardrail on named roles leaves the others alone."""
        protected = f"arn:aws:iam::{self.estate.victim}:role/Firebreak*"
        for name in ("FirebreakResponder", "app"):
            self.estate.role_in_victim(name)
        enforce()
        self.estate.attach(self.estate.root, {"Action": "iam:*", "Resource": protected})
        iam = client("iam", self.estate.attacker)
        document = policy(EVERYTHING)
        iam.put_role_policy(RoleName="app", PolicyName="x", PolicyDocument=document)
        self.assertDenied(iam.put_role_policy, RoleName="FirebreakResponder", PolicyName="x", PolicyDocument=document)
        self.assertDenied(iam.delete_role, RoleName="FirebreakResponder")


class ResourceControlTest(EnforcedTest):
    def test_only_the_organisation_reaches_the_buckets(self) -> None:
        s3 = client("s3", self.estate.in_victim)
        s3.create_bucket(Bucket="open")
        s3.put_object(Bucket="open", Key="k", Body=b"x")
        shared = {"Principal": "*", "Action": "s3:*", "Resource": ["arn:aws:s3:::open", "arn:aws:s3:::open/*"]}
        s3.put_bucket_policy(Bucket="open", Policy=policy(shared))
        enforce()
        readers = {
            "stranger": self.estate.stranger,
            "nobody": None,
            "neighbour": self.estate.innocent,
            "owner": self.estate.attacker,
        }
        for keys in readers.values():
            client("s3", keys).get_object(Bucket="open", Key="k")
        outsiders = {
            "StringNotEqualsIfExists": {"aws:PrincipalOrgID": self.estate.organization},
            "BoolIfExists": {"aws:PrincipalIsAWSService": "false"},
        }
        self.estate.attach(
            self.estate.root,
            {"Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": outsiders},
            kind="RESOURCE_CONTROL_POLICY",
        )
        for who in ("stranger", "nobody"):
            with self.subTest(who):
                self.assertDenied(
                    client("s3", readers[who]).get_object,
                    Bucket="open",
                    Key="k",
                    because="explicit deny in a resource control policy",
                )
        for who in ("neighbour", "owner"):
            client("s3", readers[who]).get_object(Bucket="open", Key="k")

    def test_the_management_accounts_resources_are_exempt(self) -> None:
        s3 = client("s3")
        s3.create_bucket(Bucket="managed")
        enforce()
        self.estate.attach(
            self.estate.root, {"Principal": "*", "Action": "s3:*", "Resource": "*"}, kind="RESOURCE_CONTROL_POLICY"
        )
        client("s3", self.estate.manager).list_objects_v2(Bucket="managed")

    def test_roles(self) -> None:
        """An outsider who was let into a trust policy is stopped at the door."""
        arn = self.estate.role_in_victim("backdoor", trust={"Principal": {"AWS": f"arn:aws:iam::{STRANGER}:root"}})
        enforce()
        assume(self.estate.stranger, arn)
        outsiders = {"StringNotEquals": {"aws:PrincipalOrgID": self.estate.organization}}
        self.estate.attach(
            self.estate.victim,
            {"Principal": "*", "Action": "sts:*", "Resource": "*", "Condition": outsiders},
            kind="RESOURCE_CONTROL_POLICY",
        )
        self.assertDenied(
            client("sts", self.estate.stranger).assume_role,
            RoleArn=arn,
            RoleSessionName="ir",
            because="resource control policy",
        )


if __name__ == "__main__":
    unittest.main()
