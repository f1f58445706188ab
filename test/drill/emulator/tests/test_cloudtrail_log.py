"""The records of calls: who, what, where, and what came of it."""

import json

from authorization_support import EVERYTHING, as_keys, assume, policy, refused, role, root, user
from cloudtrail_log_support import MANAGEMENT, STRANGER, VICTIM, RecordedTest, client, enforce

ARCHIVE = b"PK\x05\x06" + bytes(18)


class IdentityTest(RecordedTest):
    def test_a_user_and_what_its_keys_lead_to(self) -> None:
        keys = user(self.in_victim, "ci", EVERYTHING)
        arn = role(self.in_victim, "r", {"Principal": {"AWS": f"arn:aws:iam::{VICTIM}:root"}}, EVERYTHING, Path="/x/")
        sts = client("sts", keys)
        session, federated = assume(keys, arn), as_keys(sts.get_federation_token(Name="fed")["Credentials"])
        token = as_keys(sts.get_session_token()["Credentials"])
        callers = {"IAMUser": keys, "AssumedRole": session, "FederatedUser": federated, "Root": root(VICTIM)}
        elements = {}
        for kind, caller in callers.items():
            client("s3", caller).list_buckets()
            elements[kind] = self.records("ListBuckets")[-1]["userIdentity"]
            self.assertEqual(elements[kind]["type"], kind)
            self.assertEqual(elements[kind]["accessKeyId"], caller["aws_access_key_id"])
            self.assertEqual(elements[kind]["accountId"], VICTIM)
        self.assertEqual(elements["IAMUser"]["arn"], f"arn:aws:iam::{VICTIM}:user/ci")
        self.assertEqual(elements["IAMUser"]["userName"], "ci")
        self.assertNotIn("sessionContext", elements["IAMUser"])
        issuer = elements["AssumedRole"]["sessionContext"]["sessionIssuer"]
        self.assertEqual((issuer["type"], issuer["arn"], issuer["userName"]), ("Role", arn, "r"))
        self.assertEqual(elements["AssumedRole"]["principalId"], f"{issuer['principalId']}:test")
        self.assertEqual(elements["AssumedRole"]["arn"], f"arn:aws:sts::{VICTIM}:assumed-role/r/test")
        self.assertEqual(elements["FederatedUser"]["sessionContext"]["sessionIssuer"]["userName"], "ci")
        self.assertEqual(elements["Root"]["arn"], f"arn:aws:iam::{VICTIM}:root")
        client("s3", token).list_buckets()
        of_token = self.records("ListBuckets")[-1]["userIdentity"]
        self.assertEqual((of_token["type"], of_token["userName"]), ("IAMUser", "ci"))
        self.assertEqual(of_token["sessionContext"]["attributes"]["mfaAuthenticated"], "false")

    def test_a_key_that_deletes_itself_is_still_named(self) -> None:
        keys = user(self.in_victim, "ci", EVERYTHING)
        client("iam", keys).delete_access_key(UserName="ci", AccessKeyId=keys["aws_access_key_id"])
        self.assertEqual(self.record("DeleteAccessKey")["userIdentity"]["userName"], "ci")

    def test_unsigned_calls_are_in_the_log_of_the_buckets_owner(self) -> None:
        client("s3", self.in_victim).create_bucket(Bucket="open-bucket")
        enforce()
        self.assertEqual(refused(client("s3", None).get_object, Bucket="open-bucket", Key="k")[0], "AccessDenied")
        found = self.record("GetObject")
        self.assertEqual(found["userIdentity"]["accountId"], "ANONYMOUS_PRINCIPAL")
        self.assertEqual(found["errorCode"], "AccessDenied")


