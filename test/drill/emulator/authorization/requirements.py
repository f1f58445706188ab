"""Everything that must be allowed before a call is answered."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from . import resources_s3
from .actions import action, s3_action, s3_further
from .arns import Where, account_of
from .incoming import Call
from .resources import named


@dataclass(frozen=True)
class Requirement:
    action: str
    resource: str | None


# Where a call hands a role to a service, the caller needs iam:PassRole on it.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
_PASSES: dict[tuple[str, str], tuple[str, str]] = {
    ("athena", "StartSession"): ("ExecutionRole", "athena.amazonaws.com"),
    ("cloudformation", "CreateStack"): ("RoleARN", "cloudformation.amazonaws.com"),
    ("cloudformation", "UpdateStack"): ("RoleARN", "cloudformation.amazonaws.com"),
    ("cloudformation", "CreateStackSet"): ("AdministrationRoleARN", "cloudformation.amazonaws.com"),
    ("cloudtrail", "CreateTrail"): ("CloudWatchLogsRoleArn", "cloudtrail.amazonaws.com"),
    ("cloudtrail", "UpdateTrail"): ("CloudWatchLogsRoleArn", "cloudtrail.amazonaws.com"),
    ("config", "PutConfigurationRecorder"): ("ConfigurationRecorder.roleARN", "config.amazonaws.com"),
    ("ec2", "CreateFlowLogs"): ("DeliverLogsPermissionArn", "vpc-flow-logs.amazonaws.com"),
    ("lambda", "CreateFunction"): ("Role", "lambda.amazonaws.com"),
    ("lambda", "UpdateFunctionConfiguration"): ("Role", "lambda.amazonaws.com"),
    ("s3", "PutBucketReplication"): ("ReplicationConfiguration.Role", "s3.amazonaws.com"),
    ("ssm", "StartAutomationExecution"): ("Parameters.AutomationAssumeRole", "ssm.amazonaws.com"),
    ("stepfunctions", "CreateStateMachine"): ("roleArn", "states.amazonaws.com"),
}
_ROLE = re.compile(r"^arn:[^:]+:iam::\d{12}:role/")


def requirements(call: Call, account: str) -> list[Requirement]:
    """At least one. `account` is the caller's, or the owner's for an anonymous call."""
    where = Where(call.partition, call.credential.region, account)
    arns: list[str | None] = [*named(call, where)] or [None]
    if call.service == "s3":
        return [*_s3(call, arns, where), *_passed(call)]
    if call.name == "AssumeRole":
        return [Requirement(one, arns[0]) for one in _assume(call.parameters)]
    return [*(Requirement(action(call), arn) for arn in arns), *_passed(call)]


def _s3(call: Call, arns: list[str | None], where: Where) -> Iterator[Requirement]:
    if call.name == "DeleteObjects":
        objects = (call.parameters.get("Delete") or {}).get("Objects", [])
        for arn, one in zip(arns, objects, strict=False):
            yield Requirement(f"s3:{s3_action('DeleteObject', bool(one.get('VersionId')))}", arn)
    else:
        yield Requirement(action(call), arns[0])
    yield from (Requirement(further, arn) for arn in arns for further in s3_further(call))
    source = resources_s3.copy_source(call.parameters, where)
    if source:
        arn, versioned = source
        yield Requirement(f"s3:{s3_action('GetObject', versioned)}", arn)


def _assume(given: dict[str, Any]) -> list[str]:
    further = {"Tags": "sts:TagSession", "SourceIdentity": "sts:SetSourceIdentity"}
    return ["sts:AssumeRole", *(needed for parameter, needed in further.items() if given.get(parameter))]


def passed_to(call: Call) -> str | None:
    """The service that is handed a role."""
    entry = _PASSES.get((call.service, call.name))
    return entry[1] if entry else None


def _passed(call: Call) -> Iterator[Requirement]:
    entry = _PASSES.get((call.service, call.name))
    value: Any = call.parameters
    for part in entry[0].split(".") if entry else ():
        value = value.get(part) if isinstance(value, dict) else None
    for role in value if isinstance(value, list) else [value]:
        if entry and isinstance(role, str) and _ROLE.match(role) and account_of(role):
            yield Requirement("iam:PassRole", role)
