"""Services whose parameters do not spell the ARN: part of it is in what the emulator holds, or in several parameters."""

from typing import Any

from moto.athena.models import athena_backends
from moto.cloudformation.models import cloudformation_backends
from moto.config.models import config_backends
from moto.kms.models import kms_backends
from moto.secretsmanager.models import secretsmanager_backends

from .arns import Where


def athena(operation: str, given: dict[str, Any], where: Where) -> list[str]:
    backend = athena_backends[where.account][where.region]
    workgroup = given.get("WorkGroup") or (given.get("Name") if operation == "CreateWorkGroup" else None)
    execution = backend.executions.get(given.get("QueryExecutionId", ""))
    if execution:
        workgroup = execution.workgroup.name if execution.workgroup else "primary"
    named_query = backend.named_queries.get(given.get("NamedQueryId", ""))
    if named_query:
        workgroup = named_query.workgroup.name if named_query.workgroup else "primary"
    if operation in ("StartQueryExecution", "CreateNamedQuery", "ListQueryExecutions", "ListNamedQueries"):
        workgroup = workgroup or "primary"
    if workgroup:
        return [where.arn("athena", f"workgroup/{workgroup}")]
    catalog = given.get("CatalogName") or (given.get("Name") if operation.endswith("DataCatalog") else None)
    return [where.arn("athena", f"datacatalog/{catalog}")] if catalog else _given_arn(given, "ResourceARN")


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
    return [where.arn("cloudwatch", f"alarm:{name}") for name in names if name] or _given_arn(given, "ResourceARN")


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
    return [aggregator.configuration_aggregator_arn] if aggregator else _given_arn(given, "ResourceArn")


def dynamodb(_operation: str, given: dict[str, Any], where: Where) -> list[str]:
    items = given.get("RequestItems")
    transactions = [next(iter(one.values())) for one in given.get("TransactItems") or [] if one]
    names = [given.get("TableName"), given.get("TargetTableName"), *(items if isinstance(items, dict) else ()),
             *(one.get("TableName") for one in transactions)]
    tables = [name if name.startswith("arn:") else where.arn("dynamodb", f"table/{name}") for name in dict.fromkeys(names) if name]
    if given.get("IndexName") and tables:
        return [f"{tables[0]}/index/{given['IndexName']}"]
    return tables or _given_arn(given, "ResourceArn", "BackupArn", "TableArn", "ExportArn")


def events(operation: str, given: dict[str, Any], where: Where) -> list[str]:
    bus = (given.get("EventBusName") or "default").rpartition("event-bus/")[2]
    if operation == "PutEvents":
        buses = {(entry.get("EventBusName") or "default").rpartition("event-bus/")[2] for entry in given.get("Entries", [])}
        return [where.arn("events", f"event-bus/{one}") for one in sorted(buses)]
    if operation.endswith("EventBus") or operation.endswith("Permission"):
        return [where.arn("events", f"event-bus/{given.get('Name') or bus}")]
    if given.get("ArchiveName"):
        return [where.arn("events", f"archive/{given['ArchiveName']}")]
    rule = given.get("Rule") or (given.get("Name") if operation.endswith("Rule") else None)
    if rule:
        return [where.arn("events", f"rule/{rule}" if bus == "default" else f"rule/{bus}/{rule}")]
    return _given_arn(given, "ResourceARN")


def glue(operation: str, given: dict[str, Any], where: Where) -> list[str]:
    """Glue asks for the catalog, the database and the table, whichever of them the call touches."""
    kind = {"Database": "DatabaseInput", "Table": "TableInput"}
    on_table = "Table" in operation or "Partition" in operation
    database = given.get("DatabaseName") or (None if on_table else given.get("Name") or (given.get(kind["Database"]) or {}).get("Name"))
    if "Database" not in operation and not on_table:
        return _given_arn(given, "ResourceArn")
    arns = [where.arn("glue", "catalog")]
    if database:
        arns.append(where.arn("glue", f"database/{database}"))
    table = given.get("TableName") or given.get("Name") or (given.get(kind["Table"]) or {}).get("Name")
    if on_table and database and table:
        arns.append(where.arn("glue", f"table/{database}/{table}"))
    return arns


