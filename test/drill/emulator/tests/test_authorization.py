"""Enforcement end to end: one organisation, an attacker, responders, a neighbour and a stranger, through the SDK."""

import json
import time
import unittest
from typing import Any

from authorization_support import (
    DEPLOYER,
    EVERYTHING,
    MANAGEMENT,
    Keys,
    administrator_of,
    as_keys,
    assume,
    client,
    enforce,
    policy,
    post,
    refused,
    reset,
    role,
    root,
    user,
)

STRANGER = "999999999999"


class Estate:
    """Built without enforcement: management account, a victim and a neighbour below one unit, and an account of nobody we know."""

    def __init__(self) -> None:
        reset()
        self.organizations = client("organizations")
        self.organization = self.organizations.create_organization(FeatureSet="ALL")["Organization"]["Id"]
        self.root = self.organizations.list_roots()["Roots"][0]["Id"]
        for kind in ("SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"):
            self.organizations.enable_policy_type(RootId=self.root, PolicyType=kind)
        self.unit = self.organizations.create_organizational_unit(ParentId=self.root, Name="workloads")["OrganizationalUnit"]["Id"]
        self.victim, self.neighbour = self._account("victim"), self._account("neighbour")
        self.manager = user(DEPLOYER, "manager", EVERYTHING)
        self.in_victim, self.in_neighbour, self.in_stranger = (
            administrator_of(account) for account in (self.victim, self.neighbour, STRANGER)
        )
        self.attacker = user(self.in_victim, "attacker", EVERYTHING)
        self.innocent = user(self.in_neighbour, "innocent", EVERYTHING)
        self.stranger = user(self.in_stranger, "stranger", EVERYTHING)

    def _account(self, name: str) -> str:
        account = self.organizations.create_account(AccountName=name, Email=f"{name}@example.com")["CreateAccountStatus"]["AccountId"]
        self.organizations.move_account(AccountId=account, SourceParentId=self.root, DestinationParentId=self.unit)
        return account

    def attach(self, target: str, *statements: dict[str, Any], kind: str = "SERVICE_CONTROL_POLICY") -> str:
        """As the management account's administrator, so that it works under enforcement too."""
        organizations = client("organizations", self.manager)
        name = f"policy-{time.monotonic_ns()}"
        content = policy(*({"Effect": "Deny", **one} for one in statements))
        identifier = organizations.create_policy(Name=name, Description="d", Type=kind, Content=content)["Policy"]["PolicySummary"]["Id"]
        organizations.attach_policy(PolicyId=identifier, TargetId=target)
        return identifier

    def role_in_victim(self, name: str, *statements: dict[str, Any], trust: dict[str, Any] | None = None, **parameters: Any) -> str:
        trusted = trust or {"Principal": {"AWS": f"arn:aws:iam::{self.victim}:root"}}
        return role(self.in_victim, name, trusted, *(statements or (EVERYTHING,)), **parameters)


class EnforcedTest(unittest.TestCase):
    """A fresh estate for each test; `enforce()` is the test's own step."""

    def setUp(self) -> None:
        self.estate = Estate()
        self.addCleanup(enforce, False)

    def assertDenied(self, call: Any, *, because: str = "", **parameters: Any) -> None:
        code, message = refused(call, **parameters)
        self.assertIn(code, ("AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AuthorizationError", "403"), message)
        self.assertIn(because, message)


