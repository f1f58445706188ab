from typing import Any

from support import EmulatorTest, client

KEY = "arn:aws:kms:us-east-1:123456789012:key/k"
ROLE = "arn:aws:iam::123456789012:role/replicator"
ENCRYPTED: dict[str, Any] = {
    "ID": "logs",
    "Priority": 0,
    "Status": "Enabled",
    "Filter": {"Prefix": "AWSLogs/"},
    "DeleteMarkerReplication": {"Status": "Disabled"},
    "SourceSelectionCriteria": {"SseKmsEncryptedObjects": {"Status": "Enabled"}},
    "Destination": {
        "Bucket": "arn:aws:s3:::evidence",
        "Account": "123456789012",
        "StorageClass": "STANDARD_IA",
        "AccessControlTranslation": {"Owner": "Destination"},
        "EncryptionConfiguration": {"ReplicaKmsKeyID": KEY},
        "Metrics": {"Status": "Enabled", "EventThreshold": {"Minutes": 15}},
        "ReplicationTime": {"Status": "Enabled", "Time": {"Minutes": 15}},
    },
}


class BucketReplicationTest(EmulatorTest):
    def setUp(self) -> None:
        super().setUp()
        self.s3 = client("s3")
        for bucket in ("landing", "evidence"):
            self.s3.create_bucket(Bucket=bucket)
            self.s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})

    def put(self, *rules: dict[str, Any]) -> None:
        self.s3.put_bucket_replication(
            Bucket="landing", ReplicationConfiguration={"Role": ROLE, "Rules": list(rules)}
        )

    def refused(self, *rules: dict[str, Any]) -> None:
        self.assert_refused(
            "InvalidRequest",
            self.s3.put_bucket_replication,
            Bucket="landing",
            ReplicationConfiguration={"Role": ROLE, "Rules": list(rules)},
        )

    def test_returned_as_put(self) -> None:
        tagged = {
            **ENCRYPTED,
            "ID": "tagged",
            "Priority": 7,
            "Filter": {"And": {"Prefix": "app/", "Tags": [{"Key": "k", "Value": "v"}, {"Key": "l", "Value": "w"}]}},
            "ExistingObjectReplication": {"Status": "Disabled"},
        }
        self.put(ENCRYPTED, tagged)
        found = self.s3.get_bucket_replication(Bucket="landing")["ReplicationConfiguration"]
        self.assertEqual(found, {"Role": ROLE, "Rules": [ENCRYPTED, tagged]})
        self.s3.delete_bucket_replication(Bucket="landing")
        self.assert_refused(
            "ReplicationConfigurationNotFoundError", self.s3.get_bucket_replication, Bucket="landing"
        )

    def test_a_rule_without_filter_has_no_priority_and_gets_an_id(self) -> None:
        plain = {"Status": "Enabled", "Prefix": "", "Destination": {"Bucket": "arn:aws:s3:::evidence"}}
        self.put(plain)
        (rule,) = self.s3.get_bucket_replication(Bucket="landing")["ReplicationConfiguration"]["Rules"]
        self.assertTrue(rule.pop("ID"))
        self.assertEqual(rule, plain)

    def test_refused(self) -> None:
        def without(*names: str) -> dict[str, Any]:
            return {name: value for name, value in ENCRYPTED.items() if name not in names}

        def towards(**change: Any) -> dict[str, Any]:
            return {**ENCRYPTED, "Destination": {**ENCRYPTED["Destination"], **change}}

        self.refused(without("Priority"))
        self.refused(without("DeleteMarkerReplication"))
        self.refused(without("SourceSelectionCriteria"))
        self.refused({**ENCRYPTED, "Destination": {"Bucket": "arn:aws:s3:::evidence"}})
        self.refused(towards(Account=""))
        self.refused(towards(Bucket="arn:aws:s3:::missing"))
        self.refused(ENCRYPTED, {**ENCRYPTED, "ID": "second"})
        self.refused(ENCRYPTED, {**ENCRYPTED, "Priority": 1})
        self.s3.put_bucket_versioning(Bucket="evidence", VersioningConfiguration={"Status": "Suspended"})
        self.refused(ENCRYPTED)
