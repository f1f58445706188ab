"""S3: a bucket's replication, of which moto returns only the destinations.

https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketReplication.html
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from moto.core.common_types import TYPE_RESPONSE
from moto.core.responses import ActionResult
from moto.s3.exceptions import ReplicationConfigurationNotFoundError, S3ClientError
from moto.s3.models import S3Backend
from moto.s3.responses import S3Response

import calls
import s3_parameters

_stock_put_bucket_replication = S3Backend.put_bucket_replication


def _configuration_from_request(response: S3Response, _: bytes) -> dict[str, Any]:
    """The request under the names of the API model, with moto's name of the list of rules."""
    calls.record("s3.PutBucketReplication")
    configuration = s3_parameters.read(response, "PutBucketReplication")["ReplicationConfiguration"]
    return {"Role": configuration["Role"], "Rule": configuration["Rules"]}


def _put_bucket_replication(backend: S3Backend, bucket_name: str, replication: dict[str, Any]) -> None:
    rules = replication["Rule"] if isinstance(replication["Rule"], list) else [replication["Rule"]]
    for problem in _problems(backend, rules):
        raise S3ClientError("InvalidRequest", problem)
    # moto gives every rule a priority, which one without a filter must not have.
    as_put = deepcopy(rules)
    _stock_put_bucket_replication(backend, bucket_name, replication)
    for rule, stored in zip(as_put, replication["Rule"], strict=True):
        rule["ID"] = stored["ID"]
    replication["AsPut"] = as_put


def _problems(backend: S3Backend, rules: list[dict[str, Any]]) -> Iterator[str]:
    """What the documentation of the elements asks for, and of the destination.
    https://docs.aws.amazon.com/AmazonS3/latest/API/API_ReplicationRule.html"""
    for name in ("ID", "Priority"):
        given = [rule[name] for rule in rules if name in rule]
        if len(set(given)) < len(given):
            yield f"Rule {name} must be unique. Found same {name} in multiple rules."
    for rule in rules:
        destination, source = rule["Destination"], rule.get("SourceSelectionCriteria", {})
        if "Filter" in rule and not {"DeleteMarkerReplication", "Priority"} <= rule.keys():
            yield "DeleteMarkerReplication and Priority must be specified for a rule with a Filter."
        encrypts, selects = "EncryptionConfiguration" in destination, source.get("SseKmsEncryptedObjects", {})
        if encrypts and not selects:
            yield "SseKmsEncryptedObjects must be specified if EncryptionConfiguration is present."
        if not encrypts and selects.get("Status") == "Enabled":
            yield "EncryptionConfiguration must be specified if SseKmsEncryptedObjects is enabled."
        if "AccessControlTranslation" in destination and not destination.get("Account"):
            yield "Account must be specified with AccessControlTranslation."
        if not _is_versioned(backend, destination["Bucket"]):
            yield "Destination bucket must exist and have versioning enabled."


def _is_versioned(backend: S3Backend, arn: str) -> bool:
    try:
        return bool(backend.get_bucket(arn.rpartition(":")[2]).is_versioned)
    except S3ClientError:
        return False


def _get_bucket_replication(response: S3Response) -> TYPE_RESPONSE:
    calls.record("s3.GetBucketReplication")
    response.data["Action"] = "GetBucketReplication"
    found = response.backend.get_bucket_replication(response.bucket_name)
    if not found:
        raise ReplicationConfigurationNotFoundError(bucket_name=response.bucket_name)
    return response.serialized(
        ActionResult({"ReplicationConfiguration": {"Role": found["Role"], "Rules": found["AsPut"]}})
    )


def install() -> None:
    S3Response._replication_config_from_xml = _configuration_from_request
    S3Backend.put_bucket_replication = _put_bucket_replication
    S3Response.get_bucket_replication = _get_bucket_replication
