"""The ARNs a call acts on, for the services that guardrails and responder policies name by resource.

An empty list means the action takes no resource, or none that could be named: only a `*` in a policy matches it then.
https://docs.aws.amazon.com/service-authorization/latest/reference/
"""

from collections.abc import Callable
from typing import Any

from . import resources_data, resources_ec2, resources_iam, resources_lookup, resources_s3
from .arns import Where
from .incoming import Call

# Parameter -> what follows the account in the ARN, the most specific first; the first parameter that is given names the
# resource.
# A value that is an ARN already stands for itself.
_BY_PARAMETER: dict[str, list[tuple[str, str]]] = {
    "accessanalyzer": [("analyzerArn", "{}"), ("analyzerName", "analyzer/{}"), ("resourceArn", "{}")],
    "cloudtrail": [
        ("TrailName", "trail/{}"),
        ("Name", "trail/{}"),
        ("EventDataStore", "eventdatastore/{}"),
        ("ResourceId", "{}"),
        ("ResourceArn", "{}"),
        ("Channel", "channel/{}"),
    ],
    "detective": [("GraphArn", "{}"), ("ResourceArn", "{}")],
    "firehose": [("DeliveryStreamName", "deliverystream/{}"), ("DeliveryStreamARN", "{}")],
    "guardduty": [
        ("FilterName", "detector/{DetectorId}/filter/{}"),
        ("IpSetId", "detector/{DetectorId}/ipset/{}"),
        ("ThreatIntelSetId", "detector/{DetectorId}/threatintelset/{}"),
        ("DestinationId", "detector/{DetectorId}/publishingDestination/{}"),
        ("DetectorId", "detector/{}"),
        ("ResourceArn", "{}"),
    ],
    "lambda": [
        ("FunctionName", "function:{}"),
        ("LayerName", "layer:{}"),
        ("UUID", "event-source-mapping:{}"),
        ("CodeSigningConfigArn", "{}"),
        ("Resource", "{}"),
    ],
    "route53resolver": [
        ("FirewallRuleGroupAssociationId", "firewall-rule-group-association/{}"),
        ("FirewallRuleGroupId", "firewall-rule-group/{}"),
        ("FirewallDomainListId", "firewall-domain-list/{}"),
        ("ResolverQueryLogConfigId", "resolver-query-log-config/{}"),
        ("ResolverRuleId", "resolver-rule/{}"),
        ("ResolverEndpointId", "resolver-endpoint/{}"),
        ("ResourceArn", "{}"),
    ],
    "securityhub": [
        ("InsightArn", "{}"),
        ("AutomationRulesArns", "{}"),
        ("FindingAggregatorArn", "{}"),
        ("ActionTargetArn", "{}"),
        ("ResourceArn", "{}"),
        ("ProductArn", "{}"),
    ],
    "sns": [("TopicArn", "{}"), ("SubscriptionArn", "{}"), ("ResourceArn", "{}"), ("TargetArn", "{}"), ("Name", "{}")],
    "ssm": [
        ("DocumentName", "document/{}"),
        ("AutomationExecutionId", "automation-execution/{}"),
        ("BaselineId", "patchbaseline/{}"),
        ("SettingId", "servicesetting{}"),
        ("WindowId", "maintenancewindow/{}"),
    ],
    "backup": [
        ("recoveryPointArn", "{}"),
        ("RecoveryPointArn", "{}"),
        ("backupVaultName", "backup-vault:{}"),
        ("BackupVaultName", "backup-vault:{}"),
        ("backupPlanId", "backup-plan:{}"),
    ],
    "ecr": [("repositoryName", "repository/{}")],
    "stepfunctions": [("stateMachineArn", "{}"), ("executionArn", "{}"), ("name", "stateMachine:{}")],
}
# These need more than one parameter, or a look at what the emulator holds.
_BY_FUNCTION: dict[str, Callable[[str, dict[str, Any], Where], list[str]]] = {
    "athena": resources_data.athena,
    "cloudformation": resources_lookup.cloudformation,
    "cloudwatch": resources_lookup.cloudwatch,
    "config": resources_lookup.config,
    "dynamodb": resources_data.dynamodb,
    "ec2": resources_ec2.ec2,
    "events": resources_lookup.events,
    "glue": resources_data.glue,
    "iam": resources_iam.iam,
    "kms": resources_lookup.kms,
    "logs": resources_lookup.logs,
    "organizations": resources_iam.organizations,
    "rds": resources_data.rds,
    "s3": resources_s3.s3,
    "secretsmanager": resources_data.secretsmanager,
    "sqs": resources_lookup.sqs,
    "ssm": resources_lookup.ssm,
    "sts": resources_iam.sts,
}


def is_covered(service: str) -> bool:
    """Whether this module can name resources of the service at all."""
    return service in _BY_FUNCTION or service in _BY_PARAMETER


def named(call: Call, where: Where) -> list[str]:
    function = _BY_FUNCTION.get(call.service)
    found = function(call.name, call.parameters, where) if function else []
    if not found:
        found = _by_parameter(call.service, call.parameters, where)
    if not found and call.service == "securityhub":
        found = [where.arn("securityhub", "hub/default")]
    return found


def _by_parameter(service: str, given: dict[str, Any], where: Where) -> list[str]:
    for parameter, template in _BY_PARAMETER.get(service, []):
        values = given.get(parameter)
        if values:
            texts = [str(value) for value in (values if isinstance(values, list) else [values])]
            return [_arn(service, template, text, given, where) for text in texts]
    return []


def _arn(service: str, template: str, value: str, given: dict[str, Any], where: Where) -> str:
    if value.startswith("arn:"):
        parts = value.split(":")
        # A subscription or a function version is authorised as its topic or function.
        keep = {"sns": 6, "lambda": 7}.get(service)
        return ":".join(parts[:keep])
    return where.arn(
        _PREFIX.get(service, service), template.format(value, **{k: v for k, v in given.items() if isinstance(v, str)})
    )


_PREFIX = {"accessanalyzer": "access-analyzer", "stepfunctions": "states"}
