"""Whose stack sets with service-managed permissions a request means, and whether the caller may use them.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-delegated-admin.html
"""

from typing import Any

from moto.core.base_backend import BackendDict, BaseBackend
from moto.organizations.models import OrganizationsBackend

import organization
from models.stack_sets import StackSet
from operations import Call, ServiceError

PRINCIPAL = "member.org.stacksets.cloudformation.amazonaws.com"


class StackSets(BaseBackend):
    """Kept under the management account, where the delegated administrator's stack sets live too."""

    def __init__(self, region_name: str, account_id: str):
        super().__init__(region_name, account_id)
        self.stack_sets: dict[str, StackSet] = {}


backends = BackendDict(StackSets, "cloudformation")


def invalid(message: str) -> ServiceError:
    return ServiceError("ValidationError", message)


def organization_of(call: Call) -> OrganizationsBackend:
    """The organization the caller may deploy to, by `CallAs`."""
    backend = organization.of(call.account)
    as_delegate = call.params.get("CallAs", "SELF") == "DELEGATED_ADMIN"
    if backend is None:
        raise invalid("The account is not a member of an organization.")
    if PRINCIPAL not in [service["ServicePrincipal"] for service in backend.services]:
        raise invalid("You must enable organizations access to operate a service managed stack set")
    if as_delegate and PRINCIPAL not in organization.delegated_services(call.account):
        raise invalid("Account used is not a delegated administrator")
    if not as_delegate and backend.account_id != call.account:
        raise invalid("You must be the management account or delegated admin account of an organization")
    return backend


def own(call: Call) -> dict[str, StackSet]:
    backend = organization.of(call.account)
    as_delegate = call.params.get("CallAs", "SELF") == "DELEGATED_ADMIN"
    if backend is None or not (as_delegate or backend.account_id == call.account):
        return {}
    return backends[organization_of(call).account_id][call.region].stack_sets if as_delegate else (
        backends[backend.account_id][call.region].stack_sets
    )


def stack_set_of(call: Call) -> StackSet | None:
    """None for a stack set that moto may know."""
    wanted = call.params["StackSetName"]
    return next((item for item in own(call).values() if wanted in (item.name, item.id)), None)


def service_managed(handler: Any) -> Any:
    """The handler gets the stack set; moto answers for all others."""

    def answer(call: Call) -> Any:
        stack_set = stack_set_of(call)
        return NotImplemented if stack_set is None else handler(call, stack_set)

    return answer
