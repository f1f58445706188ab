"""Questions the services ask about the organization of a caller, answered from moto's Organizations state."""

from collections.abc import Callable

from moto.organizations.models import FakeAccount, OrganizationsBackend, organizations_backends
from moto.utilities.utils import PARTITION_NAMES

MoveListener = Callable[[OrganizationsBackend, FakeAccount], None]
_move_listeners: list[MoveListener] = []


def of(account: str) -> OrganizationsBackend | None:
    """State of the organization that `account` manages or is a member of, None outside of any organization."""
    if account in organizations_backends.master_accounts:
        management, partition = organizations_backends.master_accounts[account]
        return organizations_backends[management][partition]
    for partition in PARTITION_NAMES:
        backend = organizations_backends[account].get(partition)
        if backend and backend.org:
            return backend
    return None


def is_management(account: str) -> bool:
    backend = of(account)
    return backend is not None and backend.account_id == account


def delegated_services(account: str) -> list[str]:
    """Service principals `account` is a delegated administrator for."""
    backend = of(account)
    if backend is None:
        return []
    return [service for admin in backend.admins if admin.account.id == account for service in admin.services]


def speaks_for_organization(account: str, service_principal: str) -> bool:
    """True for the management account and for a delegated administrator of the service."""
    return is_management(account) or service_principal in delegated_services(account)


def member_ids(backend: OrganizationsBackend, target: str | None = None) -> list[str]:
    """Active members other than the management account, in the whole organization or below a root, OU or account."""
    return [
        member.id
        for member in backend.accounts
        if member.id != backend.account_id
        and member.status == "ACTIVE"
        and (target is None or target in lineage(backend, member.id))
    ]


def lineage(backend: OrganizationsBackend, node: str) -> list[str]:
    """Identifiers from the account or OU up to the root, both included."""
    parents = {child.id: child.parent_id for child in [*backend.accounts, *backend.ou]}
    path = [node]
    while parents.get(path[-1]):
        path.append(parents[path[-1]])
    return path


def on_move(listener: MoveListener) -> None:
    """Call `listener` whenever an account joins an organization, moves within it or leaves it."""
    _move_listeners.append(listener)


def announce(backend: OrganizationsBackend, account: FakeAccount) -> None:
    for listener in _move_listeners:
        listener(backend, account)
