"""What an account's place in its organisation means: identifiers for conditions, and the policies in force on the way
down to it.

https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_evaluation.html
"""

from dataclasses import dataclass
from typing import Any

from moto.iam.models import iam_backends
from moto.organizations.models import FakeAccount, OrganizationsBackend, organizations_backends
from moto.utilities.utils import get_partition

from .evaluation import Levels
from .policy import document

SERVICE_CONTROL = "SERVICE_CONTROL_POLICY"
RESOURCE_CONTROL = "RESOURCE_CONTROL_POLICY"


@dataclass(frozen=True)
class Membership:
    """`nodes` are the root, the organisational units on the way down, and the account."""

    backend: OrganizationsBackend
    nodes: tuple[Any, ...]

    @property
    def organization_id(self) -> str:
        return self.backend.org.id

    @property
    def path(self) -> str:
        """`o-x/r-x/ou-x/`, as in aws:PrincipalOrgPaths."""
        return "/".join([self.organization_id, *(node.id for node in self.nodes[:-1])]) + "/"

    @property
    def management(self) -> str:
        return self.backend.org.master_account_id

    def levels(self, policy_type: str) -> Levels:
        """Empty for the management account, which neither kind of policy touches, and while the type is not enabled."""
        root = self.nodes[0]
        enabled = any(one["Type"] == policy_type for one in root.policy_types)
        if not enabled or self.nodes[-1].id == self.management:
            return ()
        return tuple(
            tuple(document(policy.content) for policy in list(node.attached_policies) if policy.type == policy_type)
            for node in self.nodes
        )


def membership(account: str, partition: str) -> Membership | None:
    """None for an account outside of every organisation the emulator holds."""
    owner = organizations_backends.master_accounts.get(account, (account, partition))[0]
    if owner not in organizations_backends:
        return None
    backend = organizations_backends[owner][partition]
    if backend.org is None:
        return None
    by_id = {node.id: node for node in [*backend.ou, *backend.accounts]}
    nodes: list[Any] = []
    current = account
    while current in by_id:
        nodes.insert(0, by_id[current])
        current = getattr(by_id[current], "parent_id", None)
    return Membership(backend, tuple(nodes)) if len(nodes) > 1 else None


def install() -> None:
    """The role a new account is born with is an administrator, which moto leaves out.

    https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_access-cross-account-role.html
    """
    stock = FakeAccount.__init__

    def init(self: FakeAccount, organization: Any, **named: Any) -> None:
        stock(self, organization, **named)
        backend = iam_backends[self.id][get_partition(self.region)]
        backend.attach_role_policy(
            f"arn:{backend.partition}:iam::aws:policy/AdministratorAccess",
            named.get("RoleName", "OrganizationAccountAccessRole"),
        )

    FakeAccount.__init__ = init
