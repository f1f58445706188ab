"""Route 53 Resolver DNS Firewall: domain lists, rule groups, rules, associations with VPCs, fail-open setting.

https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dns-firewall.html
"""

from datetime import datetime, timezone
from typing import Any

from moto.core.base_backend import BackendDict, BaseBackend
from moto.ec2.models import ec2_backends
from moto.moto_api._internal import mock_random
from moto.route53resolver.models import route53resolver_backends
from moto.route53resolver.responses import Route53ResolverResponse

from operations import Call, Operations, ServiceError

operations = Operations("route53resolver", Route53ResolverResponse)

RULE_SETTINGS = (
    "Name",
    "Priority",
    "Action",
    "BlockResponse",
    "BlockOverrideDomain",
    "BlockOverrideDnsType",
    "BlockOverrideTtl",
    "FirewallDomainRedirectionAction",
    "Qtype",
    "DnsThreatProtection",
    "ConfidenceThreshold",
)


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


def _firewall(call: Call) -> Firewall:
    return firewalls[call.account][call.region]


def _found(kind: dict[str, dict[str, Any]], item_id: str) -> dict[str, Any]:
    if item_id not in kind:
        raise ServiceError("ResourceNotFoundException", f"[RSLVR-00000] {item_id} does not exist.")
    return kind[item_id]


def _new(call: Call, prefix: str, kind: str) -> dict[str, Any]:
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


@operations.answers("CreateFirewallDomainList")
def create_firewall_domain_list(call: Call) -> dict:
    item = {**_new(call, "rslvr-fdl", "firewall-domain-list"), "DomainCount": 0}
    _firewall(call).domain_lists[item["Id"]] = item
    _firewall(call).domains[item["Id"]] = []
    return {"FirewallDomainList": item}


@operations.answers("GetFirewallDomainList")
def get_firewall_domain_list(call: Call) -> dict:
    return {"FirewallDomainList": _found(_firewall(call).domain_lists, call.params["FirewallDomainListId"])}


@operations.answers("ListFirewallDomainLists")
def list_firewall_domain_lists(call: Call) -> dict:
    return {"FirewallDomainLists": list(_firewall(call).domain_lists.values())}


@operations.answers("UpdateFirewallDomains")
def update_firewall_domains(call: Call) -> dict:
    """https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_UpdateFirewallDomains.html"""
    item = _found(_firewall(call).domain_lists, call.params["FirewallDomainListId"])
    # The service stores absolute names, "*" as "*.": https://github.com/hashicorp/terraform-provider-aws/issues/23543
    given = [domain.rstrip(".").lower() + "." for domain in call.params["Domains"]]
    kept = _firewall(call).domains[item["Id"]]
    if call.params["Operation"] == "ADD":
        domains = kept + [domain for domain in given if domain not in kept]
    elif call.params["Operation"] == "REMOVE":
        domains = [domain for domain in kept if domain not in given]
    else:
        domains = given
    _firewall(call).domains[item["Id"]] = domains
    item["DomainCount"] = len(domains)
    return {key: item[key] for key in ("Id", "Name", "Status", "StatusMessage")}


@operations.answers("ListFirewallDomains")
def list_firewall_domains(call: Call) -> dict:
    item = _found(_firewall(call).domain_lists, call.params["FirewallDomainListId"])
    return {"Domains": _firewall(call).domains[item["Id"]]}


@operations.answers("DeleteFirewallDomainList")
def delete_firewall_domain_list(call: Call) -> dict:
    firewall, item_id = _firewall(call), call.params["FirewallDomainListId"]
    item = _found(firewall.domain_lists, item_id)
    if any(rule["FirewallDomainListId"] == item_id for rules in firewall.rules.values() for rule in rules):
        raise ServiceError("ConflictException", f"{item_id} is used by a rule.")
    del firewall.domain_lists[item_id], firewall.domains[item_id]
    return {"FirewallDomainList": {**item, "Status": "DELETING"}}