def kms(_operation: str, given: dict[str, Any], where: Where) -> list[str]:
    found = [_key(given[name], where) for name in ("KeyId", "TargetKeyId", "SourceKeyId", "DestinationKeyId") if given.get(name)]
    alias = given.get("AliasName")
    return [*([where.arn("kms", alias)] if alias else []), *dict.fromkeys(found)]


def _key(name: str, where: Where) -> str:
    parts = name.split(":")
    account, region = (parts[4], parts[3]) if name.startswith("arn:") else (where.account, where.region)
    backend = kms_backends[account][region]
    identifier = backend.any_id_to_key_id(name)
    return Where(where.partition, region, account).arn("kms", f"key/{identifier}")


def logs(_operation: str, given: dict[str, Any], where: Where) -> list[str]:
    """CloudWatch Logs authorises a group as `log-group:<name>:log-stream:<stream or nothing>`; tagging uses the group's ARN."""
    group = given.get("logGroupName") or given.get("logGroupIdentifier") or ""
    groups = [group] if group else [*(given.get("logGroupNames") or ()), *(given.get("logGroupIdentifiers") or ())]
    names = [one.rpartition(":log-group:")[2].removesuffix(":*") for one in groups]
    stream = given.get("logStreamName", "")
    found = [where.arn("logs", f"log-group:{name}:log-stream:{stream}") for name in names]
    destination = given.get("destinationName")
    return found or ([where.arn("logs", f"destination:{destination}")] if destination else _given_arn(given, "resourceArn"))


def rds(operation: str, given: dict[str, Any], where: Where) -> list[str]:
    kinds = {
        "DBSnapshotIdentifier": "snapshot",
        "TargetDBSnapshotIdentifier": "snapshot",
        "DBClusterSnapshotIdentifier": "cluster-snapshot",
        "TargetDBClusterSnapshotIdentifier": "cluster-snapshot",
        "DBInstanceIdentifier": "db",
        "DBClusterIdentifier": "cluster",
    }
    if operation.startswith("Describe") and not any(given.get(name) for name in kinds):
        return []
    return [where.arn("rds", f"{kind}:{given[name]}") for name, kind in kinds.items() if given.get(name)] or _given_arn(given, "ResourceName")


def secretsmanager(_operation: str, given: dict[str, Any], where: Where) -> list[str]:
    name = given.get("SecretId") or given.get("Name") or ""
    if name.startswith("arn:") or not name:
        return [name] if name else []
    backend = secretsmanager_backends[where.account][where.region]
    known = backend.secrets.get(name) if name in backend.secrets else None
    return [known.arn if known else where.arn("secretsmanager", f"secret:{name}-*")]


def sqs(_operation: str, given: dict[str, Any], where: Where) -> list[str]:
    url = given.get("QueueUrl", "")
    if url:
        account, name = url.rstrip("/").split("/")[-2:]
        return [Where(where.partition, where.region, account if account.isdigit() else where.account).arn("sqs", name)]
    return [where.arn("sqs", given["QueueName"])] if given.get("QueueName") else []


def ssm(operation: str, given: dict[str, Any], where: Where) -> list[str]:
    if operation == "StartAutomationExecution":
        return [where.arn("ssm", f"automation-definition/{given.get('DocumentName')}:{given.get('DocumentVersion') or '$DEFAULT'}")]
    names = [name for name in [given.get("Name"), *(given.get("Names") or ())] if name]
    kind = "parameter" if "Parameter" in operation else "document" if "Document" in operation else None
    found = [name if name.startswith("arn:") else where.arn("ssm", f"{kind}/{name.lstrip('/')}") for name in names] if kind else []
    instances = [*(given.get("InstanceIds") or ()), *(one for one in (given.get("InstanceId"), given.get("Target")) if one)]
    found += [where.arn("ec2", f"instance/{one}") for one in instances if one.startswith("i-")]
    if operation == "SendCommand" and given.get("DocumentName"):
        found.append(where.arn("ssm", f"document/{given['DocumentName']}"))
    return found


def _given_arn(given: dict[str, Any], *parameters: str) -> list[str]:
    return [given[name] for name in parameters if isinstance(given.get(name), str) and given[name].startswith("arn:")]
