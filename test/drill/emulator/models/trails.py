"""Which CloudTrail trails an account sees, and which of them it may change.

https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html
"""

from collections.abc import Iterator

from moto.cloudtrail.exceptions import TrailNotFoundException
from moto.cloudtrail.models import Trail, cloudtrail_backends

import organization
from operations import Call, ServiceError

PRINCIPAL = "cloudtrail.amazonaws.com"


def visible(account: str, region: str) -> Iterator[Trail]:
    """Trails of the account and of its organization that log in the region."""
    backend = organization.of(account)
    owners = {account} | ({member.id for member in backend.accounts} if backend else set())
    for owner in sorted(owners):
        for regional in list(cloudtrail_backends[owner].values()):
            for trail in regional.trails.values():
                shared = owner == account or trail.is_org_trail
                if shared and (trail.is_multi_region or trail.region_name == region):
                    yield trail


def find(account: str, region: str, name: str) -> Trail:
    for trail in visible(account, region):
        # A shadow trail has no name of its own outside of the account that created it.
        if name == trail.arn or (name == trail.trail_name and trail.account_id == account):
            return trail
    raise TrailNotFoundException(account_id=account, name=name)


def own(call: Call, name: str) -> Trail:
    """The trail, if the caller may change it here."""
    trail = find(call.account, call.region, name)
    if trail.account_id != call.account:
        if not organization.speaks_for_organization(call.account, PRINCIPAL):
            raise ServiceError(
                "NotOrganizationMasterAccountException",
                "The account is not the management account or a delegated administrator of the organization "
                "that owns the trail.",
            )
    if trail.region_name != call.region:
        raise ServiceError(
            "InvalidHomeRegionException", f"{trail.arn} must be changed in its home region {trail.region_name}."
        )
    return trail
