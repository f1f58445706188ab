"""CloudWatch Logs: policies for all log groups of an account.

https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutAccountPolicy.html
"""

import json
import time

from moto.core.base_backend import BackendDict, BaseBackend
from moto.logs.responses import LogsResponse

from operations import Call, Operations, ServiceError

operations = Operations("logs", LogsResponse)

# How many policies of a type an account and Region may have.
LIMITS = {
    "DATA_PROTECTION_POLICY": 1,
    "SUBSCRIPTION_FILTER_POLICY": 1,
    "FIELD_INDEX_POLICY": 20,
    "TRANSFORMER_POLICY": 20,
    "METRIC_EXTRACTION_POLICY": 20,
}


class AccountPolicies(BaseBackend):
    def __init__(self, region_name: str, account_id: str):
        super().__init__(region_name, account_id)
        self.policies: dict[tuple[str, str], dict] = {}


backends = BackendDict(AccountPolicies, "logs")


def _invalid(message: str) -> ServiceError:
    return ServiceError("InvalidParameterException", message)


@operations.answers("PutAccountPolicy")
def put_account_policy(call: Call) -> dict:
    kind, name = call.params["policyType"], call.params["policyName"]
    policies = backends[call.account][call.region].policies
    if kind not in LIMITS:
        raise _invalid(f"Policy type {kind} is not one of {', '.join(LIMITS)}.")
    try:
        document = json.loads(call.params["policyDocument"])
    except ValueError:
        raise _invalid("The policy document is not valid JSON.") from None
    if kind == "SUBSCRIPTION_FILTER_POLICY" and "DestinationArn" not in document:
        raise _invalid("A subscription filter policy needs a DestinationArn.")
    others = [key for key in policies if key[0] == kind and key[1] != name]
    if len(others) >= LIMITS[kind]:
        raise ServiceError("LimitExceededException", f"The account has {len(others)} policies of type {kind} already.")
    policies[kind, name] = {
        "policyName": name,
        "policyDocument": call.params["policyDocument"],
        "policyType": kind,
        "scope": call.params.get("scope", "ALL"),
        "selectionCriteria": call.params.get("selectionCriteria"),
        "accountId": call.account,
        "lastUpdatedTime": int(time.time() * 1000),
    }
    return {"accountPolicy": policies[kind, name]}


@operations.answers("DescribeAccountPolicies")
def describe_account_policies(call: Call) -> dict:
    """Of one's own account; cross-account observability is not supplied."""
    kind, name = call.params["policyType"], call.params.get("policyName")
    policies = backends[call.account][call.region].policies.values()
    found = [item for item in policies if item["policyType"] == kind and name in (None, item["policyName"])]
    if name and not found:
        raise ServiceError("ResourceNotFoundException", f"The account policy {name} does not exist.")
    return {"accountPolicies": found}


@operations.answers("DeleteAccountPolicy")
def delete_account_policy(call: Call) -> None:
    key = (call.params["policyType"], call.params["policyName"])
    if backends[call.account][call.region].policies.pop(key, None) is None:
        raise ServiceError("ResourceNotFoundException", f"The account policy {key[1]} does not exist.")


def install() -> None:
    operations.install()
