"""IAM's policy simulator: for principals that exist, with their own policies, boundary and SCPs, and for policies as given.

https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html
"""

from typing import Any

from moto.iam.models import iam_backends
from moto.iam.responses import IamResponse

from authorization.evaluation import Caller, Decision, Target, decide
from authorization.identity import Identity, simulated_role, simulated_user
from authorization.policy import Principal, Request, document
from operations import Call, Operations, ServiceError

operations = Operations("iam", IamResponse)


@operations.answers("SimulatePrincipalPolicy")
def simulate_principal_policy(call: Call) -> dict[str, Any]:
    identity = _identity(call)
    return _results(call, identity.principal, identity.caller, identity.keys)


@operations.answers("SimulateCustomPolicy")
def simulate_custom_policy(call: Call) -> dict[str, Any]:
    """Of nobody: neither SCPs nor an account's own policies take part."""
    boundary = next(iter(call.params.get("PermissionsBoundaryPolicyInputList", [])), None)
    caller = Caller(
        identity=tuple(document(text) for text in call.params["PolicyInputList"]),
        boundary=document(boundary) if boundary else None,
    )
    return _results(call, Principal("user", call.account), caller, {})


def _results(call: Call, principal: Principal, caller: Caller, keys: dict[str, tuple[str, ...]]) -> dict[str, Any]:
    context = {**keys, **_given(call.params.get("ContextEntries", []))}
    resources = call.params.get("ResourceArns") or ["*"]
    results = []
    for action in call.params["ActionNames"]:
        for resource in resources:
            named = None if resource == "*" else resource
            decision = decide(Request(action, named, principal, context), caller, Target())
            results.append({"EvalActionName": action, "EvalResourceName": resource, "EvalDecision": _word(decision)})
    return {"EvaluationResults": results, "IsTruncated": False}


def _identity(call: Call) -> Identity:
    """Of a user or role; groups, which IAM simulates as well, nobody here asks for."""
    arn = call.params["PolicySourceArn"]
    backend = iam_backends[call.account][call.partition]
    user = next((one for one in backend.users.values() if one.arn == arn), None)
    role = next((one for one in backend.roles.values() if one.arn == arn), None)
    if user:
        return simulated_user(backend, user)
    if role:
        return simulated_role(backend, role)
    raise ServiceError("NoSuchEntity", f"The principal {arn} does not exist.")


def _given(entries: list[dict[str, Any]]) -> dict[str, tuple[str, ...]]:
    return {entry["ContextKeyName"].lower(): tuple(entry["ContextKeyValues"]) for entry in entries}


def _word(decision: Decision) -> str:
    if decision.allowed:
        return "allowed"
    return "explicitDeny" if "explicit deny" in decision.reason else "implicitDeny"


def install() -> None:
    operations.install()
