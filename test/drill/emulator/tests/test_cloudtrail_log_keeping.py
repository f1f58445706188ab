"""What is in no record, and how records are kept."""

import json
import unittest

from authorization_support import as_keys, assume, client, reset, role, user
from cloudtrail_log import Ledger
from cloudtrail_log_support import VICTIM, RecordedTest, fetched

HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS"


class SecretsTest(RecordedTest):
    def test_they_are_nowhere(self) -> None:
        given = {name: f"very-secret-{name}-1A!" for name in ("data", "variable", "password", "parameter", "secret")}
        keys = user(self.in_victim, "ci", {"Action": "*", "Resource": "*"})
        arn = role(self.in_victim, "r", {"Principal": {"AWS": f"arn:aws:iam::{VICTIM}:root"}})
        session = assume(keys, arn)
        token = as_keys(client("sts", keys).get_session_token()["Credentials"])
        client("ec2", keys).run_instances(ImageId="ami-12c6146b", MinCount=1, MaxCount=1, UserData=given["data"])
        pair = client("ec2", keys).create_key_pair(KeyName="mine")["KeyMaterial"]
        client("lambda", keys).create_function(
            FunctionName="f",
            Role=arn,
            Runtime="python3.12",
            Handler="a.b",
            Code={"ZipFile": b"PK\x05\x06" + bytes(18)},
            Environment={"Variables": {"A": given["variable"]}},
        )
        client("iam", keys).create_login_profile(UserName="ci", Password=given["password"])
        client("ssm", keys).put_parameter(Name="p", Value=given["parameter"], Type="SecureString")
        client("secretsmanager", keys).create_secret(Name="s", SecretString=given["secret"])
        key = client("kms", keys).create_key()["KeyMetadata"]["KeyId"]
        client("kms", keys).encrypt(KeyId=key, Plaintext=given["secret"].encode())
        text = json.dumps(fetched())
        for secret in (*given.values(), pair[40:80]):
            self.assertNotIn(secret, text)
        for credentials in (keys, session, token):
            self.assertNotIn(credentials["aws_secret_access_key"], text)
            self.assertNotIn(credentials.get("aws_session_token", "no token"), text)
        # Negative control: what is no secret is there, and that a secret was given is said.
        self.assertIn(session["aws_access_key_id"], text)
        self.assertEqual(self.record("CreateLoginProfile")["requestParameters"]["password"], HIDDEN)
        self.assertEqual(self.record("PutParameter")["requestParameters"]["value"], HIDDEN)
        self.assertEqual(self.record("RunInstances")["requestParameters"]["userData"], "<sensitiveDataRemoved>")
        function = self.record("CreateFunction20150331")["requestParameters"]
        self.assertEqual((function["environment"], function["code"]), ({"variables": HIDDEN}, {}))


class WhatIsNotRecordedTest(RecordedTest):
    def test_data_events_that_the_trail_does_not_select(self) -> None:
        table = client("dynamodb", self.in_victim)
        table.create_table(
            TableName="t",
            KeySchema=[{"AttributeName": "k", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "k", "AttributeType": "S"}],
            BillingMode="PAY_PER_REQUEST",
        )
        table.put_item(TableName="t", Item={"k": {"S": "1"}})
        self.assertEqual(self.records("PutItem"), [])
        self.assertEqual(self.record("CreateTable")["requestParameters"]["tableName"], "t")

    def test_the_past_and_what_was_reset(self) -> None:
        client("iam", self.in_victim).list_users()
        self.assertEqual(fetched("2999-01-01T00:00:00Z")["records"], [])
        self.assertNotEqual(fetched("2000-01-01T00:00:00Z")["records"], [])
        reset()
        self.assertEqual(fetched()["records"], [])


class LedgerTest(unittest.TestCase):
    @staticmethod
    def fetched(ledger: Ledger, since: str = "") -> dict:
        return json.loads(b"".join(ledger.fetch(since)))

    def test_the_oldest_go_and_are_missed(self) -> None:
        ledger = Ledger(most_bytes=120)
        for second in range(5):
            ledger.add({"eventTime": f"2026-11-20T18:04:0{second}Z", "eventID": str(second)})
        got = self.fetched(ledger)
        self.assertEqual([one["eventID"] for one in got["records"]], ["3", "4"])
        self.assertEqual(got["lostUntil"], "2026-11-20T18:04:02Z")
        self.assertEqual([one["eventID"] for one in self.fetched(ledger, "2026-11-20T18:04:04Z")["records"]], ["4"])
        ledger.clear()
        self.assertEqual(self.fetched(ledger), {"lostUntil": None, "problems": {}, "records": []})

    def test_calls_that_could_not_be_recorded_are_counted(self) -> None:
        ledger = Ledger()
        ledger.missed("CreateUser: KeyError('x')")
        ledger.missed("CreateUser: KeyError('x')")
        self.assertEqual(self.fetched(ledger)["problems"], {"CreateUser: KeyError('x')": 2})


if __name__ == "__main__":
    unittest.main()