class OtherAccountTest(RecordedTest):
    def test_a_role_that_was_taken_is_in_both_logs(self) -> None:
        keys = user(self.in_stranger, "s", EVERYTHING)
        arn = role(self.in_victim, "open", {"Principal": {"AWS": f"arn:aws:iam::{STRANGER}:root"}}, EVERYTHING)
        session = assume(keys, arn)
        theirs = self.records("AssumeRole", STRANGER)[-1]
        ours = next(one for one in self.records("AssumeRole") if one["requestParameters"]["roleArn"] == arn)
        self.assertEqual(theirs["sharedEventID"], ours["sharedEventID"])
        self.assertNotEqual(theirs["eventID"], ours["eventID"])
        self.assertEqual(theirs["userIdentity"]["userName"], "s")
        self.assertEqual(
            ours["userIdentity"],
            {"type": "AWSAccount", "principalId": theirs["userIdentity"]["principalId"], "accountId": STRANGER},
        )
        for one in (theirs, ours):
            self.assertEqual(one["responseElements"]["credentials"]["accessKeyId"], session["aws_access_key_id"])
            self.assertEqual(one["resources"], [{"accountId": VICTIM, "type": "AWS::IAM::Role", "ARN": arn}])

    def test_a_role_that_was_refused_is_in_the_callers_log_alone(self) -> None:
        keys = user(self.in_stranger, "s", EVERYTHING)
        arn = role(self.in_victim, "closed", {"Principal": {"AWS": f"arn:aws:iam::{VICTIM}:root"}}, EVERYTHING)
        enforce()
        self.assertEqual(refused(client("sts", keys).assume_role, RoleArn=arn, RoleSessionName="s1")[0], "AccessDenied")
        refusals = {
            account: [one for one in self.records("AssumeRole", account) if "errorCode" in one]
            for account in (VICTIM, STRANGER)
        }
        self.assertEqual(refusals[VICTIM], [])
        self.assertEqual([one["errorCode"] for one in refusals[STRANGER]], ["AccessDenied"])
        self.assertNotIn("sharedEventID", refusals[STRANGER][0])

    def test_a_call_within_one_account_is_in_one_log(self) -> None:
        client("s3", self.in_victim).create_bucket(Bucket="ours-alone")
        self.assertNotIn("sharedEventID", self.record("CreateBucket"))
        self.assertEqual(self.records("CreateBucket", STRANGER) + self.records("CreateBucket", MANAGEMENT), [])

    def test_a_write_into_a_bucket_of_another_account(self) -> None:
        client("s3", self.in_stranger).create_bucket(Bucket="theirs")
        client("s3", self.in_victim).put_object(Bucket="theirs", Key="loot", Body=b"12345")
        for account in (VICTIM, STRANGER):
            found = self.record("PutObject", account)
            self.assertEqual([one.get("accountId") for one in found["resources"]], [None, STRANGER])
            self.assertEqual((found["eventCategory"], found["managementEvent"]), ("Data", False))
            self.assertGreaterEqual(found["additionalEventData"]["bytesTransferredIn"], 5)


