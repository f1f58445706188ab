"""IAM through CloudFormation: a role's managed policies and deletion of managed policies, which moto forgets.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
"""

import json
from typing import Any

from moto.iam.models import ManagedPolicy, Role, iam_backends
from moto.utilities.utils import get_partition

_stock_create_role = Role.create_from_cloudformation_json.__func__
_stock_delete_role = Role.delete_from_cloudformation_json.__func__


def _create_role(
    cls: type[Role],
    resource_name: str,
    cloudformation_json: dict[str, Any],
    account_id: str,
    region_name: str,
    **kwargs: Any,
) -> Role:
    role = _stock_create_role(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs)
    iam = iam_backends[account_id][get_partition(region_name)]
    for policy in cloudformation_json["Properties"].get("Policies", []):
        # moto keeps the parsed document, which reads back as something that is not JSON.
        role.put_policy(policy["PolicyName"], json.dumps(policy["PolicyDocument"], default=str))
    for arn in cloudformation_json["Properties"].get("ManagedPolicyArns", []):
        iam.attach_role_policy(arn, role.name)
    return role


def _delete_role(
    cls: type[Role], resource_name: str, cloudformation_json: dict[str, Any], account_id: str, region_name: str
) -> None:
    iam = iam_backends[account_id][get_partition(region_name)]
    for arn in list(iam.get_role(resource_name).managed_policies):
        iam.detach_role_policy(arn, resource_name)
    _stock_delete_role(cls, resource_name, cloudformation_json, account_id, region_name)


def _delete_managed_policy(
    cls: type[ManagedPolicy], resource_name: str, cloudformation_json: dict[str, Any], account_id: str, region_name: str
) -> None:
    iam = iam_backends[account_id][get_partition(region_name)]
    for role in iam.roles.values():
        if resource_name in role.managed_policies:
            iam.detach_role_policy(resource_name, role.name)
    iam.delete_policy(resource_name)


def install() -> None:
    Role.create_from_cloudformation_json = classmethod(_create_role)
    Role.delete_from_cloudformation_json = classmethod(_delete_role)
    ManagedPolicy.delete_from_cloudformation_json = classmethod(_delete_managed_policy)
