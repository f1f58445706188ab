"""Route 53 Resolver DNS Firewall: domain lists.

https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dns-firewall-domain-lists.html
"""

from moto.route53resolver.responses import Route53ResolverResponse

from models import dns_firewall
from operations import Call, Operations, ServiceError

operations = Operations("route53resolver", Route53ResolverResponse)


@operations.answers("CreateFirewallDomainList")
def create_firewall_domain_list(call: Call) -> dict:
    item = {**dns_firewall.new(call, "rslvr-fdl", "firewall-domain-list"), "DomainCount": 0}
    dns_firewall.of(call).domain_lists[item["Id"]] = item
    dns_firewall.of(call).domains[item["Id"]] = []
    return {"FirewallDomainList": item}


@operations.answers("GetFirewallDomainList")
def get_firewall_domain_list(call: Call) -> dict:
    lists = dns_firewall.of(call).domain_lists
    return {"FirewallDomainList": dns_firewall.found(lists, call.params["FirewallDomainListId"])}


@operations.answers("ListFirewallDomainLists")
def list_firewall_domain_lists(call: Call) -> dict:
    return {"FirewallDomainLists": list(dns_firewall.of(call).domain_lists.values())}


@operations.answers("UpdateFirewallDomains")
def update_firewall_domains(call: Call) -> dict:
    """https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_UpdateFirewallDomains.html"""
    item = dns_firewall.found(dns_firewall.of(call).domain_lists, call.params["FirewallDomainListId"])
    # The service stores absolute names, "*" as "*.": https://github.com/hashicorp/terraform-provider-aws/issues/23543
    given = [domain.rstrip(".").lower() + "." for domain in call.params["Domains"]]
    kept = dns_firewall.of(call).domains[item["Id"]]
    if call.params["Operation"] == "ADD":
        domains = kept + [domain for domain in given if domain not in kept]
    elif call.params["Operation"] == "REMOVE":
        domains = [domain for domain in kept if domain not in given]
    else:
        domains = given
    dns_firewall.of(call).domains[item["Id"]] = domains
    item["DomainCount"] = len(domains)
    return {key: item[key] for key in ("Id", "Name", "Status", "StatusMessage")}


@operations.answers("ListFirewallDomains")
def list_firewall_domains(call: Call) -> dict:
    item = dns_firewall.found(dns_firewall.of(call).domain_lists, call.params["FirewallDomainListId"])
    return {"Domains": dns_firewall.of(call).domains[item["Id"]]}


@operations.answers("DeleteFirewallDomainList")
def delete_firewall_domain_list(call: Call) -> dict:
    firewall, item_id = dns_firewall.of(call), call.params["FirewallDomainListId"]
    item = dns_firewall.found(firewall.domain_lists, item_id)
    if any(rule["FirewallDomainListId"] == item_id for rules in firewall.rules.values() for rule in rules):
        raise ServiceError("ConflictException", f"{item_id} is used by a rule.")
    del firewall.domain_lists[item_id], firewall.domains[item_id]
    return {"FirewallDomainList": {**item, "Status": "DELETING"}}


def install() -> None:
    operations.install()
