"""Security Hub: association of configuration policies with accounts, OUs and the root. It takes effect at once.

https://docs.aws.amazon.com/securityhub/latest/userguide/configuration-policies-overview.html
"""

from typing import Any

from moto.securityhub.responses import SecurityHubResponse

import organization
from models.central_configuration import SELF_MANAGED, Association, CentralConfiguration
from operations import Call, Operations, ServiceError
from services.securityhub_organization_central import own
from services.securityhub_policies import find

operations = Operations("securityhub", SecurityHubResponse)

# Members of the API's union `Target`, and the types of target.
TYPES = {"AccountId": "ACCOUNT", "OrganizationalUnitId": "ORGANIZATIONAL_UNIT", "RootId": "ROOT"}


def _nodes(account: str) -> dict[str, str]:
    """Type of target of every account, OU and root of the organization, by identifier."""
    backend = organization.of(account)
    return {
        **{member.id: "ACCOUNT" for member in backend.accounts},
        **{unit.id: "ROOT" if unit.id.startswith("r-") else "ORGANIZATIONAL_UNIT" for unit in backend.ou},
    }


def _target(call: Call) -> str:
    given = call.params.get("Target", {})
    if len(given) != 1:
        raise ServiceError("InvalidInputException", f"Target must be exactly one of {', '.join(TYPES)}.")
    ((member, identifier),) = given.items()
    if _nodes(call.account).get(identifier) != TYPES[member]:
        raise ServiceError("ResourceNotFoundException", f"The organization has no {TYPES[member]} {identifier}.")
    return identifier


def _policy(central: CentralConfiguration, call: Call) -> str:
    identifier = call.params["ConfigurationPolicyIdentifier"]
    return identifier if identifier == SELF_MANAGED else find(central, identifier).id


def _describe(central: CentralConfiguration, target: str, kind: str) -> dict[str, Any] | None:
    found = central.effective(target)
    if found is None:
        return None
    node, association = found
    return {
        "ConfigurationPolicyId": association.policy,
        "TargetId": target,
        "TargetType": kind,
        "AssociationType": "APPLIED" if node == target else "INHERITED",
        "UpdatedAt": association.updated,
        "AssociationStatus": "SUCCESS",
        "AssociationStatusMessage": "",
    }


@operations.answers("StartConfigurationPolicyAssociation")
def start_configuration_policy_association(call: Call) -> dict:
    central = own(call)
    target = _target(call)
    central.associations[target] = Association(_policy(central, call))
    central.spread(organization.of(call.account))
    return _describe(central, target, _nodes(call.account)[target])


@operations.answers("StartConfigurationPolicyDisassociation")
def start_configuration_policy_disassociation(call: Call) -> None:
    """The target inherits from the nearest parent; without one it keeps its settings and manages itself."""
    central = own(call)
    target, policy = _target(call), _policy(central, call)
    association = central.associations.get(target)
    if association is None or association.policy != policy:
        raise ServiceError("ResourceNotFoundException", f"{target} is not associated with {policy}.")
    del central.associations[target]
    central.spread(organization.of(call.account))


@operations.answers("GetConfigurationPolicyAssociation")
def get_configuration_policy_association(call: Call) -> dict:
    central = own(call)
    target = _target(call)
    found = _describe(central, target, _nodes(call.account)[target])
    if found is None:
        raise ServiceError("ResourceNotFoundException", f"{target} has no configuration policy.")
    return found


@operations.answers("ListConfigurationPolicyAssociations")
def list_configuration_policy_associations(call: Call) -> dict:
    central, wanted = own(call), call.params.get("Filters", {})
    found = [_describe(central, target, kind) for target, kind in _nodes(call.account).items()]
    return {
        "ConfigurationPolicyAssociationSummaries": [
            item for item in found if item and all(item[key] == value for key, value in wanted.items())
        ]
    }


def install() -> None:
    operations.install()