class CredentialTest(EnforcedTest):
    def test_unknown_key_in_each_protocol(self) -> None:
        enforce()
        unknown = {
            ("iam", "list_users"): "InvalidClientTokenId",
            ("ec2", "describe_vpcs"): "AuthFailure",
            ("s3", "list_buckets"): "InvalidAccessKeyId",
            ("kms", "list_keys"): "UnrecognizedClientException",
            ("lambda", "list_functions"): "UnrecognizedClientException",
            ("sts", "get_caller_identity"): "InvalidClientTokenId",
        }
        for (service, operation), code in unknown.items():
            with self.subTest(service):
                self.assertEqual(refused(getattr(client(service), operation))[0], code)

    def test_inactive_key(self) -> None:
        enforce()
        keys, iam = self.estate.attacker, client("iam", self.estate.attacker)
        key_id = keys["aws_access_key_id"]
        iam.update_access_key(UserName="attacker", AccessKeyId=key_id, Status="Inactive")
        self.assertEqual(refused(iam.list_users)[0], "InvalidClientTokenId")
        self.assertEqual(refused(client("sts", keys).get_caller_identity)[0], "InvalidClientTokenId")
        client("iam", assume(self.estate.manager, f"arn:aws:iam::{self.estate.victim}:role/OrganizationAccountAccessRole")).update_access_key(
            UserName="attacker", AccessKeyId=key_id, Status="Active"
        )
        iam.list_users()

    def test_off_again(self) -> None:
        enforce()
        refused(client("iam").list_users)
        enforce(False)
        client("iam").list_users()

    def test_a_session_token_must_be_the_keys_own(self) -> None:
        enforce()
        session = assume(self.estate.manager, f"arn:aws:iam::{self.estate.victim}:role/OrganizationAccountAccessRole")
        client("iam", session).list_users()
        self.assertEqual(refused(client("iam", {**session, "aws_session_token": "other"}).list_users)[0], "InvalidClientTokenId")

    def test_anonymous(self) -> None:
        s3 = client("s3", self.estate.in_victim)
        for bucket in ("public", "private"):
            s3.create_bucket(Bucket=bucket)
            s3.put_object(Bucket=bucket, Key="k", Body=b"x")
        statement = {"Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::public/*"}
        s3.put_bucket_policy(Bucket="public", Policy=policy(statement))
        enforce()
        anybody = client("s3", None)
        self.assertEqual(anybody.get_object(Bucket="public", Key="k")["Body"].read(), b"x")
        self.assertDenied(anybody.get_object, Bucket="private", Key="k")
        self.assertDenied(anybody.put_object, Bucket="public", Key="k", Body=b"y")

    def test_get_session_token_and_root_identity(self) -> None:
        enforce()
        session = as_keys(client("sts", self.estate.attacker).get_session_token()["Credentials"])
        self.assertEqual(client("sts", session).get_caller_identity()["Arn"], f"arn:aws:iam::{self.estate.victim}:user/attacker")
        client("s3", session).list_buckets()
        self.assertEqual(refused(client("iam", session).list_users)[0], "InvalidClientTokenId")
        self.assertEqual(client("sts", root(self.estate.victim)).get_caller_identity()["Arn"], f"arn:aws:iam::{self.estate.victim}:root")

    def test_federation_token_is_narrowed(self) -> None:
        enforce()
        sts = client("sts", self.estate.attacker)
        only_list = policy({"Action": "s3:ListAllMyBuckets", "Resource": "*"})
        narrowed = as_keys(sts.get_federation_token(Name="fed", Policy=only_list)["Credentials"])
        client("s3", narrowed).list_buckets()
        self.assertDenied(client("s3", narrowed).create_bucket, Bucket="b")
        bare = as_keys(sts.get_federation_token(Name="fed")["Credentials"])
        self.assertDenied(client("s3", bare).list_buckets)


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
        self.assertDenied(client("dynamodb", reader).describe_table, TableName="other", because="no identity-based policy")
        iam = client("iam", self.estate.attacker)
        iam.create_group(GroupName="g")
        iam.add_user_to_group(GroupName="g", UserName="reader")
        iam.put_group_policy(GroupName="g", PolicyName="p", PolicyDocument=policy({"Action": "dynamodb:*", "Resource": "*"}))
        client("dynamodb", reader).describe_table(TableName="other")
        iam.attach_group_policy(GroupName="g", PolicyArn="arn:aws:iam::aws:policy/AWSDenyAll")
        self.assertDenied(client("dynamodb", reader).describe_table, TableName="mine", because="explicit deny in a identity-based policy")

    def test_conditions_on_allow_and_deny(self) -> None:
        regional = {"Action": "ec2:*", "Resource": "*", "Condition": {"StringEquals": {"aws:RequestedRegion": "eu-west-1"}}}
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
        self.assertDenied(client("s3", old).list_buckets, because="explicit deny in a identity-based policy")
        client("s3", assume(self.estate.attacker, arn)).list_buckets()

    def test_pass_role(self) -> None:
        admin = self.estate.role_in_victim("admin-role")
        keys = user(self.estate.in_victim, "coder", {"Action": "lambda:*", "Resource": "*"})
        enforce()
        function = {"FunctionName": "f", "Runtime": "python3.12", "Handler": "h.h", "Code": {"ZipFile": b"x"}, "Role": admin}
        self.assertDenied(client("lambda", keys).create_function, **function, because="iam:PassRole")


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
                self.assertDenied(client("cloudtrail", keys).delete_trail, **trail, because="explicit deny in a service control policy")
        for who, keys in (("exempt", assume(self.estate.attacker, exempt)), ("management", self.estate.manager), ("stranger", self.estate.stranger)):
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
        summary = organizations.create_policy(Name="s3", Description="d", Type="SERVICE_CONTROL_POLICY", Content=allow_list)
        organizations.attach_policy(PolicyId=summary["Policy"]["PolicySummary"]["Id"], TargetId=self.estate.unit)
        client("ec2", self.estate.attacker).describe_vpcs()
        organizations.detach_policy(PolicyId="p-FullAWSAccess", TargetId=self.estate.unit)
        client("s3", self.estate.attacker).list_buckets()
        self.assertDenied(client("ec2", self.estate.attacker).describe_vpcs, because="no service control policy allows")

    def test_a_disabled_policy_type_is_not_in_force(self) -> None:
        enforce()
        self.estate.attach(self.estate.unit, EVERYTHING)
        self.assertDenied(client("s3", self.estate.attacker).list_buckets)
        client("organizations", self.estate.manager).disable_policy_type(RootId=self.estate.root, PolicyType="SERVICE_CONTROL_POLICY")
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
        readers = {"stranger": self.estate.stranger, "nobody": None, "neighbour": self.estate.innocent, "owner": self.estate.attacker}
        for keys in readers.values():
            client("s3", keys).get_object(Bucket="open", Key="k")
        outsiders = {"StringNotEqualsIfExists": {"aws:PrincipalOrgID": self.estate.organization}, "BoolIfExists": {"aws:PrincipalIsAWSService": "false"}}
        self.estate.attach(self.estate.root, {"Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": outsiders}, kind="RESOURCE_CONTROL_POLICY")
        for who in ("stranger", "nobody"):
            with self.subTest(who):
                self.assertDenied(client("s3", readers[who]).get_object, Bucket="open", Key="k", because="explicit deny in a resource control policy")
        for who in ("neighbour", "owner"):
            client("s3", readers[who]).get_object(Bucket="open", Key="k")

    def test_the_management_accounts_resources_are_exempt(self) -> None:
        s3 = client("s3")
        s3.create_bucket(Bucket="managed")
        enforce()
        self.estate.attach(self.estate.root, {"Principal": "*", "Action": "s3:*", "Resource": "*"}, kind="RESOURCE_CONTROL_POLICY")
        client("s3", self.estate.manager).list_objects_v2(Bucket="managed")

    def test_roles(self) -> None:
        """An outsider who was let into a trust policy is stopped at the door."""
        arn = self.estate.role_in_victim("backdoor", trust={"Principal": {"AWS": f"arn:aws:iam::{STRANGER}:root"}})
        enforce()
        assume(self.estate.stranger, arn)
        outsiders = {"StringNotEquals": {"aws:PrincipalOrgID": self.estate.organization}}
        self.estate.attach(self.estate.victim, {"Principal": "*", "Action": "sts:*", "Resource": "*", "Condition": outsiders}, kind="RESOURCE_CONTROL_POLICY")
        self.assertDenied(client("sts", self.estate.stranger).assume_role, RoleArn=arn, RoleSessionName="ir", because="resource control policy")


