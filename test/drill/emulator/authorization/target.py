"""The resource's side of a decision: whose it is, its own policy, and the resource control policies over it."""

import json
from typing import Any

from moto.iam.models import iam_backends
from moto.kms.models import kms_backends
from moto.s3.models import s3_backends
from moto.secretsmanager.models import secretsmanager_backends
from moto.sns.models import sns_backends
from moto.sqs.models import sqs_backends

from .arns import account_of
from .evaluation import Target
from .organization import RESOURCE_CONTROL, membership
from .policy import Document, document

# https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#rcp-supported-services
_RESOURCE_CONTROLLED = frozenset(
    ("aoss", "cognito-identity", "cognito-idp", "ecr", "kms", "logs", "s3", "secretsmanager", "sqs", "sts")
)


def owner(arn: str | None, caller: str | None) -> str | None:
    """The account a resource belongs to. Organizations answers itself for accounts that act on their organization by
    delegation."""
    if arn is None or arn.split(":")[2] == "organizations":
        return caller
    if arn.split(":")[2] == "s3":
        known = s3_backends.bucket_accounts.get(_bucket_name(arn))
        return known[1] if known else caller
    return account_of(arn) or caller


def target(action: str, arn: str | None, account: str | None, partition: str) -> Target:
    service = action.partition(":")[0]
    place = membership(account, partition) if account and service in _RESOURCE_CONTROLLED else None
    control = place.levels(RESOURCE_CONTROL) if place else ()
    if arn is None or account is None:
        return Target(account, control=control)
    source = _SOURCES.get("sts" if action.startswith("sts:") else arn.split(":")[2])
    policy = source(arn, account, partition) if source else None
    # A role that does not exist lets nobody in; a key that does not exist is for KMS to report.
    governed = service == "sts" or (service == "kms" and policy is not None)
    return Target(account, _document(policy), governed, control)


def _document(policy: Any) -> Document | None:
    if not policy:
        return None
    return document(policy if isinstance(policy, str | bytes) else json.dumps(policy))


def _bucket_name(arn: str) -> str:
    return arn.split(":", 5)[5].partition("/")[0]


def _bucket(arn: str, account: str, partition: str) -> Any:
    buckets = s3_backends[account][partition].buckets
    name = _bucket_name(arn)
    return buckets[name].policy if name in buckets else None


def _key(arn: str, account: str, _partition: str) -> Any:
    key = kms_backends[account][arn.split(":")[3]].keys.get(arn.rpartition("/")[2])
    return key.policy if key else None


def _role(arn: str, account: str, partition: str) -> Any:
    roles = list(iam_backends[account][partition].roles.values())
    return next((role.assume_role_policy_document for role in roles if role.arn == arn), None)


def _secret(arn: str, account: str, _partition: str) -> Any:
    secrets = secretsmanager_backends[account][arn.split(":")[3]].secrets
    return secrets[arn].policy if arn in secrets else None


def _topic(arn: str, account: str, _partition: str) -> Any:
    found = sns_backends[account][arn.split(":")[3]].topics.get(arn)
    return found.policy if found else None


def _queue(arn: str, account: str, _partition: str) -> Any:
    found = sqs_backends[account][arn.split(":")[3]].queues.get(arn.rpartition(":")[2])
    return found.policy if found else None


_SOURCES = {"s3": _bucket, "kms": _key, "secretsmanager": _secret, "sns": _topic, "sqs": _queue, "sts": _role}
