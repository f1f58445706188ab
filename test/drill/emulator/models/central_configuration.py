"""Security Hub's central configuration: policies, whom they are associated with, and what they make of the hubs.

https://docs.aws.amazon.com/securityhub/latest/userguide/central-configuration-intro.html
"""

from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any
from uuid import uuid4

from moto.core.base_backend import BackendDict, BaseBackend
from moto.organizations.models import OrganizationsBackend

import organization
from models import hubs

SELF_MANAGED = "SELF_MANAGED_SECURITY_HUB"


@dataclass
class Policy:
    arn: str
    id: str
    name: str
    description: str
    settings: dict[str, Any]
    created: datetime
    updated: datetime

    def describe(self) -> dict[str, Any]:
        return {
            "Arn": self.arn,
            "Id": self.id,
            "Name": self.name,
            "Description": self.description,
            "CreatedAt": self.created,
            "UpdatedAt": self.updated,
            "ConfigurationPolicy": {"SecurityHub": self.settings},
        }


@dataclass
class Association:
    """`policy` is the identifier of one, or `SELF_MANAGED`."""

    policy: str
    updated: datetime = field(default_factory=lambda: datetime.now(timezone.utc))


class CentralConfiguration(BaseBackend):
    """Kept under the delegated administrator, in the home Region."""

    def __init__(self, region_name: str, account_id: str):
        super().__init__(region_name, account_id)
        self.policies: dict[str, Policy] = {}
        self.associations: dict[str, Association] = {}

    def create(self, name: str, description: str, settings: dict[str, Any]) -> Policy:
        now, identifier = datetime.now(timezone.utc), str(uuid4())
        place = f"{self.partition}:securityhub:{self.region_name}:{self.account_id}"
        arn = f"arn:{place}:configuration-policy/{identifier}"
        self.policies[identifier] = Policy(arn, identifier, name, description, settings, now, now)
        return self.policies[identifier]

    def effective(self, target: str) -> tuple[str, Association] | None:
        """The nearest association of the account, OU or root, and the node it was applied to."""
        backend = organization.of(self.account_id)
        nodes = organization.lineage(backend, target) if backend else []
        return next(((node, self.associations[node]) for node in nodes if node in self.associations), None)

    def policy_of(self, account: str) -> Policy | None:
        """None for an account that manages itself."""
        found = self.effective(account)
        return self.policies.get(found[1].policy) if found else None

    def linked_regions(self) -> list[str]:
        administrator = hubs.hubs[self.account_id]
        linking = administrator[self.region_name].aggregator or {"RegionLinkingMode": "NO_REGIONS"}
        named = linking.get("Regions", [])
        if linking["RegionLinkingMode"] in ("SPECIFIED_REGIONS", "NO_REGIONS"):
            return named
        used = [region for region, hub in administrator.items() if hub.subscribed_at and region != self.region_name]
        return [region for region in used if region not in named]

    def spread(self, backend: OrganizationsBackend) -> None:
        """Bring the hubs of all accounts into line with the policies, in the home Region and those linked to it."""
        for account in [backend.account_id, *organization.member_ids(backend)]:
            policy = self.policy_of(account)
            for region in [self.region_name, *self.linked_regions()] if policy else []:
                self._configure(hubs.hubs[account][region], policy.settings, account == backend.account_id)

    def _configure(self, hub: hubs.Hub, settings: dict[str, Any], of_management: bool) -> None:
        if not settings["ServiceEnabled"]:
            if hub.account_id != self.account_id:  # the administrator's own stays
                hub.reset()
            return
        if hub.subscribed_at is None:
            if of_management:
                return  # must be enabled there first
            hub.enable(with_default_standards=False)
        hub.standards.clear()
        for arn in settings.get("EnabledStandardIdentifiers", []):
            hub.add_standard(arn.replace(f":{self.region_name}:", f":{hub.region_name}:"), {})


backends = BackendDict(CentralConfiguration, "securityhub")