class TrustTest(EnforcedTest):
    def assume(self, keys: Keys, arn: str, **parameters: Any) -> Keys:
        return assume(keys, arn, **parameters)

    def assertUnassumable(self, keys: Keys, arn: str, **parameters: Any) -> None:
        self.assertDenied(client("sts", keys).assume_role, RoleArn=arn, RoleSessionName="ir", **parameters)

    def test_the_role_must_exist_and_trust(self) -> None:
        trusted = self.estate.role_in_victim("trusted", trust={"Principal": {"AWS": f"arn:aws:iam::{self.estate.neighbour}:root"}})
        enforce()
        self.assertUnassumable(self.estate.attacker, f"arn:aws:iam::{self.estate.victim}:role/none")
        self.assertUnassumable(self.estate.stranger, f"arn:aws:iam::{self.estate.victim}:role/none")
        self.assertUnassumable(self.estate.stranger, trusted)
        self.assertUnassumable(self.estate.attacker, trusted)
        assume(self.estate.innocent, trusted)

    def test_the_callers_own_policy_counts_across_accounts(self) -> None:
        arn = self.estate.role_in_victim("trusted", trust={"Principal": {"AWS": f"arn:aws:iam::{self.estate.neighbour}:root"}})
        keys = user(self.estate.in_neighbour, "poor", {"Action": "s3:*", "Resource": "*"})
        enforce()
        self.assertUnassumable(keys, arn)

    def test_inside_the_account_naming_the_user_is_enough(self) -> None:
        keys = user(self.estate.in_victim, "poor", {"Action": "s3:*", "Resource": "*"})
        named = self.estate.role_in_victim("named", trust={"Principal": {"AWS": f"arn:aws:iam::{self.estate.victim}:user/poor"}})
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
        arn = self.estate.role_in_victim("guarded", trust={"Principal": {"AWS": f"arn:aws:iam::{self.estate.neighbour}:root"}, "Condition": condition})
        iam = client("iam", self.estate.in_neighbour)
        serial = iam.create_virtual_mfa_device(VirtualMFADeviceName="innocent")["VirtualMFADevice"]["SerialNumber"]
        iam.enable_mfa_device(UserName="innocent", SerialNumber=serial, AuthenticationCode1="123456", AuthenticationCode2="234567")
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
        self.assertEqual(refused(sts.assume_role, RoleArn=short, RoleSessionName="ir", DurationSeconds=7200)[0], "ValidationError")
        chained = client("sts", assume(self.estate.attacker, long, DurationSeconds=43200))
        self.assertEqual(refused(chained.assume_role, RoleArn=long, RoleSessionName="ir", DurationSeconds=7200)[0], "ValidationError")
        chained.assume_role(RoleArn=long, RoleSessionName="ir", DurationSeconds=3600)

    def test_the_administrator_role_of_a_new_account(self) -> None:
        enforce()
        arn = f"arn:aws:iam::{self.estate.victim}:role/OrganizationAccountAccessRole"
        client("iam", assume(self.estate.manager, arn)).list_users()
        self.assertUnassumable(self.estate.innocent, arn)


