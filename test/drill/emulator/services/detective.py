"""Detective, which moto does not have: behavior graphs and administration of an organization.

https://docs.aws.amazon.com/detective/latest/userguide/accounts-orgs-transition.html
"""

from datetime import datetime, timezone

from moto.core.base_backend import BackendDict, BaseBackend
from moto.core.responses import BaseResponse
from moto.moto_api._internal import mock_random

import routes
from delegation import Delegation
from operations import Call, Operations, ServiceError


class DetectiveResponse(BaseResponse):
    def __init__(self) -> None:
        super().__init__(service_name="detective")


operations = Operations("detective", DetectiveResponse)
delegation = Delegation("detective", "detective.amazonaws.com", "AccessDeniedException", "ValidationException")


class Graph(BaseBackend):
    """An account has at most one graph in a Region."""

    def __init__(self, region_name: str, account_id: str):
        super().__init__(region_name, account_id)
        self.arn: str | None = None
        self.created: datetime | None = None
        self.tags: dict[str, str] = {}
        self.auto_enable = False

    def create(self) -> None:
        graph_id = mock_random.get_random_hex(length=32)
        self.arn = f"arn:{self.partition}:detective:{self.region_name}:{self.account_id}:graph:{graph_id}"
        self.created = datetime.now(timezone.utc)


graphs = BackendDict(Graph, "detective")


def _graph(call: Call, arn: str) -> Graph:
    graph = graphs[call.account][call.region]
    if graph.arn != arn:
        raise ServiceError("ResourceNotFoundException", f"The behavior graph {arn} was not found.")
    return graph


@operations.answers("CreateGraph")
def create_graph(call: Call) -> dict:
    """Asking again is no error: https://docs.aws.amazon.com/detective/latest/APIReference/API_CreateGraph.html"""
    graph = graphs[call.account][call.region]
    if graph.arn is None:
        graph.create()
        graph.tags = call.params.get("Tags", {})
    return {"GraphArn": graph.arn}


@operations.answers("ListGraphs")
def list_graphs(call: Call) -> dict:
    graph = graphs[call.account][call.region]
    return {"GraphList": [{"Arn": graph.arn, "CreatedTime": graph.created}] if graph.arn else []}


@operations.answers("DeleteGraph")
def delete_graph(call: Call) -> None:
    _graph(call, call.params["GraphArn"]).reset()


@operations.answers("ListTagsForResource")
def list_tags_for_resource(call: Call) -> dict:
    return {"Tags": _graph(call, call.params["ResourceArn"]).tags}


@operations.answers("TagResource")
def tag_resource(call: Call) -> None:
    _graph(call, call.params["ResourceArn"]).tags.update(call.params["Tags"])


@operations.answers("UntagResource")
def untag_resource(call: Call) -> None:
    graph = _graph(call, call.params["ResourceArn"])
    for key in call.params["TagKeys"]:
        graph.tags.pop(key, None)


@operations.answers("EnableOrganizationAdminAccount")
def enable_organization_admin_account(call: Call) -> None:
    """Creates the administrator's graph when it has none:
    https://docs.aws.amazon.com/detective/latest/APIReference/API_EnableOrganizationAdminAccount.html"""
    delegation.enable(call, call.params["AccountId"])
    graph = graphs[call.params["AccountId"]][call.region]
    if graph.arn is None:
        graph.create()


@operations.answers("ListOrganizationAdminAccounts")
def list_organization_admin_accounts(call: Call) -> dict:
    administrators = [(account, graphs[account][call.region]) for account in delegation.list(call)]
    return {
        "Administrators": [
            {"AccountId": account, "GraphArn": graph.arn, "DelegationTime": graph.created}
            for account, graph in administrators
        ]
    }


@operations.answers("DisableOrganizationAdminAccount")
def disable_organization_admin_account(call: Call) -> None:
    """Deletes the organization's graph:
    https://docs.aws.amazon.com/detective/latest/APIReference/API_DisableOrganizationAdminAccount.html"""
    administrator = delegation.administrator(call.account, call.region)
    delegation.disable(call)
    graphs[administrator][call.region].reset()


@operations.answers("DescribeOrganizationConfiguration")
def describe_organization_configuration(call: Call) -> dict:
    delegation.require_administrator(call)
    return {"AutoEnable": _graph(call, call.params["GraphArn"]).auto_enable}


@operations.answers("UpdateOrganizationConfiguration")
def update_organization_configuration(call: Call) -> None:
    delegation.require_administrator(call)
    graph = _graph(call, call.params["GraphArn"])
    graph.auto_enable = call.params.get("AutoEnable", graph.auto_enable)


def install() -> None:
    routes.new_service("detective", "detective", DetectiveResponse)
    operations.install()
