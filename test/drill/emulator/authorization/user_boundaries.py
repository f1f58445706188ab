"""Permissions boundaries of users, which moto has for roles only.

https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPermissionsBoundary.html
"""

import calls
from moto.core.responses import ActionResult, EmptyResult
from moto.iam.models import User
from moto.iam.responses import IamResponse


def _boundary(user: User) -> dict[str, str] | None:
    arn = getattr(user, "permissions_boundary_arn", None)
    return {"PermissionsBoundaryType": "PermissionsBoundaryPolicy", "PermissionsBoundaryArn": arn} if arn else None


def _set(response: IamResponse, arn: str | None) -> None:
    user = response.backend.get_user(response._get_param("UserName"))
    if arn:
        response.backend.get_policy(arn)
    user.permissions_boundary_arn = arn


def _put(response: IamResponse) -> ActionResult:
    calls.record("iam.PutUserPermissionsBoundary")
    _set(response, response._get_param("PermissionsBoundary"))
    return EmptyResult()


def _delete(response: IamResponse) -> ActionResult:
    calls.record("iam.DeleteUserPermissionsBoundary")
    _set(response, None)
    return EmptyResult()


def install() -> None:
    stock = IamResponse.create_user

    def create_user(response: IamResponse) -> ActionResult:
        created = stock(response)
        if response._get_param("PermissionsBoundary"):
            _set(response, response._get_param("PermissionsBoundary"))
        return created

    IamResponse.create_user = create_user
    IamResponse.put_user_permissions_boundary = _put
    IamResponse.delete_user_permissions_boundary = _delete
    User.permissions_boundary = property(_boundary)
