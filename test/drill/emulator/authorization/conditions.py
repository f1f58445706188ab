"""The Condition element.

Operators, absent keys and the set operators:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
and
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
"""

import ipaddress
import operator
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from .patterns import Context, arn_glob, expand, glob

Matcher = Callable[[str, str, Context, bool], bool]
"""(value of the request, value of the policy, context, policy variables allowed) -> match."""


class UnknownOperator(Exception):
    """The policy uses a condition operator that this evaluator does not know."""


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def text(value: Any) -> str:
    """A policy may write true or 5 where the request has a string."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _string(*, wildcards: bool, ignore_case: bool = False) -> Matcher:
    def match(value: str, wanted: str, context: Context, variables: bool) -> bool:
        expanded = expand(wanted, context, variables=variables, wildcards=wildcards)
        return expanded is not None and glob(expanded, value, ignore_case)

    return match


def _arn(value: str, wanted: str, context: Context, variables: bool) -> bool:
    expanded = expand(wanted, context, variables=variables)
    return expanded is not None and arn_glob(expanded, value)


def _compared(parse: Callable[[str], Any], compare: Callable[[Any, Any], bool]) -> Matcher:
    def match(value: str, wanted: str, _context: Context, _variables: bool) -> bool:
        try:
            return compare(parse(value), parse(wanted))
        except ValueError:
            return False

    return match


def _date(value: str) -> datetime:
    try:
        return datetime.fromtimestamp(float(value), UTC)
    except ValueError:
        parsed = datetime.fromisoformat(value)
        return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)


def _address(value: str, wanted: str, _context: Context, _variables: bool) -> bool:
    try:
        return ipaddress.ip_address(value) in ipaddress.ip_network(wanted, strict=False)
    except ValueError:
        return False


def _boolean(value: str, wanted: str, _context: Context, _variables: bool) -> bool:
    return value.lower() == wanted.lower()


_ORDER = {
    "Equals": operator.eq,
    "LessThan": operator.lt,
    "LessThanEquals": operator.le,
    "GreaterThan": operator.gt,
    "GreaterThanEquals": operator.ge,
}
_POSITIVE: dict[str, Matcher] = {
    "StringEquals": _string(wildcards=False),
    "StringEqualsIgnoreCase": _string(wildcards=False, ignore_case=True),
    "StringLike": _string(wildcards=True),
    "ArnEquals": _arn,
    "ArnLike": _arn,
    "Bool": _boolean,
    "BinaryEquals": _string(wildcards=False),
    "IpAddress": _address,
    **{f"Numeric{name}": _compared(float, compare) for name, compare in _ORDER.items()},
    **{f"Date{name}": _compared(_date, compare) for name, compare in _ORDER.items()},
}
_NEGATED = {
    "StringNotEquals": "StringEquals",
    "StringNotEqualsIgnoreCase": "StringEqualsIgnoreCase",
    "StringNotLike": "StringLike",
    "ArnNotEquals": "ArnEquals",
    "ArnNotLike": "ArnLike",
    "NumericNotEquals": "NumericEquals",
    "DateNotEquals": "DateEquals",
    "NotIpAddress": "IpAddress",
}


def satisfied(block: Mapping[str, Mapping[str, Any]], context: Context, *, variables: bool) -> bool:
    """All operators and keys of a Condition element hold. Raises UnknownOperator."""
    return all(
        _holds(name, context.get(key.lower()) or None, [text(value) for value in as_list(wanted)], context, variables)
        for name, keys in block.items()
        for key, wanted in keys.items()
    )


def _holds(name: str, present: tuple[str, ...] | None, wanted: list[str], context: Context, variables: bool) -> bool:
    quantifier, _, base = name.rpartition(":")
    optional = base.endswith("IfExists")
    base = base.removesuffix("IfExists")
    if base == "Null":
        return any((present is None) == (value.lower() == "true") for value in wanted)
    negated = base in _NEGATED
    matcher = _POSITIVE.get(_NEGATED.get(base, base))
    if matcher is None or quantifier not in ("", "ForAllValues", "ForAnyValue"):
        raise UnknownOperator(name)
    if present is None:
        return optional or quantifier == "ForAllValues" or (negated and quantifier == "")
    outcomes = [any(matcher(value, one, context, variables) for one in wanted) != negated for value in present]
    return all(outcomes) if quantifier == "ForAllValues" or (negated and quantifier == "") else any(outcomes)
