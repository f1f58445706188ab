"""Account Management: alternate contacts of member accounts, by whom and for whom.

https://docs.aws.amazon.com/accounts/latest/reference/API_PutAlternateContact.html
"""

from moto.account.responses import AccountResponse

import organization
from operations import Call, Operations, ServiceError

operations = Operations("account", AccountResponse)
PRINCIPAL = "account.amazonaws.com"


def _check(call: Call) -> None:
    account = call.params.get("AccountId")
    if account is None:
        return
    backend = organization.of(call.account)
    if backend is None or not organization.speaks_for_organization(call.account, PRINCIPAL):
        raise ServiceError("AccessDeniedException", f"{call.account} may not name another account.")
    if PRINCIPAL not in [service["ServicePrincipal"] for service in backend.services]:
        raise ServiceError("AccessDeniedException", f"Trusted access for {PRINCIPAL} is not enabled.")
    if account == backend.account_id:
        raise ServiceError("AccessDeniedException", "The management account must be changed without naming AccountId.")
    if account not in [member.id for member in backend.accounts]:
        raise ServiceError("AccessDeniedException", f"{account} is not a member of the organization.")


@operations.answers("PutAlternateContact")
@operations.answers("GetAlternateContact")
@operations.answers("DeleteAlternateContact")
def alternate_contact(call: Call) -> dict:
    _check(call)
    return NotImplemented


def install() -> None:
    operations.install()
