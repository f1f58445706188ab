"""CloudFormation: stack sets with service-managed permissions. Self-managed ones are left to moto.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs.html
"""

import re
from typing import Any
from uuid import uuid4

from moto.cloudformation.models import Stack
from moto.cloudformation.responses import CloudFormationResponse
from moto.core.base_backend import BackendDict, BaseBackend
from moto.organizations.models import FakeAccount, OrganizationsBackend

import organization
from operations import Call, Operations, ServiceError
from stack_sets import Instance, StackSet, Target

operations = Operations("cloudformation", CloudFormationResponse)

PRINCIPAL = "member.org.stacksets.cloudformation.amazonaws.com"
UNIT = re.compile(r"(ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}|r-[a-z0-9]{4,32})")
DEFINITION = (
    "Description",
    "TemplateBody",
    "Parameters",
    "Capabilities",
    "Tags",
    "AutoDeployment",
    "ManagedExecution",
)


class StackSets(BaseBackend):
    """Kept under the management account, where the delegated administrator's stack sets live too."""

    def __init__(self, region_name: str, account_id: str):
        super().__init__(region_name, account_id)
        self.stack_sets: dict[str, StackSet] = {}


backends = BackendDict(StackSets, "cloudformation")


def _invalid(message: str) -> ServiceError:
    return ServiceError("ValidationError", message)


def _organization(call: Call) -> OrganizationsBackend:
    """The organization the caller may deploy to, by `CallAs`."""
    backend = organization.of(call.account)
    as_delegate = call.params.get("CallAs", "SELF") == "DELEGATED_ADMIN"
    if backend is None:
        raise _invalid("The account is not a member of an organization.")
    if PRINCIPAL not in [service["ServicePrincipal"] for service in backend.services]:
        raise _invalid("You must enable organizations access to operate a service managed stack set")
    if as_delegate and PRINCIPAL not in organization.delegated_services(call.account):
        raise _invalid("Account used is not a delegated administrator")
    if not as_delegate and backend.account_id != call.account:
        raise _invalid("You must be the management account or delegated admin account of an organization")
    return backend


def _own(call: Call) -> dict[str, StackSet]:
    backend = organization.of(call.account)
    as_delegate = call.params.get("CallAs", "SELF") == "DELEGATED_ADMIN"
    if backend is None or not (as_delegate or backend.account_id == call.account):
        return {}
    return backends[_organization(call).account_id][call.region].stack_sets if as_delegate else (
        backends[backend.account_id][call.region].stack_sets
    )


def _stack_set(call: Call) -> StackSet | None:
    """None for a stack set that moto may know."""
    wanted = call.params["StackSetName"]
    return next((item for item in _own(call).values() if wanted in (item.name, item.id)), None)


def service_managed(handler: Any) -> Any:
    """The handler gets the stack set; moto answers for all others."""

    def answer(call: Call) -> Any:
        stack_set = _stack_set(call)
        return NotImplemented if stack_set is None else handler(call, stack_set)

    return answer


@operations.answers("CreateStackSet")
def create_stack_set(call: Call) -> Any:
    params = call.params
    if params.get("PermissionModel") != "SERVICE_MANAGED":
        return NotImplemented
    backend = _organization(call)
    name, existing = params["StackSetName"], backends[backend.account_id][call.region].stack_sets
    if not re.fullmatch(r"[a-zA-Z][-a-zA-Z0-9]{0,127}", name):
        raise _invalid(f"Value '{name}' at 'stackSetName' must match [a-zA-Z][-a-zA-Z0-9]*")
    if name in existing:
        raise ServiceError("NameAlreadyExistsException", f"StackSet with name {name} already exists.")
    if params.get("AdministrationRoleARN") or params.get("ExecutionRoleName"):
        raise _invalid("AdministrationRoleARN and ExecutionRoleName are for self-managed permissions only")
    definition = _definition(call)
    if "AutoDeployment" not in definition:
        raise _invalid("AutoDeployment must be specified with SERVICE_MANAGED permissions")
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
    """Every instance gets the new definition: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateStackSet.html"""
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
    del _own(call)[stack_set.name]


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
        for item in _own(call).values()
    ]
    own = call.response.cloudformation_backend.list_stack_sets()
    summaries += [
        {"StackSetName": item.name, "StackSetId": item.id, "Status": item.status, "PermissionModel": "SELF_MANAGED"}
        for item in own
    ]
    wanted = call.params.get("Status", "ACTIVE")
    return {"Summaries": [summary for summary in summaries if summary["Status"] == wanted]}


