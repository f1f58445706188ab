"""Stack sets with service-managed permissions: stacks that are really deployed into the accounts of an organization.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs.html
"""

from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any
from uuid import uuid4

from moto.cloudformation.models import cloudformation_backends
from moto.organizations.models import OrganizationsBackend

import organization


@dataclass
class Instance:
    """One account and region of a stack set. `target` is the OU or root named when it was created."""

    account: str
    region: str
    target: str
    parameters: list[dict[str, str]]
    stack_id: str | None = None
    reason: str | None = None

    def describe(self, stack_set_id: str) -> dict[str, Any]:
        status = "OUTDATED" if self.reason else "CURRENT"
        return {
            "StackSetId": stack_set_id,
            "Account": self.account,
            "Region": self.region,
            "OrganizationalUnitId": self.target,
            "StackId": self.stack_id,
            "Status": status,
            "StackInstanceStatus": {"DetailedStatus": "FAILED" if self.reason else "SUCCEEDED"},
            "StatusReason": self.reason,
            "ParameterOverrides": self.parameters,
            "DriftStatus": "NOT_CHECKED",
        }


@dataclass
class Target:
    """What one CreateStackInstances asked for; auto-deployment follows it for accounts that join later."""

    unit: str
    region: str
    accounts: list[str]
    account_filter: str
    parameters: list[dict[str, str]]

    def selects(self, backend: OrganizationsBackend, account: str) -> bool:
        return account in organization.member_ids(backend, self.unit) and self._filters(account)

    def covers(self, backend: OrganizationsBackend, instance: Instance) -> bool:
        """True also for an instance whose account has left the OU or the organization since."""
        below = instance.target == self.unit or self.unit in organization.lineage(backend, instance.account)
        return below and instance.region == self.region and self._filters(instance.account)

    def _filters(self, account: str) -> bool:
        if self.account_filter == "INTERSECTION":
            return account in self.accounts
        return not (self.account_filter == "DIFFERENCE" and account in self.accounts)


@dataclass
class StackSet:
    name: str
    arn: str
    id: str
    definition: dict[str, Any]
    instances: dict[tuple[str, str], Instance] = field(default_factory=dict)
    targets: list[Target] = field(default_factory=list)
    operations: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def auto_deployment(self) -> dict[str, bool]:
        return self.definition.get("AutoDeployment") or {"Enabled": False}

    def add(self, backend: OrganizationsBackend, targets: list[Target]) -> str:
        touched = []
        for target in targets:
            if target not in self.targets:
                self.targets.append(target)
            for account in organization.member_ids(backend, target.unit):
                if target.selects(backend, account) and (account, target.region) not in self.instances:
                    instance = Instance(account, target.region, target.unit, target.parameters)
                    self.instances[account, target.region] = instance
                    self._deploy(instance)
                    touched.append(instance)
        return self._operation("CREATE", touched)

    def update(self, instances: list[Instance]) -> str:
        for instance in instances:
            self._remove_stack(instance)
            self._deploy(instance)
        return self._operation("UPDATE", instances)

    def remove(self, instances: list[Instance], retain: bool) -> str:
        for instance in instances:
            if not retain:
                self._remove_stack(instance)
            del self.instances[instance.account, instance.region]
        return self._operation("DELETE", instances)

    def follow(self, backend: OrganizationsBackend, account: str) -> None:
        """The account joined the organization, moved within it or left it."""
        if not self.auto_deployment["Enabled"]:
            return
        wanted = [target for target in self.targets if target.selects(backend, account)]
        regions = {target.region for target in wanted}
        left = [item for item in self.instances.values() if item.account == account and item.region not in regions]
        if left:
            self.remove(left, self.auto_deployment.get("RetainStacksOnAccountRemoval", False))
        if wanted:
            self.add(backend, wanted)

    def _deploy(self, instance: Instance) -> None:
        backend = cloudformation_backends[instance.account][instance.region]
        parameters = {
            parameter["ParameterKey"]: parameter["ParameterValue"]
            for parameter in [*self.definition.get("Parameters", []), *instance.parameters]
        }
        try:
            stack = backend.create_stack(
                name=f"StackSet-{self.name}-{uuid4()}",
                template=self.definition["TemplateBody"],
                parameters=parameters,
                tags={tag["Key"]: tag["Value"] for tag in self.definition.get("Tags", [])},
            )
            instance.stack_id, instance.reason = stack.stack_id, None
        except Exception as problem:  # Whatever stops a stack fails its instance, not the request.
            instance.reason = f"ResourceLogicalId: {type(problem).__name__}: {problem}"

    def _remove_stack(self, instance: Instance) -> None:
        if instance.stack_id:
            cloudformation_backends[instance.account][instance.region].delete_stack(instance.stack_id)
            instance.stack_id = None

    def _operation(self, action: str, instances: list[Instance]) -> str:
        now, operation_id = datetime.now(timezone.utc), str(uuid4())
        failed = any(instance.reason for instance in instances)
        self.operations[operation_id] = {
            "OperationId": operation_id,
            "StackSetId": self.id,
            "Action": action,
            "Status": "FAILED" if failed else "SUCCEEDED",
            "CreationTimestamp": now,
            "EndTimestamp": now,
            "Results": [
                {
                    "Account": instance.account,
                    "Region": instance.region,
                    "OrganizationalUnitId": instance.target,
                    "Status": "FAILED" if instance.reason else "SUCCEEDED",
                    "StatusReason": instance.reason,
                }
                for instance in instances
            ],
        }
        return operation_id
