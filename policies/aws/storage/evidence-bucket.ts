import { policyDocument, type PolicyDocument, type Statement } from '../../document';
import {
  anyoneExcept,
  denyDeletion,
  denyOldTransport,
  denyOutsiders,
  denyPolicyOfServices,
  denyReadingExcept,
  denyReconfigurationExcept,
  denyWritingExcept,
} from './bucket-baseline';
import { PREFIX } from '../logs/log-delivery';

export interface EvidenceBucketInput {
  readonly bucket: string;
  readonly keyArn: string;
  readonly organizationId: string;
  readonly managementAccountId: string;
  /** Forensic account, which owns the bucket. */
  readonly accountId: string;
  /** ARN of the organisation trail. @default - no trail writes here */
  readonly trailArn?: string;
  /** Roles that read evidence: investigator and custodian of the forensic account. */
  readonly readers: readonly string[];
  /** Roles that lengthen retention and set legal holds: custodian, and break-glass to lift one. */
  readonly holders: readonly string[];
  /** Roles that may change the bucket's settings. */
  readonly administrators: readonly string[];
  /** ARN patterns of the roles that put facts of incidents, in any account of the organisation. */
  readonly factWriters: readonly string[];
  /** Roles that replicate the landing buckets, one a region. */
  readonly replicationRoles: readonly string[];
}

/** Who may do what with the evidence bucket. Object Lock decides over deletion; this policy keeps anybody from trying. */
export function evidenceBucketPolicy(input: EvidenceBucketInput): PolicyDocument {
  const arn = `arn:aws:s3:::${input.bucket}`;
  return policyDocument(
    ...(input.trailArn ? cloudTrail(arn, input, input.trailArn) : []),
    ...vendedLogs(arn, input.organizationId),
    ...people(arn, input),
    ...denyOldTransport(arn),
    denyOutsiders(arn, input.organizationId),
    ...denyOtherEncryption(arn, input.keyArn),
    denyWritingExcept(arn, input.factWriters),
    denyReadingExcept(arn, input.readers),
    denyDeletion(arn),
    denyHoldsExcept(arn, input.holders),
    denyReplicasExcept(arn, input.replicationRoles),
    denyReconfigurationExcept(arn, input.administrators),
    denyPolicyOfServices(arn),
  );
}

/**
 * An organisation trail writes below the organisation's id, and below the management account's id while it is being set up
 * or has left the organisation (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html).
 */
function cloudTrail(arn: string, input: EvidenceBucketInput, trailArn: string): Statement[] {
  const Principal = { Service: 'cloudtrail.amazonaws.com' };
  const ofTheTrail = { 'aws:SourceArn': trailArn };
  return [
    {
      Sid: 'CloudTrailChecks',
      Effect: 'Allow',
      Principal,
      Action: 's3:GetBucketAcl',
      Resource: arn,
      Condition: { StringEquals: ofTheTrail },
    },
    {
      Sid: 'CloudTrailWrites',
      Effect: 'Allow',
      Principal,
      Action: 's3:PutObject',
      Resource: [input.organizationId, input.managementAccountId].map((owner) => `${arn}/AWSLogs/${owner}/*`),
      Condition: { StringEquals: { ...ofTheTrail, 's3:x-amz-acl': 'bucket-owner-full-control' } },
    },
  ];
}

/**
 * VPC flow logs and resolver query logs of every account. AWS documents `aws:SourceAccount` for these
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-S3.html); a list of accounts does not
 * scale to an organisation, and `aws:SourceOrgID` comes with it
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceorgid).
 * Only below account ids, which start with a digit: nobody's flow logs can be put where the organisation's trail is.
 */
