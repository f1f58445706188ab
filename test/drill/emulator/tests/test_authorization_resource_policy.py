"""Policies of buckets, keys, topics and queues, end to end."""

import unittest
from typing import Any

from authorization_estate import EnforcedTest
from authorization_support import assume, client, enforce, policy, root, user


class ResourcePolicyTest(EnforcedTest):
    def bucket(self, *statements: dict[str, Any]) -> Any:
        s3 = client("s3", self.estate.in_victim)
        s3.create_bucket(Bucket="evidence")
        s3.put_object(Bucket="evidence", Key="k", Body=b"x")
        resources = {"Resource": ["arn:aws:s3:::evidence", "arn:aws:s3:::evidence/*"]}
        s3.put_bucket_policy(Bucket="evidence", Policy=policy(*({**resources, **one} for one in statements)))
        return s3

    def test_tls_only_does_not_hurt_tls_calls(self) -> None:
        s3 = self.bucket(
            {
                "Effect": "Deny",
                "Principal": "*",
                "Action": "s3:*",
                "Condition": {"Bool": {"aws:SecureTransport": "false"}},
            }
        )
        s3.get_object(Bucket="evidence", Key="k")
        enforce()
        attacker = client("s3", self.estate.attacker)
        attacker.get_object(Bucket="evidence", Key="k")
        attacker.meta.events.register(
            "before-send", lambda request, **_: request.headers.update({"X-Firebreak-Insecure": "1"})
        )
        self.assertDenied(
            attacker.get_object, Bucket="evidence", Key="k", because="explicit deny in a resource-based policy"
        )

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
        self.assertDenied(
            client("s3", self.estate.innocent).put_object,
            Bucket="evidence",
            Key="k",
            Body=b"y",
            because="resource-based policy",
        )
        self.assertDenied(client("s3", poor).get_object, Bucket="evidence", Key="k", because="identity-based policy")
        self.assertDenied(client("s3", self.estate.stranger).get_object, Bucket="evidence", Key="k")

    def test_versions_and_batches(self) -> None:
        deny = {
            "Effect": "Deny",
            "Principal": "*",
            "Action": ["s3:DeleteObject", "s3:DeleteObjectVersion"],
            "Resource": "arn:aws:s3:::evidence/keep/*",
        }
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
            {
                "Principal": {"AWS": f"arn:aws:iam::{self.estate.victim}:root"},
                "Action": ["kms:Describe*", "kms:Encrypt"],
                "Resource": "*",
            },
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


if __name__ == "__main__":
    unittest.main()
