"""The IAM actions an API operation needs, where they are not simply named like it.

https://docs.aws.amazon.com/service-authorization/latest/reference/ (S3:
https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html)
"""

from .incoming import Call

_S3 = {
    "ListBuckets": "ListAllMyBuckets",
    "ListObjects": "ListBucket",
    "ListObjectsV2": "ListBucket",
    "HeadBucket": "ListBucket",
    "ListObjectVersions": "ListBucketVersions",
    "ListMultipartUploads": "ListBucketMultipartUploads",
    "ListParts": "ListMultipartUploadParts",
    "HeadObject": "GetObject",
    "SelectObjectContent": "GetObject",
    "GetObjectTorrent": "GetObject",
    "CopyObject": "PutObject",
    "CreateMultipartUpload": "PutObject",
    "UploadPart": "PutObject",
    "UploadPartCopy": "PutObject",
    "CompleteMultipartUpload": "PutObject",
    "DeleteObjects": "DeleteObject",
    "GetBucketAccelerateConfiguration": "GetAccelerateConfiguration",
    "PutBucketAccelerateConfiguration": "PutAccelerateConfiguration",
    "GetBucketCors": "GetBucketCORS",
    "PutBucketCors": "PutBucketCORS",
    "DeleteBucketCors": "PutBucketCORS",
    "GetBucketEncryption": "GetEncryptionConfiguration",
    "PutBucketEncryption": "PutEncryptionConfiguration",
    "DeleteBucketEncryption": "PutEncryptionConfiguration",
    "GetBucketLifecycle": "GetLifecycleConfiguration",
    "GetBucketLifecycleConfiguration": "GetLifecycleConfiguration",
    "PutBucketLifecycle": "PutLifecycleConfiguration",
    "PutBucketLifecycleConfiguration": "PutLifecycleConfiguration",
    "DeleteBucketLifecycle": "PutLifecycleConfiguration",
    "GetBucketReplication": "GetReplicationConfiguration",
    "PutBucketReplication": "PutReplicationConfiguration",
    "DeleteBucketReplication": "PutReplicationConfiguration",
    "GetBucketNotificationConfiguration": "GetBucketNotification",
    "PutBucketNotificationConfiguration": "PutBucketNotification",
    "DeleteBucketTagging": "PutBucketTagging",
    "DeleteBucketOwnershipControls": "PutBucketOwnershipControls",
    "GetObjectLockConfiguration": "GetBucketObjectLockConfiguration",
    "PutObjectLockConfiguration": "PutBucketObjectLockConfiguration",
    "GetPublicAccessBlock": "GetBucketPublicAccessBlock",
    "PutPublicAccessBlock": "PutBucketPublicAccessBlock",
    "DeletePublicAccessBlock": "PutBucketPublicAccessBlock",
    **{
        f"{verb}Bucket{kind}": f"{action}{kind}"
        for kind in (
            "AnalyticsConfiguration",
            "InventoryConfiguration",
            "MetricsConfiguration",
            "IntelligentTieringConfiguration",
        )
        for verb, action in (("Get", "Get"), ("Put", "Put"), ("Delete", "Put"))
    },
    **{
        f"ListBucket{kind}s": f"Get{kind}"
        for kind in (
            "AnalyticsConfiguration",
            "InventoryConfiguration",
            "MetricsConfiguration",
            "IntelligentTieringConfiguration",
        )
    },
}
# With a version id these become actions of their own.
_S3_VERSIONED = {
    "GetObject": "GetObjectVersion",
    "GetObjectAcl": "GetObjectVersionAcl",
    "PutObjectAcl": "PutObjectVersionAcl",
    "GetObjectTagging": "GetObjectVersionTagging",
    "PutObjectTagging": "PutObjectVersionTagging",
    "DeleteObjectTagging": "DeleteObjectVersionTagging",
    "GetObjectAttributes": "GetObjectVersionAttributes",
    "DeleteObject": "DeleteObjectVersion",
}
_S3_CONTROL = {
    "GetPublicAccessBlock": "GetAccountPublicAccessBlock",
    "PutPublicAccessBlock": "PutAccountPublicAccessBlock",
    "DeletePublicAccessBlock": "PutAccountPublicAccessBlock",
}
_RENAMED = {
    ("lambda", "Invoke"): "InvokeFunction",
    ("lambda", "InvokeWithResponseStream"): "InvokeFunction",
    ("sqs", "SendMessageBatch"): "SendMessage",
    ("sqs", "DeleteMessageBatch"): "DeleteMessage",
    ("sqs", "ChangeMessageVisibilityBatch"): "ChangeMessageVisibility",
    ("sns", "PublishBatch"): "Publish",
}


def action(call: Call) -> str:
    """The main action, with its prefix. S3's further ones are in `s3_further`."""
    if call.service == "s3":
        return f"s3:{s3_action(call.name, bool(call.parameters.get('VersionId')))}"
    if call.service == "s3control":
        return f"s3:{_S3_CONTROL.get(call.name, call.name)}"
    if call.service == "apigateway":
        return f"apigateway:{call.http.method}"
    return f"{call.prefix}:{_RENAMED.get((call.service, call.name), call.name or 'Unknown')}"


def s3_action(operation: str, versioned: bool) -> str:
    name = _S3.get(operation, operation)
    return _S3_VERSIONED.get(name, name) if versioned else name


def s3_further(call: Call) -> list[str]:
    """Actions an S3 call needs on the same object because of what it carries."""
    given = call.parameters
    further = []
    if call.name in ("PutObject", "CopyObject", "CreateMultipartUpload"):
        if given.get("ObjectLockMode") or given.get("ObjectLockRetainUntilDate"):
            further.append("s3:PutObjectRetention")
        if given.get("ObjectLockLegalHoldStatus"):
            further.append("s3:PutObjectLegalHold")
        if given.get("Tagging"):
            further.append("s3:PutObjectTagging")
    if given.get("BypassGovernanceRetention"):
        further.append("s3:BypassGovernanceRetention")
    if call.name == "CreateBucket" and given.get("ObjectLockEnabledForBucket"):
        further += ["s3:PutBucketObjectLockConfiguration", "s3:PutBucketVersioning"]
    return further
