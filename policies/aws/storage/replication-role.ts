import { policyDocument, type PolicyDocument } from '../../document';

export interface ReplicationInput {
  readonly source: string;
  readonly destination: string;
  /** Key of the destination. */
  readonly keyArn: string;
  /** Region of the destination, whatever that of the source: S3 encrypts where the replica is. */
  readonly region: string;
}

/** S3 assumes the role. Only whoever may pass it within the account can put it to use. */
export function replicationTrust(): PolicyDocument {
  return policyDocument({ Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'sts:AssumeRole' });
}

/**
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html, without `s3:ReplicateDelete`:
 * a deletion in the source must not reach the destination. Reading retention and holds is required when the destination
 * has Object Lock.
 */
export function replicationPermissions({ source, destination, keyArn, region }: ReplicationInput): PolicyDocument {
  const from = `arn:aws:s3:::${source}`;
  return policyDocument(
    { Effect: 'Allow', Action: ['s3:GetReplicationConfiguration', 's3:ListBucket'], Resource: from },
    {
      Effect: 'Allow',
      Action: [
        's3:GetObjectLegalHold',
        's3:GetObjectRetention',
        's3:GetObjectVersionAcl',
        's3:GetObjectVersionForReplication',
        's3:GetObjectVersionTagging',
      ],
      Resource: `${from}/*`,
    },
    {
      Effect: 'Allow',
      Action: ['s3:ReplicateObject', 's3:ReplicateTags'],
      Resource: `arn:aws:s3:::${destination}/*`,
    },
    {
      Effect: 'Allow',
      Action: ['kms:Encrypt', 'kms:GenerateDataKey'],
      Resource: keyArn,
      Condition: { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } },
    },
  );
}