class ResourcePolicyTest(EnforcedTest):
    def bucket(self, *statements: dict[str, Any]) -> Any:
        s3 = client("s3", self.estate.in_victim)
        s3.create_bucket(Bucket="evidence")
        s3.put_object(Bucket="evidence", Key="k", Body=b"x")
        resources = {"Resource": ["arn:aws:s3:::evidence", "arn:aws:s3:::evidence/*"]}
        s3.put_bucket_policy(Bucket="evidence", Policy=policy(*({**resources, **one} for one in statements)))
        return s3

    def test_tls_only_does_not_hurt_tls_calls(self) -> None:
        s3 = self.bucket({"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}})
        s3.get_object(Bucket="evidence", Key="k")
        enforce()
        attacker = client("s3", self.estate.attacker)
        attacker.get_object(Bucket="evidence", Key="k")
        attacker.meta.events.register("before-send", lambda request, **_: request.headers.update({"X-Firebreak-Insecure": "1"}))
        self.assertDenied(attacker.get_object, Bucket="evidence", Key="k", because="explicit deny in a resource-based policy")

    def test_a_deny_does_nothing_while_off(self) -> None:
        s3 = self.bucket({"Effect": "Deny", "Principal": "*", "Action": "s3:*"})
        s3.get_object(Bucket="evidence", Key="k")
        enforce()
        self.assertDenied(client("s3", self.estate.attacker).get_object, Bucket="evidence", Key="k")
        client("s3", root(self.estate.victim)).delete_bucket_policy(Bucket="evidence")
        client("s3", self.estate.attacker).get_object(Bucket="evidence", Key="k")

    def test_both_sides_across_accounts(self) -> None:
        self.bucket({"Principal": {"AWS": f"arn:aws:iam::{self.estate.neighbour}:root"}, "Action": "s3:GetObject"})
        poor = user(self.estate.in_neighbour, "poor", {"Action": "ec2:*", "Resource": "*"})
        enforce()
        client("s3", self.estate.innocent).get_object(Bucket="evidence", Key="k")
        self.assertDenied(client("s3", self.estate.innocent).put_object, Bucket="evidence", Key="k", Body=b"y", because="resource-based policy")
        self.assertDenied(client("s3", poor).get_object, Bucket="evidence", Key="k", because="identity-based policy")
        self.assertDenied(client("s3", self.estate.stranger).get_object, Bucket="evidence", Key="k")

    def test_versions_and_batches(self) -> None:
        deny = {"Effect": "Deny", "Principal": "*", "Action": ["s3:DeleteObject", "s3:DeleteObjectVersion"], "Resource": "arn:aws:s3:::evidence/keep/*"}
        s3 = self.bucket(deny)
        for key in ("keep/a", "drop/a"):
            s3.put_object(Bucket="evidence", Key=key, Body=b"x")
        enforce()
        attacker = client("s3", self.estate.attacker)
        self.assertDenied(attacker.delete_object, Bucket="evidence", Key="keep/a")
        self.assertDenied(attacker.delete_object, Bucket="evidence", Key="keep/a", VersionId="v")
        batch = attacker.delete_objects(Bucket="evidence", Delete={"Objects": [{"Key": "keep/a"}, {"Key": "drop/a"}]})
        self.assertEqual([one["Key"] for one in batch["Deleted"]], ["drop/a"])
        self.assertEqual([(one["Key"], one["Code"]) for one in batch["Errors"]], [("keep/a", "AccessDenied")])

    def test_a_key_is_governed_by_its_policy(self) -> None:
        kms = client("kms", self.estate.in_victim)
        investigator = self.estate.role_in_victim("investigator")
        statements = (
            {"Principal": {"AWS": f"arn:aws:iam::{self.estate.victim}:root"}, "Action": ["kms:Describe*", "kms:Encrypt"], "Resource": "*"},
            {"Principal": {"AWS": investigator}, "Action": "kms:Decrypt", "Resource": "*"},
        )
        key = kms.create_key(Policy=policy(*statements))["KeyMetadata"]["Arn"]
        enforce()
        attacker = client("kms", self.estate.attacker)
        secret = attacker.encrypt(KeyId=key, Plaintext=b"x")["CiphertextBlob"]
        self.assertDenied(attacker.decrypt, CiphertextBlob=secret, KeyId=key, because="no resource-based policy allows")
        self.assertDenied(attacker.schedule_key_deletion, KeyId=key)
        opened = client("kms", assume(self.estate.attacker, investigator)).decrypt(CiphertextBlob=secret, KeyId=key)
        self.assertEqual(opened["Plaintext"], b"x")
        self.assertDenied(client("kms", self.estate.stranger).describe_key, KeyId=key)

    def test_topics_and_queues_across_accounts(self) -> None:
        topic = client("sns", self.estate.in_victim).create_topic(Name="alarm")["TopicArn"]
        queue = client("sqs", self.estate.in_victim).create_queue(QueueName="alarm")["QueueUrl"]
        enforce()
        self.assertDenied(client("sns", self.estate.stranger).publish, TopicArn=topic, Message="x")
        self.assertDenied(client("sqs", self.estate.stranger).send_message, QueueUrl=queue, MessageBody="x")
        client("sns", self.estate.attacker).publish(TopicArn=topic, Message="x")


class ControlTest(EnforcedTest):
    def test_wrong_input_is_named(self) -> None:
        import urllib.error

        for path, body in (("/firebreak/enforcement", {"on": "yes"}), ("/firebreak/root-key", {"account": "1"}), ("/firebreak/root-key", {})):
            with self.subTest(f"{path} {json.dumps(body)}"), self.assertRaises(urllib.error.HTTPError) as caught:
                post(path, body)
            self.assertEqual(caught.exception.code, 400)
            caught.exception.close()

    def test_motos_own_switch_changes_nothing(self) -> None:
        import urllib.request

        from authorization_support import endpoint

        request = urllib.request.Request(f"{endpoint()}/moto-api/reset-auth", b"0", {"Content-Type": "text/plain"})
        urllib.request.urlopen(request).close()
        client("iam").list_users()

    def test_root_key_works_in_the_management_account(self) -> None:
        enforce()
        client("organizations", root(MANAGEMENT)).describe_organization()


if __name__ == "__main__":
    unittest.main()
