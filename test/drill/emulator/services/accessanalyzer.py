"""IAM Access Analyzer, which moto does not have: analyzers, archive rules, tags.

https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-create-external.html
"""

from datetime import datetime, timezone

from moto.core.base_backend import BackendDict, BaseBackend
from moto.core.responses import BaseResponse

import organization
import routes
from operations import Call, Operations, ServiceError

PRINCIPAL = "access-analyzer.amazonaws.com"
TYPES = (
    "ACCOUNT",
    "ACCOUNT_INTERNAL_ACCESS",
    "ACCOUNT_UNUSED_ACCESS",
    "ORGANIZATION",
    "ORGANIZATION_INTERNAL_ACCESS",
    "ORGANIZATION_UNUSED_ACCESS",
)


class AccessAnalyzerResponse(BaseResponse):
    def __init__(self) -> None:
        super().__init__(service_name="accessanalyzer")


operations = Operations("accessanalyzer", AccessAnalyzerResponse)


class Analyzers(BaseBackend):
    def __init__(self, region_name: str, account_id: str):
        super().__init__(region_name, account_id)
        self.analyzers: dict[str, dict] = {}
        self.archive_rules: dict[tuple[str, str], dict] = {}


backends = BackendDict(Analyzers, "accessanalyzer")


def _analyzer(call: Call) -> dict:
    analyzer = backends[call.account][call.region].analyzers.get(call.params["analyzerName"])
    if analyzer is None:
        raise ServiceError("ResourceNotFoundException", f"Analyzer {call.params['analyzerName']} does not exist.")
    return analyzer


@operations.answers("CreateAnalyzer")
def create_analyzer(call: Call) -> dict:
    name, kind = call.params["analyzerName"], call.params["type"]
    backend = backends[call.account][call.region]
    if kind not in TYPES:
        raise ServiceError("ValidationException", f"Analyzer type {kind} is not one of {', '.join(TYPES)}.")
    if name in backend.analyzers:
        raise ServiceError("ConflictException", f"Analyzer {name} already exists.")
    if kind.startswith("ORGANIZATION"):
        _require_organization(call)
    arn = f"arn:{call.partition}:access-analyzer:{call.region}:{call.account}:analyzer/{name}"
    backend.analyzers[name] = {
        "arn": arn,
        "name": name,
        "type": kind,
        "createdAt": datetime.now(timezone.utc),
        "status": "ACTIVE",
        "tags": call.params.get("tags", {}),
        **({"configuration": call.params["configuration"]} if call.params.get("configuration") else {}),
    }
    for rule in call.params.get("archiveRules", []):
        _put_rule(backend, name, rule["ruleName"], rule["filter"])
    return {"arn": arn}


def _require_organization(call: Call) -> None:
    """Zone of trust of an organization: its management account or delegated administrator only.
    https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-delegated-administrator.html"""
    if organization.of(call.account) is None:
        raise ServiceError("ValidationException", "The account is not a member of an organization.")
    if not organization.speaks_for_organization(call.account, PRINCIPAL):
        raise ServiceError(
            "AccessDeniedException",
            "The account is not the management account or a delegated administrator for IAM Access Analyzer.",
        )


@operations.answers("GetAnalyzer")
def get_analyzer(call: Call) -> dict:
    return {"analyzer": _analyzer(call)}


@operations.answers("ListAnalyzers")
def list_analyzers(call: Call) -> dict:
    kind = call.params.get("type")
    analyzers = backends[call.account][call.region].analyzers.values()
    return {"analyzers": [analyzer for analyzer in analyzers if kind in (None, analyzer["type"])]}


@operations.answers("DeleteAnalyzer")
def delete_analyzer(call: Call) -> None:
    name = _analyzer(call)["name"]
    backend = backends[call.account][call.region]
    del backend.analyzers[name]
    backend.archive_rules = {key: rule for key, rule in backend.archive_rules.items() if key[0] != name}


def _put_rule(backend: Analyzers, analyzer: str, name: str, criteria: dict) -> None:
    now = datetime.now(timezone.utc)
    created = backend.archive_rules.get((analyzer, name), {}).get("createdAt", now)
    rule = {"ruleName": name, "filter": criteria, "createdAt": created, "updatedAt": now}
    backend.archive_rules[analyzer, name] = rule


@operations.answers("CreateArchiveRule")
def create_archive_rule(call: Call) -> None:
    analyzer, name = _analyzer(call)["name"], call.params["ruleName"]
    backend = backends[call.account][call.region]
    if (analyzer, name) in backend.archive_rules:
        raise ServiceError("ConflictException", f"Archive rule {name} already exists.")
    _put_rule(backend, analyzer, name, call.params["filter"])


@operations.answers("UpdateArchiveRule")
def update_archive_rule(call: Call) -> None:
    rule = _rule(call)
    backend = backends[call.account][call.region]
    _put_rule(backend, call.params["analyzerName"], rule["ruleName"], call.params["filter"])


@operations.answers("GetArchiveRule")
def get_archive_rule(call: Call) -> dict:
    return {"archiveRule": _rule(call)}


@operations.answers("DeleteArchiveRule")
def delete_archive_rule(call: Call) -> None:
    rule = _rule(call)
    del backends[call.account][call.region].archive_rules[call.params["analyzerName"], rule["ruleName"]]


def _rule(call: Call) -> dict:
    key = (_analyzer(call)["name"], call.params["ruleName"])
    rule = backends[call.account][call.region].archive_rules.get(key)
    if rule is None:
        raise ServiceError("ResourceNotFoundException", f"Archive rule {call.params['ruleName']} does not exist.")
    return rule


def _tags(call: Call) -> dict[str, str]:
    for analyzer in backends[call.account][call.region].analyzers.values():
        if analyzer["arn"] == call.params["resourceArn"]:
            return analyzer["tags"]
    raise ServiceError("ResourceNotFoundException", f"{call.params['resourceArn']} does not exist.")


@operations.answers("ListTagsForResource")
def list_tags_for_resource(call: Call) -> dict:
    return {"tags": _tags(call)}


@operations.answers("TagResource")
def tag_resource(call: Call) -> None:
    _tags(call).update(call.params["tags"])


@operations.answers("UntagResource")
def untag_resource(call: Call) -> None:
    tags = _tags(call)
    for key in call.params["tagKeys"]:
        tags.pop(key, None)


def install() -> None:
    routes.new_service("access-analyzer", "accessanalyzer", AccessAnalyzerResponse)
    operations.install()
