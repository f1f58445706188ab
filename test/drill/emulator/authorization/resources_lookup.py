"""Services whose parameters do not spell the ARN: part of it is in what the emulator holds, or in several
parameters."""

from typing import Any

from moto.cloudformation.models import cloudformation_backends
from moto.config.models import config_backends
from moto.kms.models import kms_backends

from .arns import Where, given_arn


def cloudformation(_operation: str, given: dict[str, Any], where: Where) -> list[str]:
    backend = cloudformation_backends[where.account][where.region]
    if given.get("StackSetName"):
        found = next((one for one in backend.stacksets.values() if given["StackSetName"] in (one.name, one.id)), None)
        return [found.arn if found else where.arn("cloudformation", f"stackset/{given['StackSetName']}:*")]
    name = given.get("StackName", "")
    if name.startswith("arn:") or not name:
        return [name] if name else []
    stack = next((one for one in backend.stacks.values() if one.name == name), None)
    return [stack.stack_id if stack else where.arn("cloudformation", f"stack/{name}/*")]


def cloudwatch(_operation: str, given: dict[str, Any], where: Where) -> list[str]:
    names = given.get("AlarmNames") or [given.get("AlarmName")]
    return [where.arn("cloudwatch", f"alarm:{name}") for name in names if name] or given_arn(given, "ResourceARN")


def config(_operation: str, given: dict[str, Any], where: Where) -> list[str]:
    backend = config_backends[where.account][where.region]
    rule = given.get("ConfigRuleName") or (given.get("ConfigRule") or {}).get("ConfigRuleName")
    if rule:
        known = backend.config_rules.get(rule)
        return [known.config_rule_arn if known else where.arn("config", "config-rule/*")]
    recorder = given.get("ConfigurationRecorderName") or (given.get("ConfigurationRecorder") or {}).get("name")
    if recorder:
        # The id after the name is not in moto.
        return [where.arn("config", f"configuration-recorder/{recorder}/*")]
    aggregator = backend.config_aggregators.get(given.get("ConfigurationAggregatorName", ""))
    return [aggregator.configuration_aggregator_arn] if aggregator else given_arn(given, "ResourceArn")


def events(operation: str, given: dict[str, Any], where: Where) -> list[str]:
    bus = (given.get("EventBusName") or "default").rpartition("event-bus/")[2]
    if operation == "PutEvents":
        buses = {
            (entry.get("EventBusName") or "default").rpartition("event-bus/")[2] for entry in given.get("Entries", [])
        }
        return [where.arn("events", f"event-bus/{one}") for one in sorted(buses)]
    if operation.endswith("EventBus") or operation.endswith("Permission"):
        return [where.arn("events", f"event-bus/{given.get('Name') or bus}")]
    if given.get("ArchiveName"):
        return [where.arn("events", f"archive/{given['ArchiveName']}")]
    rule = given.get("Rule") or (given.get("Name") if operation.endswith("Rule") else None)
    if rule:
        return [where.arn("events", f"rule/{rule}" if bus == "default" else f"rule/{bus}/{rule}")]
    return given_arn(given, "ResourceARN")


def kms(_operation: str, given: dict[str, Any], where: Where) -> list[str]:
    found = [
        _key(given[name], where)
        for name in ("KeyId", "TargetKeyId", "SourceKeyId", "DestinationKeyId")
        if given.get(name)
    ]
    alias = given.get("AliasName")
    return [*([where.arn("kms", alias)] if alias else []), *dict.fromkeys(found)]


def _key(name: str, where: Where) -> str:
    parts = name.split(":")
    account, region = (parts[4], parts[3]) if name.startswith("arn:") else (where.account, where.region)
    backend = kms_backends[account][region]
    identifier = backend.any_id_to_key_id(name)
    return Where(where.partition, region, account).arn("kms", f"key/{identifier}")


def logs(_operation: str, given: dict[str, Any], where: Where) -> list[str]:
    """CloudWatch Logs authorises a group as `log-group:<name>:log-stream:<stream or nothing>`; tagging uses the group's
    ARN."""
    group = given.get("logGroupName") or given.get("logGroupIdentifier") or ""
    groups = [group] if group else [*(given.get("logGroupNames") or ()), *(given.get("logGroupIdentifiers") or ())]
    names = [one.rpartition(":log-group:")[2].removesuffix(":*") for one in groups]
    stream = given.get("logStreamName", "")
    found = [where.arn("logs", f"log-group:{name}:log-stream:{stream}") for name in names]
    destination = given.get("destinationName")
    return found or (
        [where.arn("logs", f"destination:{destination}")] if destination else given_arn(given, "resourceArn")
    )


def sqs(_operation: str, given: dict[str, Any], where: Where) -> list[str]:
    url = given.get("QueueUrl", "")
    if url:
        account, name = url.rstrip("/").split("/")[-2:]
        return [Where(where.partition, where.region, account if account.isdigit() else where.account).arn("sqs", name)]
    return [where.arn("sqs", given["QueueName"])] if given.get("QueueName") else []


def ssm(operation: str, given: dict[str, Any], where: Where) -> list[str]:
    if operation == "StartAutomationExecution":
        return [
            where.arn(
                "ssm", f"automation-definition/{given.get('DocumentName')}:{given.get('DocumentVersion') or '$DEFAULT'}"
            )
        ]
    names = [name for name in [given.get("Name"), *(given.get("Names") or ())] if name]
    kind = "parameter" if "Parameter" in operation else "document" if "Document" in operation else None
    found = (
        [name if name.startswith("arn:") else where.arn("ssm", f"{kind}/{name.lstrip('/')}") for name in names]
        if kind
        else []
    )
    instances = [
        *(given.get("InstanceIds") or ()),
        *(one for one in (given.get("InstanceId"), given.get("Target")) if one),
    ]
    found += [where.arn("ec2", f"instance/{one}") for one in instances if one.startswith("i-")]
    if operation == "SendCommand" and given.get("DocumentName"):
        found.append(where.arn("ssm", f"document/{given['DocumentName']}"))
    return found
