"""KMS: keys of other accounts by ARN where the key policy allows it, multi-Region replicas.

https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html
"""

import json

from moto.kms.models import KmsBackend, kms_backends
from moto.kms.responses import KmsResponse
from moto.kms.utils import _deserialize_ciphertext_blob

import caller
from operations import Call, Operations, ServiceError
from resource_policy import allows

operations = Operations("kms", KmsResponse)

# https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html
FOR_OTHER_ACCOUNTS = {
    "CreateGrant",
    "Decrypt",
    "DescribeKey",
    "Encrypt",
    "GenerateDataKey",
    "GenerateDataKeyWithoutPlaintext",
    "GetKeyRotationStatus",
    "GetPublicKey",
    "ListGrants",
    "ReEncrypt",
    "RetireGrant",
    "RevokeGrant",
    "Sign",
    "Verify",
}


def _backend_of(response: KmsResponse) -> KmsBackend:
    """The account that owns the key of the request."""
    account, operation = response.current_account, response._get_action()
    own = kms_backends[account][response.region]
    if operation not in FOR_OTHER_ACCOUNTS:
        return own
    owner = _owner(response, own)
    if owner is own:
        return own
    key = owner.keys.get(owner.get_key_id(_key_of(response)))
    allowed = key and allows(
        json.loads(key.policy), account, f"kms:{operation}", [key.arn], caller.condition_keys(response)
    )
    if not allowed:
        raise ServiceError(
            "AccessDeniedException",
            f"User: {caller.principal_arn(response)} is not authorized to perform: kms:{operation} on the resource "
            "because the resource does not exist in this Region, no resource-based policies allow access, or a "
            "resource-based policy explicitly denies access",
        )
    return owner


def _key_of(response: KmsResponse) -> str:
    named = response._get_param("KeyId")
    if named is None and response._get_param("CiphertextBlob"):
        return _deserialize_ciphertext_blob(response._get_param("CiphertextBlob")).key_id
    return named or ""


def _owner(response: KmsResponse, own: KmsBackend) -> KmsBackend:
    key_id = _key_of(response)
    if key_id.startswith("arn:"):
        region, account = key_id.split(":")[3:5]
        return kms_backends[account][region] if region == response.region else own
    if key_id in own.keys or response._get_param("KeyId"):
        return own
    holders = (accounts[response.region] for accounts in list(kms_backends.values()) if response.region in accounts)
    return next((backend for backend in holders if key_id in backend.keys), own)


@operations.answers("ReplicateKey")
def replicate_key(call: Call) -> dict:
    """https://docs.aws.amazon.com/kms/latest/APIReference/API_ReplicateKey.html"""
    primary_backend, region = kms_backends[call.account][call.region], call.params["ReplicaRegion"]
    key_id = primary_backend.get_key_id(call.params["KeyId"])
    primary = primary_backend.keys.get(key_id)
    if primary is None:
        raise ServiceError("NotFoundException", f"Key '{call.params['KeyId']}' does not exist")
    if not primary.multi_region:
        raise ServiceError("UnsupportedOperationException", f"{primary.arn} is not a multi-Region primary key.")
    if key_id in kms_backends[call.account][region].keys:
        raise ServiceError("AlreadyExistsException", f"Key {key_id} already exists in {region}.")
    replica = primary_backend.replicate_key(key_id, region)
    # moto shares one configuration between the keys, so that looking at the replica would demote the primary.
    replica.multi_region_configuration = {**primary.multi_region_configuration, "MultiRegionKeyType": "REPLICA"}
    replica.policy = call.params.get("Policy") or replica.generate_default_policy()
    replica.description = call.params.get("Description", "")
    tags = call.params.get("Tags", [])
    kms_backends[call.account][region].tagger.tag_resource(key_id, tags)
    return {
        "ReplicaKeyMetadata": replica.to_dict()["KeyMetadata"],
        "ReplicaPolicy": replica.policy,
        "ReplicaTags": tags,
    }


def install() -> None:
    operations.install()
    KmsResponse.kms_backend = property(_backend_of)
