"""Who sent a request."""

from moto.core.responses import BaseResponse
from moto.iam.models import iam_backends
from moto.sts.models import sts_backends

import organization


def principal_arn(response: BaseResponse) -> str:
    """ARN under which policies name the caller: the role of a session, the user of a key, else the account's root."""
    account, partition = response.current_account, response.partition
    session = sts_backends[account][partition].get_assumed_role_from_access_key(response.access_key)
    if session:
        return session.role_arn
    user = next(
        (
            user.arn
            for user in iam_backends[account][partition].users.values()
            if any(key.access_key_id == response.access_key for key in user.access_keys)
        ),
        None,
    )
    return user or f"arn:{partition}:iam::{account}:root"


def condition_keys(response: BaseResponse) -> dict[str, str]:
    """Global condition keys that describe the caller, for resource policies."""
    keys = {"aws:PrincipalArn": principal_arn(response), "aws:PrincipalAccount": response.current_account}
    backend = organization.of(response.current_account)
    if backend:
        keys["aws:PrincipalOrgID"] = backend.org.id
    return keys
