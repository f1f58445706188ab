import { policyDocument, type PolicyDocument, type Statement } from '../../document';
import { keyAdministration } from './key-administration';

export interface EvidenceKeyInput {
  /** Forensic account, which owns the key. */
  readonly accountId: string;
  /** Region of the key and of the bucket. */
  readonly region: string;
  readonly organizationId: string;
  /** ARN of the organisation trail. @default - no trail encrypts with it */
  readonly trailArn?: string;
  /** Roles that decrypt: investigator and custodian of the forensic account. */
  readonly readers: readonly string[];
  /** Roles that may change this policy. */
  readonly administrators: readonly string[];
  /** ARN patterns of the roles that put facts of incidents, in any account of the organisation. */
  readonly factWriters: readonly string[];
  /** Roles that replicate the landing buckets, one a region. */
  readonly replicationRoles: readonly string[];
}

/**
 * Services encrypt, investigators decrypt, and administrators do neither.
 *
 * Roles are named in conditions, because the roles of the StackSet need not exist yet (see `anyoneExcept`).
 */
export function evidenceKeyPolicy(input: EvidenceKeyInput): PolicyDocument {
  const account = { AWS: `arn:aws:iam::${input.accountId}:root` };
  const throughS3 = { 'kms:ViaService': `s3.${input.region}.amazonaws.com` };
  return policyDocument(
    ...keyAdministration(input.accountId, input.administrators),
    ...(input.trailArn ? [cloudTrail(input.trailArn)] : []),
    vendedLogs(input.organizationId),
    {
      Sid: 'ReplicationEncrypts',
      Effect: 'Allow',
      Principal: account,
      Action: ['kms:Encrypt', 'kms:GenerateDataKey'],
      Resource: '*',
      Condition: { ArnEquals: { 'aws:PrincipalArn': input.replicationRoles }, StringEquals: throughS3 },
    },
    {
      Sid: 'RespondersEncrypt',
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: 'kms:GenerateDataKey',
      Resource: '*',
      Condition: {
        StringEquals: { 'aws:PrincipalOrgID': input.organizationId, ...throughS3 },
        ArnLike: { 'aws:PrincipalArn': input.factWriters },
      },
    },
    {
      Sid: 'InvestigatorsDecrypt',
      Effect: 'Allow',
      Principal: account,
      Action: ['kms:Decrypt', 'kms:DescribeKey'],
      Resource: '*',
      Condition: { ArnEquals: { 'aws:PrincipalArn': input.readers } },
    },
  );
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html */
function cloudTrail(trailArn: string): Statement {
  return {
    Sid: 'CloudTrailEncrypts',
    Effect: 'Allow',
    Principal: { Service: 'cloudtrail.amazonaws.com' },
    Action: ['kms:DescribeKey', 'kms:GenerateDataKey*'],
    Resource: '*',
    Condition: { StringEquals: { 'aws:SourceArn': trailArn } },
  };
}

/**
 * The actions that AWS documents for log delivery; Decrypt among them, because S3 needs it to put a multipart upload
 * together. The service cannot read: no bucket policy lets it get an object.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-S3.html#AWS-logs-SSE-KMS-S3
 */
function vendedLogs(organizationId: string): Statement {
  return {
    Sid: 'LogDeliveryEncrypts',
    Effect: 'Allow',
    Principal: { Service: 'delivery.logs.amazonaws.com' },
    Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
    Resource: '*',
    Condition: {
      StringEquals: { 'aws:SourceOrgID': organizationId },
      ArnLike: { 'aws:SourceArn': 'arn:aws:logs:*:*:*' },
    },
  };
}
