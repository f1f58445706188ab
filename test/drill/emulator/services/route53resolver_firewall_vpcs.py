"""Route 53 Resolver DNS Firewall in a VPC: associations of rule groups, fail-open setting.

https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dns-firewall-vpc-protections.html
"""

from typing import Any

from moto.ec2.models import ec2_backends
from moto.moto_api._internal import mock_random
from moto.route53resolver.responses import Route53ResolverResponse

from models import dns_firewall
from operations import Call, Operations, ServiceError

operations = Operations("route53resolver", Route53ResolverResponse)


@operations.answers("AssociateFirewallRuleGroup")
def associate_firewall_rule_group(call: Call) -> dict:
    """https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_AssociateFirewallRuleGroup.html"""
    firewall, params = dns_firewall.of(call), call.params
    group = dns_firewall.found(firewall.rule_groups, params["FirewallRuleGroupId"])
    if params["VpcId"] not in ec2_backends[call.account][call.region].vpcs:
        raise ServiceError("ResourceNotFoundException", f"The VPC {params['VpcId']} does not exist.")
    for other in firewall.associations.values():
        if other["VpcId"] == params["VpcId"] and group["Id"] == other["FirewallRuleGroupId"]:
            raise ServiceError("ConflictException", f"{group['Id']} is associated with {params['VpcId']} already.")
        if other["VpcId"] == params["VpcId"] and params["Priority"] == other["Priority"]:
            raise ServiceError("ConflictException", f"{params['VpcId']} has an association of that priority already.")
    item = dns_firewall.new(call, "rslvr-frgassoc", "firewall-rule-group-association")
    item.update(
        FirewallRuleGroupId=group["Id"],
        VpcId=params["VpcId"],
        Priority=params["Priority"],
        MutationProtection=params.get("MutationProtection", "DISABLED"),
    )
    firewall.associations[item["Id"]] = item
    return {"FirewallRuleGroupAssociation": item}


def _association(call: Call) -> dict[str, Any]:
    return dns_firewall.found(dns_firewall.of(call).associations, call.params["FirewallRuleGroupAssociationId"])


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
    items = dns_firewall.of(call).associations.values()
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
    del dns_firewall.of(call).associations[item["Id"]]
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
    return {"FirewallConfigs": list(dns_firewall.of(call).configurations.values())}


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
    return dns_firewall.of(call).configurations.setdefault(vpc, default)


def install() -> None:
    operations.install()
