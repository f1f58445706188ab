"""CloudFormation: stack sets with service-managed permissions. Self-managed ones are left to moto.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs.html
"""

import re
from typing import Any
from uuid import uuid4

from moto.cloudformation.models import Stack
from moto.cloudformation.responses import CloudFormationResponse
from moto.organizations.models import FakeAccount, OrganizationsBackend

import organization
from models.stack_set_access import backends, invalid, organization_of, own, service_managed
from models.stack_sets import StackSet
from operations import Call, Operations, ServiceError

operations = Operations("cloudformation", CloudFormationResponse)

DEFINITION = (
    "Description",
    "TemplateBody",
    "Parameters",
    "Capabilities",
    "Tags",
    "AutoDeployment",
    "ManagedExecution",
)


@operations.answers("CreateStackSet")
def create_stack_set(call: Call) -> Any:
    params = call.params
    if params.get("PermissionModel") != "SERVICE_MANAGED":
        return NotImplemented
    backend = organization_of(call)
    name, existing = params["StackSetName"], backends[backend.account_id][call.region].stack_sets
    if not re.fullmatch(r"[a-zA-Z][-a-zA-Z0-9]{0,127}", name):
        raise invalid(f"Value '{name}' at 'stackSetName' must match [a-zA-Z][-a-zA-Z0-9]*")
    if name in existing:
        raise ServiceError("NameAlreadyExistsException", f"StackSet with name {name} already exists.")
    if params.get("AdministrationRoleARN") or params.get("ExecutionRoleName"):
        raise invalid("AdministrationRoleARN and ExecutionRoleName are for self-managed permissions only")
    definition = _definition(call)
    if "AutoDeployment" not in definition:
        raise invalid("AutoDeployment must be specified with SERVICE_MANAGED permissions")
    stack_set_id = f"{name}:{uuid4()}"
    arn = f"arn:{call.partition}:cloudformation:{call.region}:{backend.account_id}:stackset/{stack_set_id}"
    existing[name] = StackSet(name, arn, stack_set_id, definition)
    return {"StackSetId": stack_set_id}


def _definition(call: Call) -> dict[str, Any]:
    definition = {key: call.params[key] for key in DEFINITION if key in call.params}
    if call.params.get("TemplateURL"):
        definition["TemplateBody"] = call.response._get_stack_from_s3_url(call.params["TemplateURL"])
    if "TemplateBody" in definition:
        _require_capabilities(definition["TemplateBody"], definition.get("Capabilities", []))
    return definition


def _require_capabilities(template: str, capabilities: list[str]) -> None:
    """https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStackSet.html"""
    resources = Stack.parse_template(template)["Resources"].values()
    identity = [resource for resource in resources if resource["Type"].startswith("AWS::IAM::")]
    named = [item for item in identity if any(key.endswith("Name") for key in item.get("Properties", {}))]
    needed = "CAPABILITY_NAMED_IAM" if named else "CAPABILITY_IAM"
    if identity and needed not in capabilities and "CAPABILITY_NAMED_IAM" not in capabilities:
        raise ServiceError("InsufficientCapabilitiesException", f"Requires capabilities : [{needed}]")


@operations.answers("DescribeStackSet")
@service_managed
def describe_stack_set(call: Call, stack_set: StackSet) -> dict:
    return {
        "StackSet": {
            **stack_set.definition,
            "StackSetName": stack_set.name,
            "StackSetId": stack_set.id,
            "StackSetARN": stack_set.arn,
            "Status": "ACTIVE",
            "PermissionModel": "SERVICE_MANAGED",
            "AutoDeployment": stack_set.auto_deployment,
            "ManagedExecution": stack_set.definition.get("ManagedExecution", {"Active": False}),
            "OrganizationalUnitIds": sorted({target.unit for target in stack_set.targets}),
            "Regions": sorted({target.region for target in stack_set.targets}),
        }
    }


@operations.answers("UpdateStackSet")
@service_managed
def update_stack_set(call: Call, stack_set: StackSet) -> dict:
    """Every instance gets the new definition.
    https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateStackSet.html"""
    stack_set.definition = {
        "TemplateBody": stack_set.definition["TemplateBody"],
        "AutoDeployment": stack_set.auto_deployment,
        **_definition(call),
    }
    return {"OperationId": stack_set.update(list(stack_set.instances.values()))}


@operations.answers("DeleteStackSet")
@service_managed
def delete_stack_set(call: Call, stack_set: StackSet) -> None:
    if stack_set.instances:
        raise ServiceError("StackSetNotEmptyException", "StackSet is not empty")
    del own(call)[stack_set.name]


@operations.answers("ListStackSets")
def list_stack_sets(call: Call) -> dict:
    summaries = [
        {
            "StackSetName": item.name,
            "StackSetId": item.id,
            "Status": "ACTIVE",
            "PermissionModel": "SERVICE_MANAGED",
            "AutoDeployment": item.auto_deployment,
        }
        for item in own(call).values()
    ]
    self_managed = call.response.cloudformation_backend.list_stack_sets()
    summaries += [
        {"StackSetName": item.name, "StackSetId": item.id, "Status": item.status, "PermissionModel": "SELF_MANAGED"}
        for item in self_managed
    ]
    wanted = call.params.get("Status", "ACTIVE")
    return {"Summaries": [summary for summary in summaries if summary["Status"] == wanted]}


def _move(backend: OrganizationsBackend, account: FakeAccount) -> None:
    for regional in backends[backend.account_id].values():
        for stack_set in regional.stack_sets.values():
            stack_set.follow(backend, account.id)


def install() -> None:
    operations.install()
    organization.on_move(_move)