def _targets(call: Call) -> list[Target]:
    """https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeploymentTargets.html"""
    targets = call.params.get("DeploymentTargets") or {}
    units, accounts = targets.get("OrganizationalUnitIds", []), targets.get("Accounts", [])
    if call.params.get("Accounts") or not units:
        raise _invalid("StackSets with SERVICE_MANAGED permission model can only have OrganizationalUnit as target")
    wrong = [unit for unit in units if not UNIT.fullmatch(unit)]
    if wrong:
        raise _invalid(f"Value '{wrong}' at 'deploymentTargets.organizationalUnitIds' must match {UNIT.pattern}")
    known = [unit.id for unit in _organization(call).ou]
    missing = [unit for unit in units if unit not in known]
    if missing:
        raise _invalid(f"OrganizationalUnit {missing} is not part of the organization")
    return [
        Target(
            unit, region, accounts, targets.get("AccountFilterType", "NONE"), call.params.get("ParameterOverrides", [])
        )
        for unit in units
        for region in call.params["Regions"]
    ]


def _selected(call: Call, stack_set: StackSet) -> list[Instance]:
    backend, targets = _organization(call), _targets(call)
    return [
        instance
        for instance in stack_set.instances.values()
        if any(target.covers(backend, instance) for target in targets)
    ]


@operations.answers("CreateStackInstances")
@service_managed
def create_stack_instances(call: Call, stack_set: StackSet) -> dict:
    return {"OperationId": stack_set.add(_organization(call), _targets(call))}


@operations.answers("UpdateStackInstances")
@service_managed
def update_stack_instances(call: Call, stack_set: StackSet) -> dict:
    instances = _selected(call, stack_set)
    for instance in instances:
        instance.parameters = call.params.get("ParameterOverrides", instance.parameters)
    return {"OperationId": stack_set.update(instances)}


@operations.answers("DeleteStackInstances")
@service_managed
def delete_stack_instances(call: Call, stack_set: StackSet) -> dict:
    ended = {(target.unit, target.region) for target in _targets(call)}
    instances = _selected(call, stack_set)
    stack_set.targets = [target for target in stack_set.targets if (target.unit, target.region) not in ended]
    return {"OperationId": stack_set.remove(instances, call.params["RetainStacks"])}


@operations.answers("DescribeStackInstance")
@service_managed
def describe_stack_instance(call: Call, stack_set: StackSet) -> dict:
    key = (call.params["StackInstanceAccount"], call.params["StackInstanceRegion"])
    if key not in stack_set.instances:
        raise ServiceError("StackInstanceNotFoundException", f"Stack instance {key} is not part of {stack_set.name}.")
    return {"StackInstance": stack_set.instances[key].describe(stack_set.id)}


@operations.answers("ListStackInstances")
@service_managed
def list_stack_instances(call: Call, stack_set: StackSet) -> dict:
    account, region = call.params.get("StackInstanceAccount"), call.params.get("StackInstanceRegion")
    return {
        "Summaries": [
            instance.describe(stack_set.id)
            for instance in stack_set.instances.values()
            if account in (None, instance.account) and region in (None, instance.region)
        ]
    }


def _operation(call: Call, stack_set: StackSet) -> dict[str, Any]:
    operation = stack_set.operations.get(call.params["OperationId"])
    if operation is None:
        raise ServiceError("OperationNotFoundException", f"Operation {call.params['OperationId']} does not exist.")
    return operation


@operations.answers("DescribeStackSetOperation")
@service_managed
def describe_stack_set_operation(call: Call, stack_set: StackSet) -> dict:
    return {"StackSetOperation": _operation(call, stack_set)}


@operations.answers("ListStackSetOperations")
@service_managed
def list_stack_set_operations(call: Call, stack_set: StackSet) -> dict:
    return {"Summaries": list(reversed(stack_set.operations.values()))}


@operations.answers("ListStackSetOperationResults")
@service_managed
def list_stack_set_operation_results(call: Call, stack_set: StackSet) -> dict:
    return {"Summaries": _operation(call, stack_set)["Results"]}


def _move(backend: OrganizationsBackend, account: FakeAccount) -> None:
    for regional in backends[backend.account_id].values():
        for stack_set in regional.stack_sets.values():
            stack_set.follow(backend, account.id)


def install() -> None:
    operations.install()
    organization.on_move(_move)
