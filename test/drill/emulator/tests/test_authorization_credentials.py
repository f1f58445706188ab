"""Who a call comes from, end to end."""

import json
import unittest
import urllib.error
import urllib.request

from authorization_estate import EnforcedTest
from authorization_support import (
    MANAGEMENT,
    as_keys,
    assume,
    client,
    endpoint,
    enforce,
    policy,
    post,
    refused,
    root,
)


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
        client(
            "iam", assume(self.estate.manager, f"arn:aws:iam::{self.estate.victim}:role/OrganizationAccountAccessRole")
        ).update_access_key(UserName="attacker", AccessKeyId=key_id, Status="Active")
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
        self.assertEqual(
            refused(client("iam", {**session, "aws_session_token": "other"}).list_users)[0], "InvalidClientTokenId"
        )

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
        self.assertEqual(
            client("sts", session).get_caller_identity()["Arn"], f"arn:aws:iam::{self.estate.victim}:user/attacker"
        )
        client("s3", session).list_buckets()
        self.assertEqual(refused(client("iam", session).list_users)[0], "InvalidClientTokenId")
        self.assertEqual(
            client("sts", root(self.estate.victim)).get_caller_identity()["Arn"],
            f"arn:aws:iam::{self.estate.victim}:root",
        )

    def test_federation_token_is_narrowed(self) -> None:
        enforce()
        sts = client("sts", self.estate.attacker)
        only_list = policy({"Action": "s3:ListAllMyBuckets", "Resource": "*"})
        narrowed = as_keys(sts.get_federation_token(Name="fed", Policy=only_list)["Credentials"])
        client("s3", narrowed).list_buckets()
        self.assertDenied(client("s3", narrowed).create_bucket, Bucket="b")
        bare = as_keys(sts.get_federation_token(Name="fed")["Credentials"])
        self.assertDenied(client("s3", bare).list_buckets)


class ControlTest(EnforcedTest):
    def test_wrong_input_is_named(self) -> None:
        for path, body in (
            ("/firebreak/enforcement", {"on": "yes"}),
            ("/firebreak/root-key", {"account": "1"}),
            ("/firebreak/root-key", {}),
        ):
            with self.subTest(f"{path} {json.dumps(body)}"), self.assertRaises(urllib.error.HTTPError) as caught:
                post(path, body)
            self.assertEqual(caught.exception.code, 400)
            caught.exception.close()

    def test_motos_own_switch_changes_nothing(self) -> None:
        request = urllib.request.Request(f"{endpoint()}/moto-api/reset-auth", b"0", {"Content-Type": "text/plain"})
        urllib.request.urlopen(request).close()
        client("iam").list_users()

    def test_root_key_works_in_the_management_account(self) -> None:
        enforce()
        client("organizations", root(MANAGEMENT)).describe_organization()


if __name__ == "__main__":
    unittest.main()
