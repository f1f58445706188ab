"""Route 53 Resolver: query logging to its end, and tags of all resources.

https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-query-logs.html
"""

from collections.abc import Iterator
from typing import Any

from moto.route53resolver.models import Route53ResolverBackend, route53resolver_backends
from moto.route53resolver.responses import Route53ResolverResponse

from models.dns_firewall import firewalls
from operations import Call, Operations, ServiceError

operations = Operations("route53resolver", Route53ResolverResponse)


@operations.answers("DisassociateResolverQueryLogConfig")
def disassociate_resolver_query_log_config(call: Call) -> dict:
    backend = route53resolver_backends[call.account][call.region]
    config_id, resource_id = call.params["ResolverQueryLogConfigId"], call.params["ResourceId"]
    for association in list(backend.resolver_query_log_config_associations.values()):
        if (association.resolver_query_log_config_id, association.resource_id) == (config_id, resource_id):
            del backend.resolver_query_log_config_associations[association.id]
            backend.resolver_query_log_configs[config_id].association_count -= 1
            return {"ResolverQueryLogConfigAssociation": {**association.description(), "Status": "DELETING"}}
    raise ServiceError("ResourceNotFoundException", f"{config_id} is not associated with {resource_id}.")


@operations.answers("DeleteResolverQueryLogConfig")
def delete_resolver_query_log_config(call: Call) -> dict:
    backend = route53resolver_backends[call.account][call.region]
    config_id = call.params["ResolverQueryLogConfigId"]
    config = backend.resolver_query_log_configs.get(config_id)
    if config is None:
        raise ServiceError("ResourceNotFoundException", f"Resolver query log config '{config_id}' does not exist.")
    if config.association_count:
        raise ServiceError("InvalidRequestException", f"Disassociate {config_id} from its VPCs before deleting it.")
    del backend.resolver_query_log_configs[config_id]
    return {"ResolverQueryLogConfig": {**config.description(), "Status": "DELETING"}}


_stock_matched_arn = Route53ResolverBackend._matched_arn


def _matched_arn(backend: Route53ResolverBackend, resource_arn: str) -> None:
    if resource_arn not in _arns(backend):
        _stock_matched_arn(backend, resource_arn)


def _arns(backend: Route53ResolverBackend) -> Iterator[str]:
    yield from (config.arn for config in backend.resolver_query_log_configs.values())
    firewall: Any = firewalls[backend.account_id][backend.region_name]
    for kind in (firewall.domain_lists, firewall.rule_groups, firewall.associations):
        yield from (item["Arn"] for item in kind.values())


def install() -> None:
    operations.install()
    operations.corrects("ListTagsForResource", "TagResource", "UntagResource")
    Route53ResolverBackend._matched_arn = _matched_arn
