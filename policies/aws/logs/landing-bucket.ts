import { policyDocument, type PolicyDocument, type Statement } from '../../document';
import {
  denyDeletion,
  denyOldTransport,
  denyOutsiders,
  denyPolicyOfServices,
  denyReadingExcept,
  denyReconfigurationExcept,
  denyWritingExcept,
} from '../storage/bucket-baseline';
import { PREFIX } from './log-delivery';

export interface RegionalLandingBucketInput {
  readonly bucket: string;
  /** Region of the bucket, and of the load balancers that deliver. */
  readonly region: string;
  readonly organizationId: string;
  /** Roles that read what landed: investigator and custodian of the forensic account. */
  readonly readers: readonly string[];
  /** Roles that may change the bucket's settings. */
  readonly administrators: readonly string[];
}

export interface LandingBucketInput extends RegionalLandingBucketInput {
  /** Forensic account, which owns the bucket. */
  readonly accountId: string;
  /** Bucket whose access logs land here. */
  readonly evidenceBucket: string;
  /** Roles by which Firehose delivers, one a region. */
  readonly deliveryRoles: readonly string[];
}

/**
 * Who may write into the landing bucket of the home region. Nobody deletes from it but its lifecycle rules, after replication.
 *
 * Firehose, which brings the CloudWatch log groups, works for roles of the bucket's own account: IAM lets them in.
 */
export function landingBucketPolicy(input: LandingBucketInput): PolicyDocument {
  const arn = `arn:aws:s3:::${input.bucket}`;
  return policyDocument(
    ...config(arn, input.organizationId),
    ...loadBalancers(arn, input),
    accessLogs(arn, input),
    ...guards(arn, input, input.deliveryRoles),
  );
}

/** The same for any other region: load balancers, and nothing that can deliver across regions. */
export function regionalLandingBucketPolicy(input: RegionalLandingBucketInput): PolicyDocument {
  const arn = `arn:aws:s3:::${input.bucket}`;
  return policyDocument(...loadBalancers(arn, input), ...guards(arn, input));
}

function guards(arn: string, input: RegionalLandingBucketInput, writers: readonly string[] = []): Statement[] {
  return [
    ...denyOldTransport(arn),
    denyOutsiders(arn, input.organizationId),
    denyWritingExcept(arn, writers),
    denyReadingExcept(arn, input.readers),
    denyDeletion(arn),
    denyReconfigurationExcept(arn, input.administrators),
    denyPolicyOfServices(arn),
  ];
}

/** https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html, with the organisation for the account. */
function config(arn: string, organizationId: string): Statement[] {
  const Principal = { Service: 'config.amazonaws.com' };
  return [
    {
      Sid: 'ConfigChecks',
      Effect: 'Allow',
      Principal,
      Action: ['s3:GetBucketAcl', 's3:ListBucket'],
      Resource: arn,
      Condition: { StringEquals: { 'aws:SourceOrgID': organizationId } },
    },
    {
      Sid: 'ConfigWrites',
      Effect: 'Allow',
      Principal,
      Action: 's3:PutObject',
      Resource: `${arn}/AWSLogs/*/Config/*`,
      Condition: {
        StringEquals: { 'aws:SourceOrgID': organizationId, 's3:x-amz-acl': 'bucket-owner-full-control' },
      },
    },
  ];
}

/**
 * Application and Classic Load Balancers deliver by their own service, in every region: the per-region account ids are the
 * older form of the same (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html), and
 * cannot be limited to an organisation. Network Load Balancers deliver as `delivery.logs`.
 *
 * A load balancer writes only into a bucket of its own region. Its first object, the write test, is not below `elasticloadbalancing/`.
 */
function loadBalancers(arn: string, { organizationId, region }: RegionalLandingBucketInput): Statement[] {
  const ofTheOrganization = { 'aws:SourceOrgID': organizationId };
  return [
    {
      Sid: 'LoadBalancersWrite',
      Effect: 'Allow',
      Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: `${arn}/AWSLogs/*`,
      Condition: {
        StringEquals: ofTheOrganization,
        ArnLike: { 'aws:SourceArn': `arn:aws:elasticloadbalancing:${region}:*:loadbalancer/*` },
      },
    },
    {
      Sid: 'NetworkLoadBalancersCheck',
      Effect: 'Allow',
      Principal: { Service: 'delivery.logs.amazonaws.com' },
      Action: ['s3:GetBucketAcl', 's3:ListBucket'],
      Resource: arn,
      Condition: { StringEquals: ofTheOrganization, ArnLike: { 'aws:SourceArn': `arn:aws:logs:${region}:*:*` } },
    },
    {
      Sid: 'NetworkLoadBalancersWrite',
      Effect: 'Allow',
      Principal: { Service: 'delivery.logs.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: `${arn}/AWSLogs/*`,
      Condition: {
        StringEquals: { ...ofTheOrganization, 's3:x-amz-acl': 'bucket-owner-full-control' },
        ArnLike: { 'aws:SourceArn': `arn:aws:logs:${region}:*:*` },
      },
    },
  ];
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html */
function accessLogs(arn: string, { accountId, evidenceBucket }: LandingBucketInput): Statement {
  return {
    Sid: 'AccessLogsWrite',
    Effect: 'Allow',
    Principal: { Service: 'logging.s3.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: `${arn}/${PREFIX.accessLogs}*`,
    Condition: {
      StringEquals: { 'aws:SourceAccount': accountId },
      ArnEquals: { 'aws:SourceArn': `arn:aws:s3:::${evidenceBucket}` },
    },
  };
}