@operations.answers("CreateFirewallRuleGroup")
def create_firewall_rule_group(call: Call) -> dict:
    item = _new(call, "rslvr-frg", "firewall-rule-group")
    item.update(RuleCount=0, OwnerId=call.account, ShareStatus="NOT_SHARED")
    _firewall(call).rule_groups[item["Id"]] = item
    _firewall(call).rules[item["Id"]] = []
    return {"FirewallRuleGroup": item}


@operations.answers("GetFirewallRuleGroup")
def get_firewall_rule_group(call: Call) -> dict:
    return {"FirewallRuleGroup": _found(_firewall(call).rule_groups, call.params["FirewallRuleGroupId"])}


@operations.answers("ListFirewallRuleGroups")
def list_firewall_rule_groups(call: Call) -> dict:
    return {"FirewallRuleGroups": list(_firewall(call).rule_groups.values())}


@operations.answers("DeleteFirewallRuleGroup")
def delete_firewall_rule_group(call: Call) -> dict:
    firewall, item_id = _firewall(call), call.params["FirewallRuleGroupId"]
    item = _found(firewall.rule_groups, item_id)
    if firewall.rules[item_id]:
        raise ServiceError("ConflictException", f"{item_id} still has rules.")
    if any(association["FirewallRuleGroupId"] == item_id for association in firewall.associations.values()):
        raise ServiceError("ConflictException", f"{item_id} is associated with a VPC.")
    del firewall.rule_groups[item_id], firewall.rules[item_id]
    return {"FirewallRuleGroup": {**item, "Status": "DELETING"}}


@operations.answers("CreateFirewallRule")
def create_firewall_rule(call: Call) -> dict:
    """https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_CreateFirewallRule.html"""
    firewall, params = _firewall(call), call.params
    group = _found(firewall.rule_groups, params["FirewallRuleGroupId"])
    _found(firewall.domain_lists, params["FirewallDomainListId"])
    rules = firewall.rules[group["Id"]]
    if any(rule["Priority"] == params["Priority"] for rule in rules):
        raise ServiceError("ConflictException", f"A rule of {group['Id']} has priority {params['Priority']} already.")
    if params["Action"] == "BLOCK" and "BlockResponse" not in params:
        raise ServiceError("ValidationException", "BlockResponse is required for the action BLOCK.")
    rule = {
        "FirewallRuleGroupId": group["Id"],
        "FirewallDomainListId": params["FirewallDomainListId"],
        "CreatorRequestId": params["CreatorRequestId"],
        "FirewallDomainRedirectionAction": "INSPECT_REDIRECTION_DOMAIN",
        **{key: params[key] for key in RULE_SETTINGS if key in params},
    }
    rules.append(rule)
    group["RuleCount"] = len(rules)
    return {"FirewallRule": rule}


def _rule(call: Call) -> dict[str, Any]:
    _found(_firewall(call).rule_groups, call.params["FirewallRuleGroupId"])
    for rule in _firewall(call).rules[call.params["FirewallRuleGroupId"]]:
        if rule["FirewallDomainListId"] == call.params["FirewallDomainListId"]:
            return rule
    raise ServiceError("ResourceNotFoundException", "The firewall rule does not exist.")


@operations.answers("UpdateFirewallRule")
def update_firewall_rule(call: Call) -> dict:
    rule = _rule(call)
    rule.update({key: call.params[key] for key in RULE_SETTINGS if key in call.params})
    return {"FirewallRule": rule}


@operations.answers("DeleteFirewallRule")
def delete_firewall_rule(call: Call) -> dict:
    rule = _rule(call)
    rules = _firewall(call).rules[rule["FirewallRuleGroupId"]]
    rules.remove(rule)
    _firewall(call).rule_groups[rule["FirewallRuleGroupId"]]["RuleCount"] = len(rules)
    return {"FirewallRule": rule}


@operations.answers("ListFirewallRules")
def list_firewall_rules(call: Call) -> dict:
    group = _found(_firewall(call).rule_groups, call.params["FirewallRuleGroupId"])
    return {"FirewallRules": sorted(_firewall(call).rules[group["Id"]], key=lambda rule: rule["Priority"])}


