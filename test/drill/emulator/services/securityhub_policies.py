"""Security Hub: configuration policies.

https://docs.aws.amazon.com/securityhub/latest/userguide/create-associate-policy.html
"""

import re
from datetime import datetime, timezone
from typing import Any

from moto.securityhub.responses import SecurityHubResponse

import organization
from models.central_configuration import CentralConfiguration, Policy
from operations import Call, Operations, ServiceError
from services.securityhub_organization_central import own

operations = Operations("securityhub", SecurityHubResponse)

# https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_CreateConfigurationPolicy.html
NAME = re.compile(r"[A-Za-z0-9\-.!*/]{1,128}")


def find(central: CentralConfiguration, identifier: str) -> Policy:
    """By identifier or ARN."""
    policy = central.policies.get(identifier.rpartition("/")[2])
    if policy is None or identifier not in (policy.id, policy.arn):
        raise ServiceError("ResourceNotFoundException", f"No configuration policy {identifier} was found.")
    return policy


@operations.answers("CreateConfigurationPolicy")
def create_configuration_policy(call: Call) -> dict:
    central, params = own(call), call.params
    _require_name(central, params["Name"])
    settings = _settings(params["ConfigurationPolicy"])
    return central.create(params["Name"], params.get("Description", ""), settings).describe()


@operations.answers("GetConfigurationPolicy")
def get_configuration_policy(call: Call) -> dict:
    return find(own(call), call.params["Identifier"]).describe()


@operations.answers("ListConfigurationPolicies")
def list_configuration_policies(call: Call) -> dict:
    return {
        "ConfigurationPolicySummaries": [
            {**policy.describe(), "ServiceEnabled": policy.settings["ServiceEnabled"]}
            for policy in own(call).policies.values()
        ]
    }


@operations.answers("UpdateConfigurationPolicy")
def update_configuration_policy(call: Call) -> dict:
    """Whoever has the policy gets the new settings."""
    central, params = own(call), call.params
    policy = find(central, params["Identifier"])
    if params.get("Name", policy.name) != policy.name:
        _require_name(central, params["Name"])
    if "ConfigurationPolicy" in params:
        policy.settings = _settings(params["ConfigurationPolicy"])
    policy.name = params.get("Name", policy.name)
    policy.description = params.get("Description", policy.description)
    policy.updated = datetime.now(timezone.utc)
    central.spread(organization.of(call.account))
    return policy.describe()


@operations.answers("DeleteConfigurationPolicy")
def delete_configuration_policy(call: Call) -> None:
    """https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_DeleteConfigurationPolicy.html"""
    central = own(call)
    policy = find(central, call.params["Identifier"])
    if policy.id in [association.policy for association in central.associations.values()]:
        raise ServiceError(
            "ResourceConflictException", f"Configuration policy {policy.id} is associated with one or more targets."
        )
    del central.policies[policy.id]


def _require_name(central: CentralConfiguration, name: str) -> None:
    if not NAME.fullmatch(name):
        raise ServiceError("InvalidInputException", f"The name '{name}' must match {NAME.pattern}.")
    if name in [policy.name for policy in central.policies.values()]:
        raise ServiceError("ResourceConflictException", f"A configuration policy named '{name}' already exists.")


def _settings(configuration: dict[str, Any]) -> dict[str, Any]:
    """https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_SecurityHubPolicy.html"""
    settings = configuration.get("SecurityHub", {})
    standards, controls = settings.get("EnabledStandardIdentifiers"), settings.get("SecurityControlsConfiguration")
    if not isinstance(settings.get("ServiceEnabled"), bool):
        raise ServiceError("InvalidInputException", "SecurityHub.ServiceEnabled must be given.")
    if settings["ServiceEnabled"] and (standards is None or controls is None):
        raise ServiceError(
            "InvalidInputException",
            "EnabledStandardIdentifiers and SecurityControlsConfiguration must be given when ServiceEnabled is true.",
        )
    if not settings["ServiceEnabled"] and (standards or controls):
        raise ServiceError("InvalidInputException", "Standards and controls need ServiceEnabled to be true.")
    lists = {"EnabledSecurityControlIdentifiers", "DisabledSecurityControlIdentifiers"}
    if settings["ServiceEnabled"] and len(lists & (controls or {}).keys()) != 1:
        raise ServiceError(
            "InvalidInputException",
            "Exactly one of EnabledSecurityControlIdentifiers and DisabledSecurityControlIdentifiers must be given.",
        )
    return settings


def install() -> None:
    operations.install()