class CallTest(RecordedTest):
    def test_refusals_as_each_service_spells_them(self) -> None:
        client("s3", self.in_victim).create_bucket(Bucket="closed-bucket")
        keys = user(self.in_victim, "nobody")
        enforce()
        for service, operation, parameters, name, code in (
            ("iam", "create_group", {"GroupName": "x"}, "CreateGroup", "AccessDenied"),
            ("ec2", "describe_vpcs", {}, "DescribeVpcs", "Client.UnauthorizedOperation"),
            ("kms", "list_keys", {}, "ListKeys", "AccessDenied"),
            ("lambda", "list_functions", {}, "ListFunctions20150331", "AccessDenied"),
            ("sns", "list_topics", {}, "ListTopics", "AccessDenied"),
            ("s3", "head_object", {"Bucket": "closed-bucket", "Key": "k"}, "HeadObject", "AccessDenied"),
        ):
            with self.subTest(name):
                refused(getattr(client(service, keys), operation), **parameters)
                found = self.record(name)
                self.assertEqual((found["errorCode"], found["responseElements"]), (code, None))
                self.assertEqual(found["userIdentity"]["userName"], "nobody")
        self.assertIn("is not authorized to perform: iam:CreateGroup", self.record("CreateGroup")["errorMessage"])

    def test_bad_credentials_belong_to_no_account(self) -> None:
        enforce()
        nobodys = {"aws_access_key_id": "AKIANOBODYS", "aws_secret_access_key": "x"}
        for service, operation in (("iam", "list_users"), ("ec2", "describe_vpcs"), ("kms", "list_keys")):
            refused(getattr(client(service, nobodys), operation))
        for name in ("ListUsers", "DescribeVpcs", "ListKeys"):
            self.assertEqual(self.records(name) + self.records(name, MANAGEMENT), [])

    def test_an_error_is_recorded_with_its_code(self) -> None:
        refused(client("iam", self.in_victim).get_user, UserName="none")
        refused(client("ec2", self.in_victim).delete_flow_logs, FlowLogIds=["fl-1"])
        self.assertEqual(self.record("GetUser")["errorCode"], "NoSuchEntity")
        self.assertEqual(self.record("DeleteFlowLogs")["errorCode"], "Client.InvalidFlowLogId.NotFound")

    def test_names_regions_and_kinds(self) -> None:
        arn = role(self.in_victim, "r", {"Principal": {"Service": "lambda.amazonaws.com"}})
        function = client("lambda", self.in_victim, "eu-west-1")
        made = {"FunctionName": "f", "Role": arn, "Runtime": "python3.12", "Handler": "a.b"}
        function.create_function(**made, Code={"ZipFile": ARCHIVE})
        function.update_function_configuration(FunctionName="f", Timeout=5)
        s3 = client("s3", self.in_victim)
        s3.create_bucket(Bucket="named-bucket")
        s3.list_objects_v2(Bucket="named-bucket")
        s3.put_public_access_block(Bucket="named-bucket", PublicAccessBlockConfiguration={"BlockPublicAcls": True})
        client("iam", self.in_victim, "eu-west-1").list_users()
        for name, source, region, read_only, category in (
            ("CreateFunction20150331", "lambda", "eu-west-1", False, "Management"),
            ("UpdateFunctionConfiguration20150331v2", "lambda", "eu-west-1", False, "Management"),
            ("ListObjects", "s3", "us-east-1", True, "Data"),
            ("PutBucketPublicAccessBlock", "s3", "us-east-1", False, "Management"),
            ("ListUsers", "iam", "us-east-1", True, "Management"),
        ):
            with self.subTest(name):
                found = self.record(name)
                self.assertEqual(
                    (found["eventSource"], found["awsRegion"], found["readOnly"], found["eventCategory"]),
                    (f"{source}.amazonaws.com", region, read_only, category),
                )

    def test_parameters_and_answers(self) -> None:
        client("iam", self.in_victim).create_user(UserName="ci")
        document = policy(EVERYTHING)
        client("iam", self.in_victim).put_user_policy(UserName="ci", PolicyName="p", PolicyDocument=document)
        created = client("iam", self.in_victim).create_access_key(UserName="ci")["AccessKey"]["AccessKeyId"]
        self.assertEqual(
            self.record("PutUserPolicy")["requestParameters"],
            {"userName": "ci", "policyName": "p", "policyDocument": document},
        )
        self.assertIsNone(self.record("PutUserPolicy")["responseElements"])
        self.assertEqual(self.record("CreateAccessKey")["responseElements"]["accessKey"]["accessKeyId"], created)
        client("iam", self.in_victim).list_users()
        self.assertIsNone(self.record("ListUsers")["responseElements"])
        client("s3", self.in_victim).create_bucket(Bucket="with-policy")
        statement = {"Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::with-policy/*"}
        client("s3", self.in_victim).put_bucket_policy(Bucket="with-policy", Policy=policy(statement))
        asked = self.record("PutBucketPolicy")["requestParameters"]
        self.assertEqual((asked["bucketName"], asked["bucketPolicy"]), ("with-policy", json.loads(policy(statement))))

    def test_ec2(self) -> None:
        ec2 = client("ec2", self.in_victim)
        volume = ec2.create_volume(AvailabilityZone="us-east-1a", Size=1)["VolumeId"]
        snapshot = ec2.create_snapshot(VolumeId=volume)["SnapshotId"]
        asked = {"SnapshotId": snapshot, "Attribute": "createVolumePermission"}
        ec2.modify_snapshot_attribute(**asked, OperationType="add", UserIds=[STRANGER])
        ec2.modify_snapshot_attribute(**asked, CreateVolumePermission={"Add": [{"UserId": STRANGER}]})
        for one in self.records("ModifySnapshotAttribute"):
            added = {"items": [{"userId": STRANGER}]}
            self.assertEqual(one["requestParameters"]["createVolumePermission"], {"add": added})
        instance = ec2.run_instances(ImageId="ami-12c6146b", MinCount=1, MaxCount=1)["Instances"][0]["InstanceId"]
        ran = self.record("RunInstances")
        self.assertNotIn("userData", ran["requestParameters"])
        self.assertEqual(ran["responseElements"]["instancesSet"]["items"][0]["instanceId"], instance)
        ec2.terminate_instances(InstanceIds=[instance])
        terminated = self.record("TerminateInstances")["requestParameters"]
        self.assertEqual(terminated, {"instancesSet": {"items": [{"instanceId": instance}]}})
