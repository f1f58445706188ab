import json

from support import MANAGEMENT, EmulatorTest, client, create_organization


def key_policy(principal: object, condition: dict | None = None) -> str:
    actions = ["kms:Encrypt", "kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"]
    statement = {"Effect": "Allow", "Principal": principal, "Action": actions, "Resource": "*"}
    root = {"AWS": f"arn:aws:iam::{MANAGEMENT}:root"}
    owner = {"Effect": "Allow", "Principal": root, "Action": "kms:*", "Resource": "*"}
    shared = {**statement, **({"Condition": condition} if condition else {})}
    return json.dumps({"Version": "2012-10-17", "Statement": [owner, shared]})


class KmsTest(EmulatorTest):
    def test_key_of_another_account(self) -> None:
        member, stranger = create_organization()
        policy = key_policy({"AWS": f"arn:aws:iam::{member}:root"})
        key = client("kms").create_key(Policy=policy)["KeyMetadata"]["Arn"]
        shared = client("kms", member)
        self.assertEqual(shared.describe_key(KeyId=key)["KeyMetadata"]["Arn"], key)
        encrypted = shared.encrypt(KeyId=key, Plaintext=b"secret")
        self.assertEqual(encrypted["KeyId"], key)
        self.assertEqual(shared.decrypt(CiphertextBlob=encrypted["CiphertextBlob"])["Plaintext"], b"secret")
        self.assertTrue(shared.generate_data_key(KeyId=key, KeySpec="AES_256")["Plaintext"])
        self.assert_refused("NotFoundException", shared.schedule_key_deletion, KeyId=key)
        refused = client("kms", stranger)
        self.assert_refused("AccessDeniedException", refused.describe_key, KeyId=key)
        self.assert_refused("AccessDeniedException", refused.encrypt, KeyId=key, Plaintext=b"x")
        self.assert_refused("AccessDeniedException", refused.decrypt, CiphertextBlob=encrypted["CiphertextBlob"])

    def test_key_for_an_organization(self) -> None:
        member, _ = create_organization()
        kms, own = client("kms"), client("organizations").describe_organization()["Organization"]["Id"]
        for organization, allowed in ((own, True), ("o-someoneelse", False)):
            condition = {"StringEquals": {"aws:PrincipalOrgID": organization}}
            key = kms.create_key(Policy=key_policy("*", condition))["KeyMetadata"]["Arn"]
            describe = client("kms", member).describe_key
            if allowed:
                self.assertEqual(describe(KeyId=key)["KeyMetadata"]["Arn"], key)
            else:
                self.assert_refused("AccessDeniedException", describe, KeyId=key)

    def test_replica(self) -> None:
        kms, west = client("kms"), client("kms", MANAGEMENT, "us-west-2")
        primary = kms.create_key(MultiRegion=True)["KeyMetadata"]
        replica = kms.replicate_key(
            KeyId=primary["KeyId"], ReplicaRegion="us-west-2", Description="d", Tags=[{"TagKey": "a", "TagValue": "b"}]
        )["ReplicaKeyMetadata"]
        self.assertEqual(west.describe_key(KeyId=replica["Arn"])["KeyMetadata"]["Description"], "d")
        kinds = [
            region.describe_key(KeyId=primary["KeyId"])["KeyMetadata"]["MultiRegionConfiguration"]["MultiRegionKeyType"]
            for region in (west, kms)
        ]
        self.assertEqual(kinds, ["REPLICA", "PRIMARY"])
        self.assertEqual(west.list_resource_tags(KeyId=primary["KeyId"])["Tags"][0]["TagKey"], "a")
        self.assert_refused(
            "AlreadyExistsException", kms.replicate_key, KeyId=primary["KeyId"], ReplicaRegion="us-west-2"
        )
        single = kms.create_key()["KeyMetadata"]["KeyId"]
        self.assert_refused(
            "UnsupportedOperationException", kms.replicate_key, KeyId=single, ReplicaRegion="us-west-2"
        )
