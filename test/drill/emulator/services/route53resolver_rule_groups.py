"""Route 53 Resolver DNS Firewall: rule groups and rules.

https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dns-firewall-rule-groups.html
"""

from typing import Any

from moto.route53resolver.responses import Route53ResolverResponse

from models import dns_firewall
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


@operations.answers("CreateFirewallRuleGroup")
def create_firewall_rule_group(call: Call) -> dict:
    item = dns_firewall.new(call, "rslvr-frg", "firewall-rule-group")
    item.update(RuleCount=0, OwnerId=call.account, ShareStatus="NOT_SHARED")
    dns_firewall.of(call).rule_groups[item["Id"]] = item
    dns_firewall.of(call).rules[item["Id"]] = []
    return {"FirewallRuleGroup": item}


@operations.answers("GetFirewallRuleGroup")
def get_firewall_rule_group(call: Call) -> dict:
    groups = dns_firewall.of(call).rule_groups
    return {"FirewallRuleGroup": dns_firewall.found(groups, call.params["FirewallRuleGroupId"])}


@operations.answers("ListFirewallRuleGroups")
def list_firewall_rule_groups(call: Call) -> dict:
    return {"FirewallRuleGroups": list(dns_firewall.of(call).rule_groups.values())}


@operations.answers("DeleteFirewallRuleGroup")
def delete_firewall_rule_group(call: Call) -> dict:
    firewall, item_id = dns_firewall.of(call), call.params["FirewallRuleGroupId"]
    item = dns_firewall.found(firewall.rule_groups, item_id)
    if firewall.rules[item_id]:
        raise ServiceError("ConflictException", f"{item_id} still has rules.")
    if any(association["FirewallRuleGroupId"] == item_id for association in firewall.associations.values()):
        raise ServiceError("ConflictException", f"{item_id} is associated with a VPC.")
    del firewall.rule_groups[item_id], firewall.rules[item_id]
    return {"FirewallRuleGroup": {**item, "Status": "DELETING"}}


@operations.answers("CreateFirewallRule")
def create_firewall_rule(call: Call) -> dict:
    """https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_CreateFirewallRule.html"""
    firewall, params = dns_firewall.of(call), call.params
    group = dns_firewall.found(firewall.rule_groups, params["FirewallRuleGroupId"])
    dns_firewall.found(firewall.domain_lists, params["FirewallDomainListId"])
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
    dns_firewall.found(dns_firewall.of(call).rule_groups, call.params["FirewallRuleGroupId"])
    for rule in dns_firewall.of(call).rules[call.params["FirewallRuleGroupId"]]:
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
    rules = dns_firewall.of(call).rules[rule["FirewallRuleGroupId"]]
    rules.remove(rule)
    dns_firewall.of(call).rule_groups[rule["FirewallRuleGroupId"]]["RuleCount"] = len(rules)
    return {"FirewallRule": rule}


@operations.answers("ListFirewallRules")
def list_firewall_rules(call: Call) -> dict:
    group = dns_firewall.found(dns_firewall.of(call).rule_groups, call.params["FirewallRuleGroupId"])
    return {"FirewallRules": sorted(dns_firewall.of(call).rules[group["Id"]], key=lambda rule: rule["Priority"])}


def install() -> None:
    operations.install()
