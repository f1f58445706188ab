"""The emulator in a process of its own, started once for all tests of this process, and small ways to speak to it."""

import atexit
import json
import socket
import subprocess
import sys
import urllib.request
from functools import cache
from pathlib import Path
from typing import Any

EMULATOR = Path(__file__).resolve().parent.parent
if str(EMULATOR) not in sys.path:
    sys.path.insert(0, str(EMULATOR))

import boto3  # noqa: E402
from botocore import UNSIGNED  # noqa: E402
from botocore.config import Config  # noqa: E402
from botocore.exceptions import ClientError  # noqa: E402

MANAGEMENT = "123456789012"
Keys = dict[str, str]
DEPLOYER: Keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}


@cache
def endpoint() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, str(EMULATOR / "server.py"), "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    atexit.register(server.wait)
    atexit.register(server.terminate)
    assert server.stdout
    line = server.stdout.readline()
    assert "listening" in line, f"the emulator did not start: {line!r}"
    atexit.register(server.stdout.close)
    return f"http://127.0.0.1:{port}"


def post(path: str, body: dict[str, Any]) -> dict[str, Any]:
    request = urllib.request.Request(endpoint() + path, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as response:
        return json.load(response)


def reset() -> None:
    post("/firebreak/enforcement", {"on": False})
    post("/firebreak/reset", {})
    # The same account ids in every test: the emulator keeps an account it has seen, with all managed policies of AWS.
    urllib.request.urlopen(urllib.request.Request(f"{endpoint()}/moto-api/seed?a=1", method="POST")).close()


def enforce(on: bool = True) -> None:
    post("/firebreak/enforcement", {"on": on})


def client(service: str, keys: Keys | None = DEPLOYER, region: str = "us-east-1", **options: Any) -> Any:
    """`keys` None: the calls are not signed."""
    config = Config(retries={"max_attempts": 1}, **options, **({"signature_version": UNSIGNED} if keys is None else {}))
    return boto3.client(service, endpoint_url=endpoint(), region_name=region, config=config, **(keys or {}))


def assume(keys: Keys, arn: str, **parameters: Any) -> Keys:
    given = {"RoleSessionName": "test", **parameters}
    credentials = client("sts", keys).assume_role(RoleArn=arn, **given)["Credentials"]
    return as_keys(credentials)


def as_keys(credentials: dict[str, Any]) -> Keys:
    token = {"aws_session_token": credentials["SessionToken"]} if "SessionToken" in credentials else {}
    return {
        "aws_access_key_id": credentials["AccessKeyId"],
        "aws_secret_access_key": credentials["SecretAccessKey"],
        **token,
    }


def root(account: str) -> Keys:
    return as_keys(post("/firebreak/root-key", {"account": account}))


def administrator_of(account: str) -> Keys:
    """A session in the account, which need not exist; only while enforcement is off."""
    return assume(DEPLOYER, f"arn:aws:iam::{account}:role/Setup")


def user(setup: Keys, name: str, *statements: dict[str, Any], **parameters: Any) -> Keys:
    """A user with one inline policy, and its long-term key."""
    iam = client("iam", setup)
    iam.create_user(UserName=name, **parameters)
    if statements:
        iam.put_user_policy(UserName=name, PolicyName="p", PolicyDocument=policy(*statements))
    return as_keys(iam.create_access_key(UserName=name)["AccessKey"])


def role(setup: Keys, name: str, trust: dict[str, Any], *statements: dict[str, Any], **parameters: Any) -> str:
    iam = client("iam", setup)
    arn = iam.create_role(
        RoleName=name, AssumeRolePolicyDocument=policy({"Action": "sts:AssumeRole", **trust}), **parameters
    )["Role"]["Arn"]
    if statements:
        iam.put_role_policy(RoleName=name, PolicyName="p", PolicyDocument=policy(*statements))
    return arn


def policy(*statements: dict[str, Any]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", **one} for one in statements]})


EVERYTHING = {"Action": "*", "Resource": "*"}


def refused(call: Any, *arguments: Any, **named: Any) -> tuple[str, str]:
    """Error code and message; fails when the call is answered."""
    try:
        call(*arguments, **named)
    except ClientError as error:
        return error.response["Error"]["Code"], error.response["Error"].get("Message", "")
    raise AssertionError(f"{call.__name__} {named} was allowed")
