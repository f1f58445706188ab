"""Whether a resource policy (of Organizations, of a KMS key) lets another account do something.

Only what such a policy uses: account and role principals, and the conditions that compare text. A statement with an
operator that is not known here allows nothing, so that the emulator is never more generous than the service.
"""

from fnmatch import fnmatchcase
from typing import Any


MATCHERS = {
    "StringEquals": str.__eq__,
    "StringLike": fnmatchcase,
    "ArnEquals": fnmatchcase,
    "ArnLike": fnmatchcase,
}


def allows(
    policy: dict[str, Any], account: str, action: str, resources: list[str], context: dict[str, str]
) -> bool:
    """`resources`: ARNs the request names; without any, the statement must apply to every resource.

    `context`: the values of condition keys, `aws:PrincipalArn` among them.
    """
    effects = [
        statement["Effect"]
        for statement in _list(policy["Statement"])
        if _applies(statement, account, action, resources, context)
    ]
    return "Allow" in effects and "Deny" not in effects


def _applies(
    statement: dict[str, Any], account: str, action: str, resources: list[str], context: dict[str, str]
) -> bool:
    return (
        _is_principal(statement.get("Principal", {}), account, context.get("aws:PrincipalArn"))
        and any(fnmatchcase(action.lower(), pattern.lower()) for pattern in _list(statement.get("Action", [])))
        and all(
            any(fnmatchcase(resource, pattern) for pattern in _list(statement.get("Resource", "*")))
            for resource in resources or ["*"]
        )
        and all(_holds(operator, tests, context) for operator, tests in statement.get("Condition", {}).items())
    )


def _is_principal(principal: Any, account: str, caller: str | None) -> bool:
    if principal == "*":
        return True
    names = _list(principal.get("AWS", []))
    return any(name in ("*", account, caller) or name.endswith(f":iam::{account}:root") for name in names)


def _holds(operator: str, tests: dict[str, Any], context: dict[str, str]) -> bool:
    if operator.startswith("ForAllValues:") and not any(key in context for key in tests):
        return True
    matcher = MATCHERS.get(operator.split(":")[-1].removesuffix("IfExists"))
    if matcher is None:
        return False
    return all(
        (operator.endswith("IfExists") and key not in context)
        or any(key in context and matcher(context[key], value) for value in _list(values))
        for key, values in tests.items()
    )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
