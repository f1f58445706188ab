"""Actions and resource ARNs of requests exactly as the SDK writes them; nothing is sent."""

import io
import unittest
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import authorization_support  # noqa: F401  finds the emulator's modules
import boto3
from authorization import incoming
from authorization.requirements import requirements
from botocore.awsrequest import AWSPreparedRequest, AWSResponse

ACCOUNT = "111111111111"
A = f"us-east-1:{ACCOUNT}"
IAM = f"arn:aws:iam::{ACCOUNT}"
EC2 = f"arn:aws:ec2:{A}"
EVIDENCE = "arn:aws:s3:::evidence"
Row = tuple[str, str, dict[str, Any], list[tuple[str, str | None]]]
LOCKED = {"ObjectLockMode": "COMPLIANCE", "ObjectLockRetainUntilDate": "2030-01-01T00:00:00Z"}
OBJECT = {"Bucket": "evidence", "Key": "a b/c"}
UPLOAD = {**OBJECT, "UploadId": "u", "PartNumber": 1}

ROWS: list[Row] = [
    ("s3", "list_buckets", {}, [("s3:ListAllMyBuckets", None)]),
    ("s3", "list_objects_v2", {"Bucket": "evidence"}, [("s3:ListBucket", EVIDENCE)]),
    ("s3", "head_bucket", {"Bucket": "evidence"}, [("s3:ListBucket", EVIDENCE)]),
    ("s3", "head_object", OBJECT, [("s3:GetObject", f"{EVIDENCE}/a b/c")]),
    ("s3", "get_object", {**OBJECT, "VersionId": "v"}, [("s3:GetObjectVersion", f"{EVIDENCE}/a b/c")]),
    ("s3", "put_object", {**OBJECT, "Body": b"x"}, [("s3:PutObject", f"{EVIDENCE}/a b/c")]),
    (
        "s3",
        "put_object",
        {**OBJECT, **LOCKED},
        [("s3:PutObject", f"{EVIDENCE}/a b/c"), ("s3:PutObjectRetention", f"{EVIDENCE}/a b/c")],
    ),
    ("s3", "upload_part", {**UPLOAD, "Body": b"x"}, [("s3:PutObject", f"{EVIDENCE}/a b/c")]),
    (
        "s3",
        "copy_object",
        {**OBJECT, "CopySource": "other/k"},
        [("s3:PutObject", f"{EVIDENCE}/a b/c"), ("s3:GetObject", "arn:aws:s3:::other/k")],
    ),
    ("s3", "delete_object", OBJECT, [("s3:DeleteObject", f"{EVIDENCE}/a b/c")]),
    ("s3", "delete_object", {**OBJECT, "VersionId": "v"}, [("s3:DeleteObjectVersion", f"{EVIDENCE}/a b/c")]),
    (
        "s3",
        "delete_objects",
        {"Bucket": "evidence", "Delete": {"Objects": [{"Key": "a"}, {"Key": "b", "VersionId": "v"}]}},
        [("s3:DeleteObject", f"{EVIDENCE}/a"), ("s3:DeleteObjectVersion", f"{EVIDENCE}/b")],
    ),
    (
        "s3",
        "put_bucket_versioning",
        {"Bucket": "evidence", "VersioningConfiguration": {"Status": "Suspended"}},
        [("s3:PutBucketVersioning", EVIDENCE)],
    ),
    (
        "s3",
        "put_object_lock_configuration",
        {"Bucket": "evidence", "ObjectLockConfiguration": {"ObjectLockEnabled": "Enabled"}},
        [("s3:PutBucketObjectLockConfiguration", EVIDENCE)],
    ),
    ("s3", "get_object_retention", OBJECT, [("s3:GetObjectRetention", f"{EVIDENCE}/a b/c")]),
    ("s3", "delete_bucket_lifecycle", {"Bucket": "evidence"}, [("s3:PutLifecycleConfiguration", EVIDENCE)]),
    ("s3", "delete_public_access_block", {"Bucket": "evidence"}, [("s3:PutBucketPublicAccessBlock", EVIDENCE)]),
    ("s3", "delete_bucket_policy", {"Bucket": "evidence"}, [("s3:DeleteBucketPolicy", EVIDENCE)]),
    ("s3control", "delete_public_access_block", {"AccountId": ACCOUNT}, [("s3:PutAccountPublicAccessBlock", None)]),
    ("iam", "delete_role", {"RoleName": "R"}, [("iam:DeleteRole", f"{IAM}:role/R")]),
    (
        "iam",
        "create_role",
        {"RoleName": "R", "Path": "/p/", "AssumeRolePolicyDocument": "{}"},
        [("iam:CreateRole", f"{IAM}:role/p/R")],
    ),
    (
        "iam",
        "attach_role_policy",
        {"RoleName": "R", "PolicyArn": f"{IAM}:policy/P"},
        [("iam:AttachRolePolicy", f"{IAM}:role/R")],
    ),
    ("iam", "delete_policy", {"PolicyArn": f"{IAM}:policy/P"}, [("iam:DeletePolicy", f"{IAM}:policy/P")]),
    (
        "iam",
        "update_access_key",
        {"UserName": "u", "AccessKeyId": "A" * 20, "Status": "Inactive"},
        [("iam:UpdateAccessKey", f"{IAM}:user/u")],
    ),
    ("iam", "list_users", {}, [("iam:ListUsers", None)]),
    (
        "sts",
        "assume_role",
        {"RoleArn": f"{IAM}:role/R", "RoleSessionName": "ir"},
        [("sts:AssumeRole", f"{IAM}:role/R")],
    ),
    ("cloudtrail", "stop_logging", {"Name": "t"}, [("cloudtrail:StopLogging", f"arn:aws:cloudtrail:{A}:trail/t")]),
    (
        "cloudtrail",
        "delete_trail",
        {"Name": f"arn:aws:cloudtrail:{A}:trail/t"},
        [("cloudtrail:DeleteTrail", f"arn:aws:cloudtrail:{A}:trail/t")],
    ),
    (
        "cloudtrail",
        "put_event_selectors",
        {"TrailName": "t"},
        [("cloudtrail:PutEventSelectors", f"arn:aws:cloudtrail:{A}:trail/t")],
    ),
    (
        "guardduty",
        "delete_detector",
        {"DetectorId": "d"},
        [("guardduty:DeleteDetector", f"arn:aws:guardduty:{A}:detector/d")],
    ),
    (
        "guardduty",
        "delete_filter",
        {"DetectorId": "d", "FilterName": "f"},
        [("guardduty:DeleteFilter", f"arn:aws:guardduty:{A}:detector/d/filter/f")],
    ),
    (
        "securityhub",
        "disable_security_hub",
        {},
        [("securityhub:DisableSecurityHub", f"arn:aws:securityhub:{A}:hub/default")],
    ),
    (
        "config",
        "stop_configuration_recorder",
        {"ConfigurationRecorderName": "default"},
        [("config:StopConfigurationRecorder", f"arn:aws:config:{A}:configuration-recorder/default/*")],
    ),
    (
        "logs",
        "delete_log_group",
        {"logGroupName": "/a"},
        [("logs:DeleteLogGroup", f"arn:aws:logs:{A}:log-group:/a:log-stream:")],
    ),
    ("events", "disable_rule", {"Name": "r"}, [("events:DisableRule", f"arn:aws:events:{A}:rule/r")]),
    (
        "events",
        "remove_targets",
        {"Rule": "r", "EventBusName": "b", "Ids": ["1"]},
        [("events:RemoveTargets", f"arn:aws:events:{A}:rule/b/r")],
    ),
    ("sns", "delete_topic", {"TopicArn": f"arn:aws:sns:{A}:t"}, [("sns:DeleteTopic", f"arn:aws:sns:{A}:t")]),
    ("lambda", "invoke", {"FunctionName": "f"}, [("lambda:InvokeFunction", f"arn:aws:lambda:{A}:function:f")]),
    (
        "lambda",
        "create_function",
        {
            "FunctionName": "f",
            "Role": f"{IAM}:role/L",
            "Code": {"ZipFile": b""},
            "Runtime": "python3.12",
            "Handler": "h",
        },
        [("lambda:CreateFunction", f"arn:aws:lambda:{A}:function:f"), ("iam:PassRole", f"{IAM}:role/L")],
    ),
    (
        "dynamodb",
        "get_item",
        {"TableName": "t", "Key": {"k": {"S": "v"}}},
        [("dynamodb:GetItem", f"arn:aws:dynamodb:{A}:table/t")],
    ),
    (
        "athena",
        "start_query_execution",
        {"QueryString": "q", "WorkGroup": "ir"},
        [("athena:StartQueryExecution", f"arn:aws:athena:{A}:workgroup/ir")],
    ),
    (
        "glue",
        "get_table",
        {"DatabaseName": "d", "Name": "t"},
        [("glue:GetTable", f"arn:aws:glue:{A}:{part}") for part in ("catalog", "database/d", "table/d/t")],
    ),
    (
        "cloudformation",
        "delete_stack",
        {"StackName": "s"},
        [("cloudformation:DeleteStack", f"arn:aws:cloudformation:{A}:stack/s/*")],
    ),
    (
        "cloudformation",
        "delete_stack_set",
        {"StackSetName": "s"},
        [("cloudformation:DeleteStackSet", f"arn:aws:cloudformation:{A}:stackset/s:*")],
    ),
    (
        "ssm",
        "send_command",
        {"InstanceIds": ["i-0123456789abcdef0"], "DocumentName": "D"},
        [
            ("ssm:SendCommand", f"{EC2}:instance/i-0123456789abcdef0"),
            ("ssm:SendCommand", f"arn:aws:ssm:{A}:document/D"),
        ],
    ),
    ("ssm", "get_parameter", {"Name": "/a/b"}, [("ssm:GetParameter", f"arn:aws:ssm:{A}:parameter/a/b")]),
    (
        "ssm",
        "start_automation_execution",
        {"DocumentName": "D"},
        [("ssm:StartAutomationExecution", f"arn:aws:ssm:{A}:automation-definition/D:$DEFAULT")],
    ),
    (
        "accessanalyzer",
        "delete_analyzer",
        {"analyzerName": "a"},
        [("access-analyzer:DeleteAnalyzer", f"arn:aws:access-analyzer:{A}:analyzer/a")],
    ),
    (
        "detective",
        "delete_graph",
        {"GraphArn": f"arn:aws:detective:{A}:graph:g"},
        [("detective:DeleteGraph", f"arn:aws:detective:{A}:graph:g")],
    ),
    (
        "route53resolver",
        "delete_firewall_rule_group",
        {"FirewallRuleGroupId": "g"},
        [("route53resolver:DeleteFirewallRuleGroup", f"arn:aws:route53resolver:{A}:firewall-rule-group/g")],
    ),
    (
        "firehose",
        "delete_delivery_stream",
        {"DeliveryStreamName": "d"},
        [("firehose:DeleteDeliveryStream", f"arn:aws:firehose:{A}:deliverystream/d")],
    ),
    (
        "cloudwatch",
        "delete_alarms",
        {"AlarmNames": ["a"]},
        [("cloudwatch:DeleteAlarms", f"arn:aws:cloudwatch:{A}:alarm:a")],
    ),
    ("kms", "schedule_key_deletion", {"KeyId": "k"}, [("kms:ScheduleKeyDeletion", f"arn:aws:kms:{A}:key/k")]),
    ("ec2", "describe_instances", {"InstanceIds": ["i-0123456789abcdef0"]}, [("ec2:DescribeInstances", None)]),
    (
        "ec2",
        "delete_flow_logs",
        {"FlowLogIds": ["fl-0123456789abcdef0"]},
        [("ec2:DeleteFlowLogs", f"{EC2}:vpc-flow-log/fl-0123456789abcdef0")],
    ),
    (
        "ec2",
        "delete_network_acl",
        {"NetworkAclId": "acl-0123456789abcdef0"},
        [("ec2:DeleteNetworkAcl", f"{EC2}:network-acl/acl-0123456789abcdef0")],
    ),
    (
        "ec2",
        "delete_snapshot",
        {"SnapshotId": "snap-0123456789abcdef0"},
        [("ec2:DeleteSnapshot", "arn:aws:ec2:us-east-1::snapshot/snap-0123456789abcdef0")],
    ),
    (
        "ec2",
        "modify_network_interface_attribute",
        {"NetworkInterfaceId": "eni-0123456789abcdef0", "Groups": ["sg-0123456789abcdef0"]},
        [
            ("ec2:ModifyNetworkInterfaceAttribute", f"{EC2}:{part}")
            for part in ("network-interface/eni-0123456789abcdef0", "security-group/sg-0123456789abcdef0")
        ],
    ),
    ("organizations", "leave_organization", {}, [("organizations:LeaveOrganization", None)]),
]


