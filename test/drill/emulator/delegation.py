"""Delegated administrator of a security service: one account per organization and Region."""

from moto.core.base_backend import BackendDict, BaseBackend

import organization
from operations import Call, ServiceError


class RegionalAdministrator(BaseBackend):
    """Kept under the management account."""

    def __init__(self, region_name: str, account_id: str):
        super().__init__(region_name, account_id)
        self.account: str | None = None


class Delegation:
    """`not_allowed`, `not_possible`: the service's error codes for a caller who may not ask, and for what cannot be."""

    def __init__(self, service: str, principal: str, not_allowed: str, not_possible: str):
        self._principal = principal
        self._not_allowed = not_allowed
        self._not_possible = not_possible
        self._administrators = BackendDict(RegionalAdministrator, service)

    def administrator(self, account: str, region: str) -> str | None:
        """The administrator in the organization of `account`."""
        backend = organization.of(account)
        return self._administrators[backend.account_id][region].account if backend else None

    def enable(self, call: Call, administrator: str) -> None:
        self._require_management(call)
        backend = organization.of(call.account)
        chosen = self._administrators[call.account][call.region]
        if chosen.account not in (None, administrator):
            raise ServiceError(
                self._not_possible,
                f"The request failed because {chosen.account} is already the organization's delegated administrator.",
            )
        if administrator not in [member.id for member in backend.accounts]:
            raise ServiceError(
                self._not_possible, f"The request failed because {administrator} is not a member of the organization."
            )
        chosen.account = administrator
        backend.enable_aws_service_access(ServicePrincipal=self._principal)
        if administrator != call.account and self._principal not in organization.delegated_services(administrator):
            backend.register_delegated_administrator(AccountId=administrator, ServicePrincipal=self._principal)

    def list(self, call: Call) -> list[str]:
        self._require_management(call)
        account = self._administrators[call.account][call.region].account
        return [account] if account else []

    def disable(self, call: Call, administrator: str | None = None) -> None:
        """Without `administrator` whoever is the administrator."""
        self._require_management(call)
        chosen = self._administrators[call.account][call.region]
        if chosen.account is None or administrator not in (None, chosen.account):
            raise ServiceError(
                self._not_possible, "The request failed because the account is not the delegated administrator."
            )
        chosen.account = None

    def require_administrator(self, call: Call) -> None:
        if self.administrator(call.account, call.region) != call.account:
            raise ServiceError(
                self._not_allowed, f"Account {call.account} is not the delegated administrator of the organization."
            )

    def _require_management(self, call: Call) -> None:
        if not organization.is_management(call.account):
            raise ServiceError(
                self._not_allowed, "Only the management account of an organization may manage its administrator."
            )
