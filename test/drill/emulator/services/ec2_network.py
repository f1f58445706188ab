"""EC2 network: security groups of interfaces, destination options of flow logs.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyNetworkInterfaceAttribute.html
"""

from typing import Any

from moto.ec2.exceptions import FlowLogAlreadyExists
from moto.ec2.models import ec2_backends
from moto.ec2.models.elastic_network_interfaces import NetworkInterface, NetworkInterfaceBackend
from moto.ec2.models.flow_logs import FlowLogs, FlowLogsBackend
from moto.ec2.models.instances import Instance, InstanceBackend
from moto.ec2.responses import EC2Response
from moto.ec2.utils import random_flow_log_id
from moto.s3.models import s3_backends

from operations import Call, Operations

# https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html#flow-logs-default
DEFAULT_FORMAT = (
    "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} "
    "${bytes} ${start} ${end} ${action} ${log-status}"
)

operations = Operations("ec2", EC2Response)


def _group_set(interface: NetworkInterface) -> list:
    """An interface has the groups it was given last, not those plus the instance's."""
    return interface._group_set or (interface.instance.security_groups if interface.instance else [])


_stock_modify_interface = NetworkInterfaceBackend.modify_network_interface_attribute
_stock_modify_instance = InstanceBackend.modify_instance_security_groups


def _modify_interface(backend: Any, eni_id: str, group_ids: list[str], *args: Any, **kwargs: Any) -> None:
    """What an instance shows as its groups are those of its primary interface."""
    _stock_modify_interface(backend, eni_id, group_ids, *args, **kwargs)
    interface = backend.get_network_interface(eni_id)
    if group_ids and interface.instance and interface.device_index == 0:
        interface.instance.security_groups = list(interface._group_set)


def _modify_instance(backend: Any, instance_id: str, new_group_id_list: list[str]) -> Instance:
    instance = _stock_modify_instance(backend, instance_id, new_group_id_list)
    instance.nics[0]._group_set = list(instance.security_groups)
    return instance


_stock_create_flow_logs = FlowLogsBackend.create_flow_logs


def _create_flow_logs(backend: Any, *args: Any, log_destination: str | None = None, **kwargs: Any) -> tuple[list, list]:
    """A bucket's ARN may be followed by a folder, which moto takes for a part of the bucket's name."""
    bucket, _, folder = (log_destination or "").partition("/")
    if not folder or kwargs["log_destination_type"] != "s3" or bucket.split(":")[-1] not in s3_backends.bucket_accounts:
        return _stock_create_flow_logs(backend, *args, log_destination=log_destination, **kwargs)
    find = {"VPC": backend.get_vpc, "Subnet": backend.get_subnet, "NetworkInterface": backend.get_network_interface}
    existing = [(log.resource_id, log.log_destination) for log in backend.flow_logs.values()]
    for resource in kwargs["resource_ids"]:
        find[kwargs["resource_type"]](resource)
        if (resource, log_destination) in existing:
            raise FlowLogAlreadyExists()
    created = [
        FlowLogs(
            backend,
            random_flow_log_id(),
            resource,
            kwargs["traffic_type"],
            log_destination,
            kwargs["log_group_name"],
            kwargs["deliver_logs_permission_arn"],
            kwargs["max_aggregation_interval"] or 600,
            "s3",
            kwargs["log_format"] or DEFAULT_FORMAT,
        )
        for resource in kwargs["resource_ids"]
    ]
    backend.flow_logs.update({log.id: log for log in created})
    return created, []


@operations.answers("CreateFlowLogs")
def create_flow_logs(call: Call) -> dict:
    """https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DestinationOptionsRequest.html"""
    params = call.params
    backend = ec2_backends[call.account][call.region]
    created, failed = backend.create_flow_logs(
        resource_type=params["ResourceType"],
        resource_ids=params["ResourceIds"],
        traffic_type=params.get("TrafficType"),
        deliver_logs_permission_arn=params.get("DeliverLogsPermissionArn"),
        log_destination_type=params.get("LogDestinationType"),
        log_destination=params.get("LogDestination"),
        log_group_name=params.get("LogGroupName"),
        log_format=params.get("LogFormat"),
        max_aggregation_interval=params.get("MaxAggregationInterval"),
    )
    options = params.get("DestinationOptions")
    tags = [tag for item in params.get("TagSpecifications", []) for tag in item.get("Tags", [])]
    for log in created:
        log.add_tags({tag["Key"]: tag["Value"] for tag in tags})
        log.destination_options = {
            "FileFormat": "plain-text",
            "HiveCompatiblePartitions": False,
            "PerHourPartition": False,
            **options,
        } if options else None
    return {
        "FlowLogIds": [log.id for log in created],
        "Unsuccessful": [
            {"ResourceId": resource, "Error": {"Code": code, "Message": message}} for resource, code, message in failed
        ],
    }


def install() -> None:
    operations.install()
    operations.corrects("DescribeFlowLogs", "ModifyNetworkInterfaceAttribute", "ModifyInstanceAttribute")
    NetworkInterface.group_set = property(_group_set)
    NetworkInterfaceBackend.modify_network_interface_attribute = _modify_interface
    InstanceBackend.modify_instance_security_groups = _modify_instance
    FlowLogs.destination_options = None
    FlowLogsBackend.create_flow_logs = _create_flow_logs