def call_of(service: str, operation: str, parameters: dict[str, Any]) -> incoming.Call:
    """The call as it would arrive at the emulator."""
    client = boto3.client(service, region_name="us-east-1", aws_access_key_id="A" * 20, aws_secret_access_key="s")
    sent: list[AWSPreparedRequest] = []

    def keep(request: AWSPreparedRequest, **_: Any) -> AWSResponse:
        sent.append(request)
        raise InterruptedError

    client.meta.events.register("before-send", keep)
    with suppress(InterruptedError):
        getattr(client, operation)(**parameters)
    return incoming.read(environ_of(sent[0]))


def environ_of(request: AWSPreparedRequest) -> dict[str, Any]:
    url = urlsplit(request.url)
    body = request.body.read() if hasattr(request.body, "read") else request.body or b""
    data = body if isinstance(body, bytes) else body.encode()
    headers = {
        name.upper().replace("-", "_"): value.decode() if isinstance(value, bytes) else value
        for name, value in request.headers.items()
    }
    return {
        "REQUEST_METHOD": request.method,
        "PATH_INFO": url.path,
        "RAW_URI": f"{url.path}?{url.query}",
        "QUERY_STRING": url.query,
        "SERVER_NAME": url.netloc,
        "SERVER_PORT": "443",
        "wsgi.url_scheme": "https",
        "wsgi.input": io.BytesIO(data),
        "CONTENT_TYPE": headers.get("CONTENT_TYPE", ""),
        "CONTENT_LENGTH": str(len(data)),
        **{f"HTTP_{name}": value for name, value in headers.items()},
        "HTTP_HOST": url.netloc,
    }


class RequirementTest(unittest.TestCase):
    maxDiff = None

    def test_rows(self) -> None:
        for service, operation, parameters, expected in ROWS:
            with self.subTest(f"{service}.{operation} {parameters}"):
                found = requirements(call_of(service, operation, parameters), ACCOUNT)
                self.assertEqual([(one.action, one.resource) for one in found], expected)


if __name__ == "__main__":
    unittest.main()
