"""Object Lock is strict with enforcement off: nobody needs a policy to be stopped by it."""

import unittest
from datetime import UTC, datetime, timedelta
from typing import Any

from authorization_support import client, refused, reset

BUCKET = "locked"


def in_days(days: float) -> datetime:
    return datetime.now(UTC) + timedelta(days=days)


class ObjectLockTest(unittest.TestCase):
    def setUp(self) -> None:
        reset()
        self.s3 = client("s3")
        self.s3.create_bucket(Bucket=BUCKET, ObjectLockEnabledForBucket=True)

    def put(self, mode: str = "", days: float = 30, key: str = "k") -> str:
        lock = {"ObjectLockMode": mode, "ObjectLockRetainUntilDate": in_days(days)} if mode else {}
        return self.s3.put_object(Bucket=BUCKET, Key=key, Body=b"x", **lock)["VersionId"]

    def default(self, mode: str = "COMPLIANCE", **period: int) -> None:
        rule = {"DefaultRetention": {"Mode": mode, **period}}
        self.s3.put_object_lock_configuration(
            Bucket=BUCKET, ObjectLockConfiguration={"ObjectLockEnabled": "Enabled", "Rule": rule}
        )

    def retain(self, version: str, retention: dict[str, Any], **named: Any) -> Any:
        return self.s3.put_object_retention(Bucket=BUCKET, Key="k", VersionId=version, Retention=retention, **named)

    def retention(self, version: str) -> dict[str, Any]:
        return self.s3.get_object_retention(Bucket=BUCKET, Key="k", VersionId=version)["Retention"]

    def test_compliance_only_grows(self) -> None:
        version = self.put("COMPLIANCE")
        weaker: list[dict[str, Any]] = [
            {"Mode": "COMPLIANCE", "RetainUntilDate": in_days(1)},
            {"Mode": "GOVERNANCE", "RetainUntilDate": in_days(60)},
            {},
        ]
        for retention in weaker:
            for bypass in (False, True):
                with self.subTest(f"{retention} {bypass}"):
                    code, message = refused(self.retain, version, retention, BypassGovernanceRetention=bypass)
                    self.assertEqual(
                        (code, message), ("AccessDenied", "Access Denied because object protected by object lock.")
                    )
        self.assertEqual(self.retention(version)["Mode"], "COMPLIANCE")
        self.retain(version, {"Mode": "COMPLIANCE", "RetainUntilDate": in_days(60)})
        self.assertGreater(self.retention(version)["RetainUntilDate"], in_days(59))

    def test_governance_needs_the_bypass(self) -> None:
        version = self.put("GOVERNANCE")
        shorter = {"Mode": "GOVERNANCE", "RetainUntilDate": in_days(1)}
        self.assertEqual(refused(self.retain, version, shorter)[0], "AccessDenied")
        self.retain(version, shorter, BypassGovernanceRetention=True)
        self.retain(version, {"Mode": "COMPLIANCE", "RetainUntilDate": in_days(2)})
        self.assertEqual(refused(self.retain, version, shorter, BypassGovernanceRetention=True)[0], "AccessDenied")

    def test_dates_in_the_past(self) -> None:
        version = self.put()
        for retention in (
            {"Mode": "COMPLIANCE", "RetainUntilDate": in_days(-1)},
            {"Mode": "GOVERNANCE", "RetainUntilDate": in_days(-1)},
        ):
            code, message = refused(self.retain, version, retention)
            self.assertEqual((code, message), ("InvalidArgument", "The retain until date must be in the future!"))
        self.assertEqual(refused(self.put, "COMPLIANCE", -1)[0], "InvalidArgument")

    def test_a_locked_version_stays(self) -> None:
        versions = {"explicit": self.put("COMPLIANCE")}
        self.default(Days=1)
        versions["default"] = self.put()
        for name, version in versions.items():
            with self.subTest(name):
                code, _ = refused(
                    self.s3.delete_object, Bucket=BUCKET, Key="k", VersionId=version, BypassGovernanceRetention=True
                )
                self.assertEqual(code, "AccessDenied")
        marker = self.s3.delete_object(Bucket=BUCKET, Key="k")
        self.assertTrue(marker["DeleteMarker"])
        self.assertEqual(refused(self.s3.delete_bucket, Bucket=BUCKET)[0], "BucketNotEmpty")

    def test_an_unlocked_version_goes(self) -> None:
        self.s3.delete_object(Bucket=BUCKET, Key="k", VersionId=self.put())

    def test_versioning_cannot_be_suspended(self) -> None:
        code, _ = refused(self.s3.put_bucket_versioning, Bucket=BUCKET, VersioningConfiguration={"Status": "Suspended"})
        self.assertEqual(code, "InvalidBucketState")
        self.s3.put_bucket_versioning(Bucket=BUCKET, VersioningConfiguration={"Status": "Enabled"})
        self.s3.create_bucket(Bucket="plain")
        self.s3.put_bucket_versioning(Bucket="plain", VersioningConfiguration={"Status": "Suspended"})

    def test_the_default_may_change_and_spares_what_is_there(self) -> None:
        self.default(Days=30)
        version = self.put()
        self.default(Days=1)
        self.s3.put_object_lock_configuration(Bucket=BUCKET, ObjectLockConfiguration={"ObjectLockEnabled": "Enabled"})
        configuration = self.s3.get_object_lock_configuration(Bucket=BUCKET)["ObjectLockConfiguration"]
        self.assertEqual(configuration["ObjectLockEnabled"], "Enabled")
        self.assertGreater(self.retention(version)["RetainUntilDate"], in_days(29))

    def test_the_default_holds_for_multipart_uploads(self) -> None:
        self.default(Years=1)
        upload = self.s3.create_multipart_upload(Bucket=BUCKET, Key="k")["UploadId"]
        part = self.s3.upload_part(Bucket=BUCKET, Key="k", UploadId=upload, PartNumber=1, Body=b"x")
        parts = {"Parts": [{"ETag": part["ETag"], "PartNumber": 1}]}
        version = self.s3.complete_multipart_upload(Bucket=BUCKET, Key="k", UploadId=upload, MultipartUpload=parts)[
            "VersionId"
        ]
        self.assertEqual(self.retention(version)["Mode"], "COMPLIANCE")

    def test_an_upload_needs_a_checksum(self) -> None:
        self.default(Days=1)
        bare = client("s3", request_checksum_calculation="when_required")
        code, message = refused(bare.put_object, Bucket=BUCKET, Key="k", Body=b"x")
        self.assertEqual(code, "InvalidRequest")
        self.assertIn("Content-MD5 OR x-amz-checksum-", message)
        self.put()

    def test_what_has_no_retention(self) -> None:
        self.assertEqual(refused(self.retention, self.put())[0], "NoSuchObjectLockConfiguration")
        self.s3.create_bucket(Bucket="plain")
        self.s3.put_object(Bucket="plain", Key="k", Body=b"x")
        self.assertEqual(refused(self.s3.get_object_retention, Bucket="plain", Key="k")[0], "InvalidRequest")

    def test_legal_hold(self) -> None:
        version = self.put()
        hold = {"Bucket": BUCKET, "Key": "k", "VersionId": version}
        self.s3.put_object_legal_hold(**hold, LegalHold={"Status": "ON"})
        self.assertEqual(refused(self.s3.delete_object, **hold)[0], "AccessDenied")
        self.s3.put_object_legal_hold(**hold, LegalHold={"Status": "OFF"})
        self.s3.delete_object(**hold)


if __name__ == "__main__":
    unittest.main()
