"""IAM: credentials of a user for single services (CodeCommit, Keyspaces, Bedrock), which moto lacks.

https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceSpecificCredential.html
"""

from typing import Any

from moto.core.utils import utcnow
from moto.iam.models import User, iam_backends
from moto.iam.responses import IamResponse
from moto.moto_api._internal import mock_random

from operations import Call, Operations

operations = Operations("iam", IamResponse)


def _of(call: Call) -> tuple[User, list[dict[str, Any]]]:
    """The user, and what it has: kept on the user, which goes with its credentials."""
    user = iam_backends[call.account][call.partition].get_user(call.params["UserName"])
    return user, user.__dict__.setdefault("service_specific_credentials", [])


@operations.answers("CreateServiceSpecificCredential")
def create_service_specific_credential(call: Call) -> dict:
    user, credentials = _of(call)
    metadata = {
        "UserName": user.name,
        "Status": "Active",
        "ServiceUserName": f"{user.name}-at-{call.account}",
        "CreateDate": utcnow(),
        "ServiceSpecificCredentialId": f"ACCA{mock_random.get_random_string(length=17).upper()}",
        "ServiceName": call.params["ServiceName"],
    }
    credentials.append(metadata)
    return {"ServiceSpecificCredential": {**metadata, "ServicePassword": mock_random.get_random_string(length=44)}}


@operations.answers("ListServiceSpecificCredentials")
def list_service_specific_credentials(call: Call) -> dict:
    """Metadata only: the password is shown once, when it is made."""
    _, credentials = _of(call)
    wanted = call.params.get("ServiceName")
    return {"ServiceSpecificCredentials": [one for one in credentials if wanted in (None, one["ServiceName"])]}


def install() -> None:
    operations.install()