function vendedLogs(arn: string, organizationId: string): Statement[] {
  const Principal = { Service: 'delivery.logs.amazonaws.com' };
  const ArnLike = { 'aws:SourceArn': 'arn:aws:logs:*:*:*' };
  return [
    {
      Sid: 'LogDeliveryChecks',
      Effect: 'Allow',
      Principal,
      Action: ['s3:GetBucketAcl', 's3:ListBucket'],
      Resource: arn,
      Condition: { StringEquals: { 'aws:SourceOrgID': organizationId }, ArnLike },
    },
    {
      Sid: 'LogDeliveryWrites',
      Effect: 'Allow',
      Principal,
      Action: 's3:PutObject',
      Resource: ['aws-account-id=', ...'0123456789'].map((start) => `${arn}/AWSLogs/${start}*`),
      Condition: {
        StringEquals: { 'aws:SourceOrgID': organizationId, 's3:x-amz-acl': 'bucket-owner-full-control' },
        ArnLike,
      },
    },
  ];
}

function people(arn: string, input: EvidenceBucketInput): Statement[] {
  return [
    {
      Sid: 'RespondersPutFacts',
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: 's3:PutObject',
      Resource: `${arn}/${PREFIX.incidents}*`,
      Condition: {
        StringEquals: { 'aws:PrincipalOrgID': input.organizationId },
        ArnLike: { 'aws:PrincipalArn': input.factWriters },
      },
    },
    {
      Sid: 'InvestigatorsRead',
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${input.accountId}:root` },
      Action: ['s3:GetBucketLocation', 's3:GetObject', 's3:GetObjectVersion', 's3:ListBucket', 's3:ListBucketVersions'],
      Resource: [arn, `${arn}/*`],
      Condition: { ArnEquals: { 'aws:PrincipalArn': input.readers } },
    },
  ];
}

/**
 * People may not choose another encryption; without a header, the bucket's default applies. Services are left alone:
 * which headers each of them sends is not documented, and a refused delivery is lost evidence.
 */
function denyOtherEncryption(arn: string, keyArn: string): Statement[] {
  const put = { Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: `${arn}/*` } as const;
  const people = { Bool: { 'aws:PrincipalIsAWSService': 'false' } };
  const header = 's3:x-amz-server-side-encryption';
  return [
    {
      Sid: 'DenyOtherKinds',
      ...put,
      Condition: { ...people, Null: { [header]: 'false' }, StringNotEquals: { [header]: 'aws:kms' } },
    },
    {
      Sid: 'DenyOtherKeys',
      ...put,
      Condition: {
        ...people,
        Null: { [`${header}-aws-kms-key-id`]: 'false' },
        StringNotEquals: { [`${header}-aws-kms-key-id`]: keyArn },
      },
    },
    {
      Sid: 'DenyNoKey', // S3 would take aws/s3
      ...put,
      Condition: { ...people, StringEquals: { [header]: 'aws:kms' }, Null: { [`${header}-aws-kms-key-id`]: 'true' } },
    },
    {
      Sid: 'DenyCustomerKeys',
      ...put,
      Condition: { ...people, Null: { [`${header}-customer-algorithm`]: 'false' } },
    },
  ];
}

/** COMPLIANCE retention cannot be shortened, but lengthening it to a hundred years is a way to run up a bill. */
function denyHoldsExcept(arn: string, holders: readonly string[]): Statement {
  return {
    Sid: 'DenyHolds',
    Effect: 'Deny',
    Principal: '*',
    Action: ['s3:PutObjectLegalHold', 's3:PutObjectRetention'],
    Resource: `${arn}/*`,
    Condition: anyoneExcept(holders),
  };
}

/**
 * Replicas bring the dates, the retention and the key that their source chose, past everything said here about `PutObject`:
 * from a bucket of his own, whoever may make one in this account could forge evidence.
 */
function denyReplicasExcept(arn: string, replicationRoles: readonly string[]): Statement {
  return {
    Sid: 'DenyReplicas',
    Effect: 'Deny',
    Principal: '*',
    Action: ['s3:ReplicateObject*', 's3:ReplicateTags'],
    Resource: `${arn}/*`,
    Condition: anyoneExcept(replicationRoles),
  };
}
