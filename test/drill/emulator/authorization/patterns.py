"""Wildcards and policy variables: the two things that may stand inside a policy's strings.

Rules: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
"""

import re
from collections.abc import Mapping
from functools import lru_cache

Context = Mapping[str, tuple[str, ...]]
"""Condition keys of one request, lower case because AWS compares key names without case, each with its values."""

# Wildcards of the policy's author become characters that no request carries; a `*` that came in through a variable
# stays literal.
_ANY, _ONE = "\ue000", "\ue001"
_VARIABLE = re.compile(r"\$\{([^}]*)\}")


def expand(pattern: str, context: Context, *, variables: bool, wildcards: bool = True) -> str | None:
    """The pattern with its variables replaced; None when the request has no value for one of them, so that nothing can
    match."""
    parts: list[str] = []
    position = 0
    for found in _VARIABLE.finditer(pattern) if variables else ():
        parts.append(_mark(pattern[position : found.start()], wildcards))
        value = _value(found.group(1), context)
        if value is None:
            return None
        parts.append(value)
        position = found.end()
    parts.append(_mark(pattern[position:], wildcards))
    return "".join(parts)


def _mark(text: str, wildcards: bool) -> str:
    return text.replace("*", _ANY).replace("?", _ONE) if wildcards else text


def _value(name: str, context: Context) -> str | None:
    if name in ("*", "?", "$"):
        return name
    key, comma, default = name.partition(",")
    values = context.get(key.strip().lower())
    if values is not None and len(values) == 1:
        return values[0]
    return default.strip().strip("'") if comma else None


@lru_cache(maxsize=8192)
def _compiled(expanded: str, ignore_case: bool) -> re.Pattern[str]:
    expression = "".join({_ANY: ".*", _ONE: "."}.get(character, re.escape(character)) for character in expanded)
    return re.compile(expression, re.DOTALL | (re.IGNORECASE if ignore_case else 0))


def glob(expanded: str, value: str, ignore_case: bool = False) -> bool:
    return _compiled(expanded, ignore_case).fullmatch(value) is not None


def arn_glob(expanded: str, value: str) -> bool:
    """Each of the six colon-separated parts matches on its own: a `*` in the account part cannot swallow the resource
    part."""
    wanted, actual = expanded.split(":", 5), value.split(":", 5)
    return len(wanted) == len(actual) == 6 and all(glob(w, a) for w, a in zip(wanted, actual, strict=True))


def is_everything(expanded: str) -> bool:
    return expanded == _ANY
