"""Data services whose parameters do not spell the ARN."""

from typing import Any

from moto.athena.models import athena_backends
from moto.secretsmanager.models import secretsmanager_backends

from .arns import Where, given_arn


def athena(operation: str, given: dict[str, Any], where: Where) -> list[str]:
    backend = athena_backends[where.account][where.region]
    queries = [backend.named_queries.get(query_id) for query_id in given.get("NamedQueryIds") or ()]
    if queries:
        names = {query.workgroup.name if query.workgroup else "primary" for query in queries if query}
        return [where.arn("athena", f"workgroup/{name}") for name in sorted(names)]
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
    return [where.arn("athena", f"datacatalog/{catalog}")] if catalog else given_arn(given, "ResourceARN")


def dynamodb(_operation: str, given: dict[str, Any], where: Where) -> list[str]:
    items = given.get("RequestItems")
    transactions = [next(iter(one.values())) for one in given.get("TransactItems") or [] if one]
    names = [
        given.get("TableName"),
        given.get("TargetTableName"),
        *(items if isinstance(items, dict) else ()),
        *(one.get("TableName") for one in transactions),
    ]
    tables = [
        name if name.startswith("arn:") else where.arn("dynamodb", f"table/{name}")
        for name in dict.fromkeys(names)
        if name
    ]
    if given.get("IndexName") and tables:
        return [f"{tables[0]}/index/{given['IndexName']}"]
    return tables or given_arn(given, "ResourceArn", "BackupArn", "TableArn", "ExportArn")


def glue(operation: str, given: dict[str, Any], where: Where) -> list[str]:
    """Glue asks for the catalog, the database and the table, whichever of them the call touches."""
    kind = {"Database": "DatabaseInput", "Table": "TableInput"}
    on_table = "Table" in operation or "Partition" in operation
    database = given.get("DatabaseName") or (
        None if on_table else given.get("Name") or (given.get(kind["Database"]) or {}).get("Name")
    )
    if "Database" not in operation and not on_table:
        return given_arn(given, "ResourceArn")
    arns = [where.arn("glue", "catalog")]
    if database:
        arns.append(where.arn("glue", f"database/{database}"))
    table = given.get("TableName") or given.get("Name") or (given.get(kind["Table"]) or {}).get("Name")
    if on_table and database and table:
        arns.append(where.arn("glue", f"table/{database}/{table}"))
    return arns


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
    return [where.arn("rds", f"{kind}:{given[name]}") for name, kind in kinds.items() if given.get(name)] or given_arn(
        given, "ResourceName"
    )


def secretsmanager(_operation: str, given: dict[str, Any], where: Where) -> list[str]:
    name = given.get("SecretId") or given.get("Name") or ""
    if name.startswith("arn:") or not name:
        return [name] if name else []
    backend = secretsmanager_backends[where.account][where.region]
    known = backend.secrets.get(name) if name in backend.secrets else None
    return [known.arn if known else where.arn("secretsmanager", f"secret:{name}-*")]
