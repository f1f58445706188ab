"""CloudFormation: instances of stack sets with service-managed permissions, and operations on them.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stackinstances-create.html
"""

import re
from typing import Any

from moto.cloudformation.responses import CloudFormationResponse

from models.stack_set_access import invalid, organization_of, service_managed
from models.stack_sets import Instance, StackSet, Target
from operations import Call, Operations, ServiceError

operations = Operations("cloudformation", CloudFormationResponse)

UNIT = re.compile(r"(ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}|r-[a-z0-9]{4,32})")


def _targets(call: Call) -> list[Target]:
    """https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeploymentTargets.html"""
    targets = call.params.get("DeploymentTargets") or {}
    units, accounts = targets.get("OrganizationalUnitIds", []), targets.get("Accounts", [])
    if call.params.get("Accounts") or not units:
        raise invalid("StackSets with SERVICE_MANAGED permission model can only have OrganizationalUnit as target")
    wrong = [unit for unit in units if not UNIT.fullmatch(unit)]
    if wrong:
        raise invalid(f"Value '{wrong}' at 'deploymentTargets.organizationalUnitIds' must match {UNIT.pattern}")
    known = [unit.id for unit in organization_of(call).ou]
    missing = [unit for unit in units if unit not in known]
    if missing:
        raise invalid(f"OrganizationalUnit {missing} is not part of the organization")
    return [
        Target(
            unit, region, accounts, targets.get("AccountFilterType", "NONE"), call.params.get("ParameterOverrides", [])
        )
        for unit in units
        for region in call.params["Regions"]
    ]


def _selected(call: Call, stack_set: StackSet) -> list[Instance]:
    backend, targets = organization_of(call), _targets(call)
    return [
        instance
        for instance in stack_set.instances.values()
        if any(target.covers(backend, instance) for target in targets)
    ]


@operations.answers("CreateStackInstances")
@service_managed
def create_stack_instances(call: Call, stack_set: StackSet) -> dict:
    return {"OperationId": stack_set.add(organization_of(call), _targets(call))}


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


def install() -> None:
    operations.install()
