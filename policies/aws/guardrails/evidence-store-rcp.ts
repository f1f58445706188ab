import { policyDocument, type PolicyDocument, type Statement } from '../../document';

export interface EvidenceStoreRcp {
  readonly organizationId: string;
  /** Names of the buckets that hold evidence or state: nobody removes them or a version in them. */
  readonly keptBuckets: readonly string[];
  /** Exact ARNs of the roles that may change the settings of these buckets. */
  readonly administrators: readonly string[];
}

/**
 * RCP of the forensic account: whatever its buckets' and keys' own policies come to say, outsiders stay out and evidence
 * stays. It binds the account's root user too. To take evidence down, somebody must first detach it in the management account.
 */
export function evidenceStoreRcp(input: EvidenceStoreRcp): PolicyDocument {
  const buckets = input.keptBuckets.map((bucket) => `arn:aws:s3:::${bucket}`);
  return policyDocument(
    denyOutsiders(input.organizationId),
    {
      ...anybody,
      Sid: 'KeepEvidence',
      // Re-encrypting with a key that is deleted afterwards is a deletion, too.
      Action: [
        's3:BypassGovernanceRetention',
        's3:DeleteBucket',
        's3:DeleteObjectVersion',
        's3:UpdateObjectEncryption',
      ],
      // Through an access point, an object has another ARN, which does not name the bucket.
      Resource: [...buckets.flatMap((bucket) => [bucket, `${bucket}/*`]), 'arn:aws:s3:*:*:accesspoint/*'],
    },
    { ...anybody, Sid: 'KeepKeys', Action: ['kms:DisableKey', 'kms:ScheduleKeyDeletion'], Resource: '*' },
    {
      ...anybody,
      Sid: 'KeepBucketSettings',
      Action: ['s3:DeleteBucket*', 's3:PauseReplication', 's3:Put*Configuration', 's3:PutBucket*'],
      Resource: buckets,
      Condition: { ArnNotLike: { 'aws:PrincipalArn': input.administrators } },
    },
  );
}

const anybody = { Effect: 'Deny', Principal: '*' } as const;

/**
 * After https://github.com/aws-samples/data-perimeter-policy-examples. Not `sts:AssumeRoleWithSAML`: people who sign in
 * through IAM Identity Center have no organisation yet at that moment.
 */
function denyOutsiders(organizationId: string): Statement {
  return {
    ...anybody,
    Sid: 'DenyOutsiders',
    Action: ['kms:*', 's3:*', 'secretsmanager:*', 'sqs:*', 'sts:AssumeRole'],
    Resource: '*',
    Condition: {
      StringNotEqualsIfExists: { 'aws:PrincipalOrgID': organizationId },
      BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
    },
  };
}
