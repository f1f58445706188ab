"""What CloudTrail calls a service and an operation, where it is not what the service's model calls them."""

import re

from authorization.incoming import Call

# By signing name.
_SOURCES = {"rds-data": "rdsdata"}
# Services without regions: what they are asked from anywhere is recorded in us-east-1.
# https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html#cloudtrail-concepts-global-service-events
_GLOBAL = frozenset(("account", "cloudfront", "iam", "organizations", "route53"))
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html
_S3 = {
    "GetBucketLifecycleConfiguration": "GetBucketLifecycle",
    "GetBucketNotificationConfiguration": "GetBucketNotification",
    "GetObjectLockConfiguration": "GetBucketObjectLockConfiguration",
    "GetPublicAccessBlock": "GetBucketPublicAccessBlock",
    "ListObjectsV2": "ListObjects",
    "PutBucketLifecycleConfiguration": "PutBucketLifecycle",
    "PutBucketNotificationConfiguration": "PutBucketNotification",
    "PutObjectLockConfiguration": "PutBucketObjectLockConfiguration",
    "PutPublicAccessBlock": "PutBucketPublicAccessBlock",
    "DeletePublicAccessBlock": "DeleteBucketPublicAccessBlock",
}
_S3_CONTROL = {f"{verb}PublicAccessBlock": f"{verb}AccountPublicAccessBlock" for verb in ("Get", "Put", "Delete")}
# Second versions of operations, at the address of the first.
# https://docs.aws.amazon.com/lambda/latest/dg/logging-using-cloudtrail.html
_LAMBDA_SECOND = frozenset(
    (
        "AddPermission",
        "GetFunction",
        "GetFunctionConfiguration",
        "GetPolicy",
        "ListTags",
        "RemovePermission",
        "TagResource",
        "UntagResource",
        "UpdateFunctionCode",
        "UpdateFunctionConfiguration",
    )
)
_LAMBDA_DATE = re.compile(r"^/(201\d)-(\d\d)-(\d\d)/")
_S3_DATA_WITHOUT_KEY = frozenset(("DeleteObjects", "HeadBucket", "ListObjects", "ListObjectVersions", "ListObjectsV2"))
_OTHER_DATA = {
    "dynamodb": frozenset(
        "BatchExecuteStatement BatchGetItem BatchWriteItem DeleteItem ExecuteStatement ExecuteTransaction GetItem"
        " PutItem Query Scan TransactGetItems TransactWriteItems UpdateItem".split()
    ),
    "ebs": frozenset(
        "CompleteSnapshot GetSnapshotBlock ListChangedBlocks ListSnapshotBlocks PutSnapshotBlock StartSnapshot".split()
    ),
    "kinesis": frozenset("GetRecords GetShardIterator PutRecord PutRecords SubscribeToShard".split()),
    "sns": frozenset(("Publish", "PublishBatch")),
    "sqs": frozenset(
        "ChangeMessageVisibility ChangeMessageVisibilityBatch DeleteMessage DeleteMessageBatch ReceiveMessage"
        " SendMessage SendMessageBatch".split()
    ),
}
_READS = re.compile(r"^(BatchGet|Check|Describe|Get|Head|List|Lookup|Preview|Search|Select|Simulate|Validate)")
# Change nothing, and are not called so.
_ALSO_READS = {
    "kms": frozenset(
        "Decrypt Encrypt GenerateDataKey GenerateDataKeyPair GenerateDataKeyPairWithoutPlaintext"
        " GenerateDataKeyWithoutPlaintext GenerateMac GenerateRandom ReEncrypt Sign Verify VerifyMac".split()
    ),
    "sts": frozenset(("AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity", "DecodeAuthorizationMessage")),
}


def event_source(call: Call) -> str:
    name = call.credential.signing_name
    return f"{_SOURCES.get(name, name)}.amazonaws.com"


def event_name(call: Call) -> str:
    if call.service == "s3":
        return _S3.get(call.name, call.name)
    if call.service == "s3control":
        return _S3_CONTROL.get(call.name, call.name)
    if call.service == "lambda" and call.operation:
        date = _LAMBDA_DATE.match(call.operation.model.http["requestUri"])
        version = "".join(date.groups()) if date else ""
        return f"{call.name}{version}{'v2' if version and call.name in _LAMBDA_SECOND else ''}"
    if call.service == "cloudfront" and call.operation:
        return f"{call.name}{call.operation.model.service_model.api_version.replace('-', '_')}"
    return call.name


def region(call: Call) -> str:
    return "us-east-1" if call.service in _GLOBAL else call.credential.region


def is_read_only(call: Call) -> bool:
    return bool(_READS.match(call.name)) or call.name in _ALSO_READS.get(call.service, ())


def is_data_event(call: Call) -> bool:
    if call.service == "s3":
        return bool(call.parameters.get("Key")) or call.name in _S3_DATA_WITHOUT_KEY
    return call.service == "lambda" and call.name in ("Invoke", "InvokeAsync", "InvokeWithResponseStream")


def is_unselected_data_event(call: Call) -> bool:
    """A data event that the trail does not select."""
    return call.name in _OTHER_DATA.get(call.service, ())