@operations.answers("AssociateFirewallRuleGroup")
def associate_firewall_rule_group(call: Call) -> dict:
    """https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_AssociateFirewallRuleGroup.html"""
    firewall, params = _firewall(call), call.params
    group = _found(firewall.rule_groups, params["FirewallRuleGroupId"])
    if params["VpcId"] not in ec2_backends[call.account][call.region].vpcs:
        raise ServiceError("ResourceNotFoundException", f"The VPC {params['VpcId']} does not exist.")
    for other in firewall.associations.values():
        if other["VpcId"] == params["VpcId"] and group["Id"] == other["FirewallRuleGroupId"]:
            raise ServiceError("ConflictException", f"{group['Id']} is associated with {params['VpcId']} already.")
        if other["VpcId"] == params["VpcId"] and params["Priority"] == other["Priority"]:
            raise ServiceError("ConflictException", f"{params['VpcId']} has an association of that priority already.")
    item = _new(call, "rslvr-frgassoc", "firewall-rule-group-association")
    item.update(
        FirewallRuleGroupId=group["Id"],
        VpcId=params["VpcId"],
        Priority=params["Priority"],
        MutationProtection=params.get("MutationProtection", "DISABLED"),
    )
    firewall.associations[item["Id"]] = item
    return {"FirewallRuleGroupAssociation": item}


def _association(call: Call) -> dict[str, Any]:
    return _found(_firewall(call).associations, call.params["FirewallRuleGroupAssociationId"])


@operations.answers("GetFirewallRuleGroupAssociation")
def get_firewall_rule_group_association(call: Call) -> dict:
    return {"FirewallRuleGroupAssociation": _association(call)}


@operations.answers("UpdateFirewallRuleGroupAssociation")
def update_firewall_rule_group_association(call: Call) -> dict:
    item = _association(call)
    item.update({key: call.params[key] for key in ("Priority", "MutationProtection", "Name") if key in call.params})
    return {"FirewallRuleGroupAssociation": item}


@operations.answers("ListFirewallRuleGroupAssociations")
def list_firewall_rule_group_associations(call: Call) -> dict:
    wanted = {key: call.params[key] for key in ("VpcId", "FirewallRuleGroupId") if key in call.params}
    items = _firewall(call).associations.values()
    return {
        "FirewallRuleGroupAssociations": [
            item for item in items if all(item[key] == value for key, value in wanted.items())
        ]
    }


@operations.answers("DisassociateFirewallRuleGroup")
def disassociate_firewall_rule_group(call: Call) -> dict:
    item = _association(call)
    if item["MutationProtection"] == "ENABLED":
        raise ServiceError("ConflictException", f"{item['Id']} is protected from changes; disable mutation protection.")
    del _firewall(call).associations[item["Id"]]
    return {"FirewallRuleGroupAssociation": {**item, "Status": "DELETING"}}


@operations.answers("GetFirewallConfig")
def get_firewall_config(call: Call) -> dict:
    return {"FirewallConfig": _configuration(call)}


@operations.answers("UpdateFirewallConfig")
def update_firewall_config(call: Call) -> dict:
    configuration = _configuration(call)
    configuration["FirewallFailOpen"] = call.params["FirewallFailOpen"]
    return {"FirewallConfig": configuration}


@operations.answers("ListFirewallConfigs")
def list_firewall_configs(call: Call) -> dict:
    return {"FirewallConfigs": list(_firewall(call).configurations.values())}


def _configuration(call: Call) -> dict[str, Any]:
    vpc = call.params["ResourceId"]
    if vpc not in ec2_backends[call.account][call.region].vpcs:
        raise ServiceError("ResourceNotFoundException", f"The VPC {vpc} does not exist.")
    default = {
        "Id": f"rslvr-fc-{mock_random.get_random_hex(17)}",
        "ResourceId": vpc,
        "OwnerId": call.account,
        "FirewallFailOpen": "DISABLED",
    }
    return _firewall(call).configurations.setdefault(vpc, default)


def install() -> None:
    operations.install()
