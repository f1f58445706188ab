"""Athena: workgroups without tags, changes and deletion of saved queries and prepared statements.

https://docs.aws.amazon.com/athena/latest/APIReference/API_Operations.html
"""

from datetime import datetime

from moto.athena.models import AthenaBackend, NamedQuery, PreparedStatement, WorkGroup, athena_backends
from moto.athena.responses import AthenaResponse

from operations import Call, Operations, ServiceError

operations = Operations("athena", AthenaResponse)


def _backend(call: Call) -> AthenaBackend:
    return athena_backends[call.account][call.region]


def _invalid(message: str) -> ServiceError:
    return ServiceError("InvalidRequestException", message)


def _work_group(call: Call) -> WorkGroup:
    group = _backend(call).work_groups.get(call.params["WorkGroup"])
    if group is None:
        raise _invalid(f"WorkGroup {call.params['WorkGroup']} is not found.")
    return group


@operations.answers("CreateWorkGroup")
def create_work_group(call: Call) -> None:
    created = _backend(call).create_work_group(
        call.params["Name"],
        # The service publishes metrics unless told not to, moto the other way round.
        {"PublishCloudWatchMetricsEnabled": True, **call.params.get("Configuration", {})},
        call.params.get("Description"),
        call.params.get("Tags", []),
    )
    if created is None:
        raise _invalid("WorkGroup is already created")


@operations.answers("UpdateWorkGroup")
def update_work_group(call: Call) -> None:
    """https://docs.aws.amazon.com/athena/latest/APIReference/API_WorkGroupConfigurationUpdates.html"""
    group = _work_group(call)
    group.description = call.params.get("Description", group.description)
    group.state = call.params.get("State", group.state)
    updates = dict(call.params.get("ConfigurationUpdates", {}))
    if updates.pop("RemoveBytesScannedCutoffPerQuery", False):
        group.configuration.pop("BytesScannedCutoffPerQuery", None)
    results = dict(updates.pop("ResultConfigurationUpdates", {}))
    kept = group.configuration.setdefault("ResultConfiguration", {})
    for name in ("OutputLocation", "EncryptionConfiguration", "ExpectedBucketOwner", "AclConfiguration"):
        if results.pop(f"Remove{name}", False):
            kept.pop(name, None)
    kept.update(results)
    group.configuration.update(updates)


@operations.answers("DeleteWorkGroup")
def delete_work_group(call: Call) -> None:
    group, backend = _work_group(call), _backend(call)
    if group.name == "primary":
        raise _invalid("The primary workgroup cannot be deleted.")
    named = [query.id for query in backend.named_queries.values() if query.workgroup is group]
    prepared = [key for key, item in backend.prepared_statements.items() if item.workgroup == group.name]
    if (named or prepared) and not call.params.get("RecursiveDeleteOption"):
        raise _invalid(f"WorkGroup {group.name} is not empty")
    for query_id in named:
        del backend.named_queries[query_id]
    for key in prepared:
        del backend.prepared_statements[key]
    backend.delete_work_group(group.name)


@operations.answers("ListTagsForResource")
def list_tags_for_resource(call: Call) -> dict:
    backend, arn = _backend(call), call.params["ResourceARN"]
    tagged = (*backend.work_groups.values(), *backend.data_catalogs.values(), *backend.capacity_reservations.values())
    if arn not in [item.arn for item in tagged]:
        raise ServiceError("ResourceNotFoundException", f"Athena resource {arn} does not exist.")
    return backend.tagger.list_tags_for_resource(arn)


def _named_query(call: Call) -> NamedQuery:
    query = _backend(call).named_queries.get(call.params["NamedQueryId"])
    if query is None:
        raise _invalid(f"NamedQuery {call.params['NamedQueryId']} was not found")
    return query


@operations.answers("GetNamedQuery")
def get_named_query(call: Call) -> dict:
    return {"NamedQuery": _description(_named_query(call))}


@operations.answers("BatchGetNamedQuery")
def batch_get_named_query(call: Call) -> dict:
    queries, wanted = _backend(call).named_queries, call.params["NamedQueryIds"]
    return {
        "NamedQueries": [_description(queries[query_id]) for query_id in wanted if query_id in queries],
        "UnprocessedNamedQueryIds": [{"NamedQueryId": query_id} for query_id in wanted if query_id not in queries],
    }


def _description(query: NamedQuery) -> dict:
    return {
        "NamedQueryId": query.id,
        "Name": query.name,
        "Description": query.description,
        "Database": query.database,
        "QueryString": query.query_string,
        "WorkGroup": query.workgroup.name,
    }


@operations.answers("UpdateNamedQuery")
def update_named_query(call: Call) -> None:
    query = _named_query(call)
    query.name = call.params.get("Name", query.name)
    query.description = call.params.get("Description", query.description)
    query.query_string = call.params.get("QueryString", query.query_string)


@operations.answers("DeleteNamedQuery")
def delete_named_query(call: Call) -> None:
    del _backend(call).named_queries[_named_query(call).id]


def _prepared_statement(call: Call) -> PreparedStatement:
    for statement in _backend(call).prepared_statements.values():
        if (statement.workgroup, statement.statement_name) == (call.params["WorkGroup"], call.params["StatementName"]):
            return statement
    raise ServiceError("ResourceNotFoundException", f"PreparedStatement {call.params['StatementName']} was not found")


@operations.answers("GetPreparedStatement")
def get_prepared_statement(call: Call) -> dict:
    statement = _prepared_statement(call)
    return {
        "PreparedStatement": {
            "StatementName": statement.statement_name,
            "WorkGroupName": statement.workgroup,
            "QueryStatement": statement.query_statement,
            "Description": statement.description,
            "LastModifiedTime": statement.last_modified_time,
        }
    }


@operations.answers("UpdatePreparedStatement")
def update_prepared_statement(call: Call) -> None:
    statement = _prepared_statement(call)
    statement.query_statement = call.params["QueryStatement"]
    statement.description = call.params.get("Description", statement.description)
    statement.last_modified_time = datetime.now()


@operations.answers("ListPreparedStatements")
def list_prepared_statements(call: Call) -> dict:
    group = _work_group(call)
    return {
        "PreparedStatements": [
            {"StatementName": item.statement_name, "LastModifiedTime": item.last_modified_time}
            for item in _backend(call).prepared_statements.values()
            if item.workgroup == group.name
        ]
    }


@operations.answers("DeletePreparedStatement")
def delete_prepared_statement(call: Call) -> None:
    statements, statement = _backend(call).prepared_statements, _prepared_statement(call)
    for key in [key for key, item in statements.items() if item is statement]:
        del statements[key]


def install() -> None:
    operations.install()
