"""One emulator for the whole suite, and clients of any account."""

import atexit
import json
import subprocess
import sys
import unittest
from functools import cache
from pathlib import Path
from socket import socket
from typing import Any
from urllib.request import Request, urlopen

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

MANAGEMENT = "123456789012"
KEY = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
SERVER = Path(__file__).resolve().parent.parent / "server.py"


@cache
def address() -> str:
    """Starts the emulator the first time it is asked for."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen([sys.executable, str(SERVER), "--port", str(port)], stdout=subprocess.PIPE, text=True)
    atexit.register(process.kill)
    line = process.stdout.readline().strip()
    assert line == f"emulator listening on http://127.0.0.1:{port}", line
    return f"http://127.0.0.1:{port}"


def control(method: str, path: str) -> Any:
    with urlopen(Request(address() + path, method=method)) as answer:
        return json.load(answer)


def client(service: str, account: str = MANAGEMENT, region: str = "us-east-1") -> Any:
    return boto3.client(
        service,
        region_name=region,
        endpoint_url=address(),
        config=Config(retries={"max_attempts": 0}),
        **(_session(account) if account != MANAGEMENT else KEY),
    )


def _session(account: str) -> dict[str, str]:
    assumed = client("sts").assume_role(
        RoleArn=f"arn:aws:iam::{account}:role/OrganizationAccountAccessRole", RoleSessionName="suite"
    )["Credentials"]
    return {
        "aws_access_key_id": assumed["AccessKeyId"],
        "aws_secret_access_key": assumed["SecretAccessKey"],
        "aws_session_token": assumed["SessionToken"],
    }


def create_organization(*principals: str) -> tuple[str, str]:
    """An organization with two member accounts and trusted access for the services; the members' identifiers."""
    organizations = client("organizations")
    organizations.create_organization(FeatureSet="ALL")
    for principal in principals:
        organizations.enable_aws_service_access(ServicePrincipal=principal)
    return create_account("security"), create_account("workload")


def create_account(name: str) -> str:
    status = client("organizations").create_account(AccountName=name, Email=f"{name}@example.com")
    return status["CreateAccountStatus"]["AccountId"]


def root_id() -> str:
    return client("organizations").list_roots()["Roots"][0]["Id"]


class EmulatorTest(unittest.TestCase):
    def setUp(self) -> None:
        control("POST", "/firebreak/reset")

    def assert_refused(self, code: str, operation: Any, **params: Any) -> None:
        with self.assertRaises(ClientError) as refusal:
            operation(**params)
        self.assertEqual(refusal.exception.response["Error"]["Code"], code)

    def assert_answered(self, *operations: str) -> None:
        """The extension answered these calls, and says so."""
        self.assertLessEqual(set(operations), control("GET", "/firebreak/calls").keys())
