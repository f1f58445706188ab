import re
from collections.abc import Iterator
from typing import Any

from moto.ec2.models import ec2_backends

from .arns import Where

# The prefix of an id tells the kind, wherever in a request the id stands.
_KINDS = {
    "acl": "network-acl",
    "ami": "image",
    "dopt": "dhcp-options",
    "eipalloc": "elastic-ip",
    "eni": "network-interface",
    "fl": "vpc-flow-log",
    "i": "instance",
    "igw": "internet-gateway",
    "lt": "launch-template",
    "nat": "natgateway",
    "pcx": "vpc-peering-connection",
    "rtb": "route-table",
    "sg": "security-group",
    "sgr": "security-group-rule",
    "snap": "snapshot",
    "subnet": "subnet",
    "tgw": "transit-gateway",
    "vol": "volume",
    "vpc": "vpc",
    "vpce": "vpc-endpoint",
}
_ID = re.compile(r"^(?P<prefix>[a-z]+)-[0-9a-f]{8,17}$")
_CREATED = {
    "CopyImage": ("image",),
    "CopySnapshot": ("snapshot",),
    "CreateFlowLogs": ("vpc-flow-log",),
    "CreateImage": ("image",),
    "CreateKeyPair": ("key-pair",),
    "CreateLaunchTemplate": ("launch-template",),
    "CreateNetworkAcl": ("network-acl",),
    "CreateNetworkInterface": ("network-interface",),
    "CreateSecurityGroup": ("security-group",),
    "CreateSnapshot": ("snapshot",),
    "CreateSnapshots": ("snapshot",),
    "CreateSubnet": ("subnet",),
    "CreateVolume": ("volume",),
    "CreateVpc": ("vpc",),
    "CreateVpcEndpoint": ("vpc-endpoint",),
    "ImportKeyPair": ("key-pair",),
    "RunInstances": ("instance", "network-interface", "volume"),
}
# Images and snapshots are named without an account: they can be shared.
_WITHOUT_ACCOUNT = ("image", "snapshot")


def ec2(operation: str, given: dict[str, Any], where: Where) -> list[str]:
    """Everything the request names. What a Create makes has no id yet and is named with a `*`. Describe actions take no
    resource."""
    if operation.startswith("Describe"):
        return []
    texts = [*_texts(given), *_subnet_of(given.get("AssociationId"), where)]
    found = {_arn(_KINDS[match["prefix"]], text, where): None for text in texts if (match := _kind(text))}
    return [*(_arn(kind, "*", where) for kind in _CREATED.get(operation, ())), *found]


def _subnet_of(association_id: str | None, where: Where) -> Iterator[str]:
    """ReplaceNetworkAclAssociation names an association, and is about the subnet that has it."""
    for acl in list(ec2_backends[where.account][where.region].network_acls.values()):
        yield from (one.subnet_id for one in acl.associations if one.id == association_id)


def _kind(text: str) -> re.Match[str] | None:
    match = _ID.match(text)
    return match if match and match["prefix"] in _KINDS else None


def _arn(kind: str, identifier: str, where: Where) -> str:
    account = "" if kind in _WITHOUT_ACCOUNT else where.account
    return f"arn:{where.partition}:ec2:{where.region}:{account}:{kind}/{identifier}"


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def tags(arn: str, where: Where) -> dict[str, str]:
    return dict(ec2_backends[where.account][where.region].tags.get(arn.rsplit("/", 1)[-1], {}))
