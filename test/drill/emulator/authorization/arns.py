"""Putting ARNs together."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Where:
    """The partition, region and account a call acts in."""

    partition: str
    region: str
    account: str

    def arn(self, service: str, resource: str) -> str:
        return f"arn:{self.partition}:{service}:{self.region}:{self.account}:{resource}"

    def global_arn(self, service: str, resource: str) -> str:
        """Of a service without regions: `arn:aws:iam::123456789012:role/R`."""
        return f"arn:{self.partition}:{service}::{self.account}:{resource}"


def account_of(arn: str) -> str | None:
    """None for an ARN that belongs to no account, or to AWS."""
    account = arn.split(":", 5)[4] if arn.count(":") >= 5 else ""
    return account if account.isdigit() else None


def given_arn(given: dict[str, Any], *parameters: str) -> list[str]:
    return [given[name] for name in parameters if isinstance(given.get(name), str) and given[name].startswith("arn:")]
