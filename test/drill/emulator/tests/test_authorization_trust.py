"""Who may assume a role and for how long, end to end."""

import unittest
from typing import Any

from authorization_estate import EnforcedTest
from authorization_support import EVERYTHING, Keys, as_keys, assume, client, enforce, policy, refused, root, user


class TrustTest(EnforcedTest):
    def assume(self, keys: Keys, arn: str, **parameters: Any) -> Keys:
        return assume(keys, arn, **parameters)

    def assertUnassumable(self, keys: Keys, arn: str, **parameters: Any) -> None:
        self.assertDenied(client("sts", keys).assume_role, RoleArn=arn, RoleSessionName="ir", **parameters)

    def test_the_role_must_exist_and_trust(self) -> None:
        trusted = self.estate.role_in_victim(
            "trusted", trust={"Principal": {"AWS": f"arn:aws:iam::{self.estate.neighbour}:root"}}
        )
        enforce()
        self.assertUnassumable(self.estate.attacker, f"arn:aws:iam::{self.estate.victim}:role/none")
        self.assertUnassumable(self.estate.stranger, f"arn:aws:iam::{self.estate.victim}:role/none")
        self.assertUnassumable(self.estate.stranger, trusted)
        self.assertUnassumable(self.estate.attacker, trusted)
        assume(self.estate.innocent, trusted)

    def test_the_callers_own_policy_counts_across_accounts(self) -> None:
        arn = self.estate.role_in_victim(
            "trusted", trust={"Principal": {"AWS": f"arn:aws:iam::{self.estate.neighbour}:root"}}
        )
        keys = user(self.estate.in_neighbour, "poor", {"Action": "s3:*", "Resource": "*"})
        enforce()
        self.assertUnassumable(keys, arn)

    def test_inside_the_account_naming_the_user_is_enough(self) -> None:
        keys = user(self.estate.in_victim, "poor", {"Action": "s3:*", "Resource": "*"})
        named = self.estate.role_in_victim(
            "named", trust={"Principal": {"AWS": f"arn:aws:iam::{self.estate.victim}:user/poor"}}
        )
        account = self.estate.role_in_victim("account")
        enforce()
        assume(keys, named)
        self.assertUnassumable(keys, account)

    def test_conditions(self) -> None:
        principal = {"Principal": {"AWS": "*"}}
        org, external, exact = (
            self.estate.role_in_victim(name, trust={**principal, "Condition": {"StringEquals": condition}})
            for name, condition in (
                ("org", {"aws:PrincipalOrgID": self.estate.organization}),
                ("external", {"sts:ExternalId": "secret"}),
                ("exact", {"aws:PrincipalArn": f"arn:aws:iam::{self.estate.neighbour}:user/innocent"}),
            )
        )
        enforce()
        assume(self.estate.innocent, org)
        self.assertUnassumable(self.estate.stranger, org)
        assume(self.estate.stranger, external, ExternalId="secret")
        self.assertUnassumable(self.estate.stranger, external, ExternalId="guess")
        assume(self.estate.innocent, exact)
        self.assertUnassumable(self.estate.stranger, exact)

    def test_multi_factor(self) -> None:
        condition = {"Bool": {"aws:MultiFactorAuthPresent": "true"}}
        arn = self.estate.role_in_victim(
            "guarded",
            trust={"Principal": {"AWS": f"arn:aws:iam::{self.estate.neighbour}:root"}, "Condition": condition},
        )
        iam = client("iam", self.estate.in_neighbour)
        serial = iam.create_virtual_mfa_device(VirtualMFADeviceName="innocent")["VirtualMFADevice"]["SerialNumber"]
        iam.enable_mfa_device(
            UserName="innocent", SerialNumber=serial, AuthenticationCode1="123456", AuthenticationCode2="234567"
        )
        enforce()
        self.assertUnassumable(self.estate.innocent, arn)
        self.assertUnassumable(self.estate.innocent, arn, SerialNumber=f"{serial}x", TokenCode="123456")
        self.assertUnassumable(self.estate.stranger, arn, SerialNumber=serial, TokenCode="123456")
        client("s3", assume(self.estate.innocent, arn, SerialNumber=serial, TokenCode="123456")).list_buckets()
        second = client("sts", self.estate.innocent).get_session_token(SerialNumber=serial, TokenCode="123456")
        assume(as_keys(second["Credentials"]), arn)
        self.assertUnassumable(as_keys(client("sts", self.estate.innocent).get_session_token()["Credentials"]), arn)

    def test_root_assumes_nothing(self) -> None:
        arn = self.estate.role_in_victim("app")
        enforce()
        self.assertUnassumable(root(self.estate.victim), arn)

    def test_a_deleted_role_ends_its_sessions(self) -> None:
        arn = self.estate.role_in_victim("app")
        enforce()
        session, iam = assume(self.estate.attacker, arn), client("iam", self.estate.attacker)
        iam.delete_role_policy(RoleName="app", PolicyName="p")
        iam.delete_role(RoleName="app")
        self.assertDenied(client("s3", session).list_buckets)
        trust = {"Principal": {"AWS": f"arn:aws:iam::{self.estate.victim}:root"}, "Action": "sts:AssumeRole"}
        iam.create_role(RoleName="app", AssumeRolePolicyDocument=policy(trust))
        iam.put_role_policy(RoleName="app", PolicyName="p", PolicyDocument=policy(EVERYTHING))
        self.assertDenied(client("s3", session).list_buckets)

    def test_durations(self) -> None:
        short = self.estate.role_in_victim("short", MaxSessionDuration=3600)
        long = self.estate.role_in_victim("long", MaxSessionDuration=43200)
        enforce()
        sts = client("sts", self.estate.attacker)
        self.assertEqual(
            refused(sts.assume_role, RoleArn=short, RoleSessionName="ir", DurationSeconds=7200)[0], "ValidationError"
        )
        chained = client("sts", assume(self.estate.attacker, long, DurationSeconds=43200))
        self.assertEqual(
            refused(chained.assume_role, RoleArn=long, RoleSessionName="ir", DurationSeconds=7200)[0], "ValidationError"
        )
        chained.assume_role(RoleArn=long, RoleSessionName="ir", DurationSeconds=3600)

    def test_the_administrator_role_of_a_new_account(self) -> None:
        enforce()
        arn = f"arn:aws:iam::{self.estate.victim}:role/OrganizationAccountAccessRole"
        client("iam", assume(self.estate.manager, arn)).list_users()
        self.assertUnassumable(self.estate.innocent, arn)


if __name__ == "__main__":
    unittest.main()
