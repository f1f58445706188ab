"""Route 53 Resolver DNS Firewall of an account and Region."""

from datetime import datetime, timezone
from typing import Any

from moto.core.base_backend import BackendDict, BaseBackend
from moto.moto_api._internal import mock_random
from moto.route53resolver.models import route53resolver_backends

from operations import Call, ServiceError


class Firewall(BaseBackend):
    def __init__(self, region_name: str, account_id: str):
        super().__init__(region_name, account_id)
        self.domain_lists: dict[str, dict[str, Any]] = {}
        self.domains: dict[str, list[str]] = {}
        self.rule_groups: dict[str, dict[str, Any]] = {}
        self.rules: dict[str, list[dict[str, Any]]] = {}
        self.associations: dict[str, dict[str, Any]] = {}
        self.configurations: dict[str, dict[str, Any]] = {}


firewalls = BackendDict(Firewall, "route53resolver")


def of(call: Call) -> Firewall:
    return firewalls[call.account][call.region]


def found(kind: dict[str, dict[str, Any]], item_id: str) -> dict[str, Any]:
    if item_id not in kind:
        raise ServiceError("ResourceNotFoundException", f"[RSLVR-00000] {item_id} does not exist.")
    return kind[item_id]


def new(call: Call, prefix: str, kind: str) -> dict[str, Any]:
    item_id = f"{prefix}-{mock_random.get_random_hex(17)}"
    arn = f"arn:{call.partition}:route53resolver:{call.region}:{call.account}:{kind}/{item_id}"
    if call.params.get("Tags"):
        route53resolver_backends[call.account][call.region].tagger.tag_resource(arn, call.params["Tags"])
    now = datetime.now(timezone.utc).isoformat()
    return {
        "Id": item_id,
        "Arn": arn,
        "Name": call.params["Name"],
        "CreatorRequestId": call.params["CreatorRequestId"],
        "Status": "COMPLETE",
        "StatusMessage": "",
        "CreationTime": now,
        "ModificationTime": now,
    }
