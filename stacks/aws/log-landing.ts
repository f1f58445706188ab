import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketReplicationConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-replication-configuration';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { PREFIX } from '../../policies/aws/log-delivery';
import { replicationPermissions, replicationTrust } from '../../policies/aws/replication-role';
import type { PolicyDocument } from '../../policies/document';
import { policyJson } from '../policy-json';
import { IAM_PATH } from './names';
import { PrivateBucket } from './private-bucket';

/** Role that replicates the landing bucket; the key policy names it. */
export const REPLICATION_ROLE = 'FirebreakLogReplication';

/** Prefixes that are replicated, by rule. */
const REPLICATED = { 'aws-logs': 'AWSLogs/', 'application-logs': PREFIX.applicationLogs } as const;

/**
 * Days that landed copies are kept. Replication takes minutes, and S3 expires nothing whose replication is pending or has failed
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-and-other-bucket-config.html): the rest is time to repair.
 */
const KEEP_DAYS = 90;

export interface LogLandingProps {
  readonly bucketName: string;
  readonly policy: PolicyDocument;
  /** Region of the evidence bucket and its key. */
  readonly region: string;
  readonly evidence: S3Bucket;
  readonly keyArn: string;
  /** What the evidence bucket needs before replicas arrive. */
  readonly evidenceReady: ITerraformDependable[];
  /** Days that access logs are kept; they are not replicated. */
  readonly accessLogDays: number;
  readonly alarmTopicArn: string;
}

/**
 * Bucket for services that cannot write into a bucket with default retention, replicated into the evidence bucket, where
 * the replicas fall under its retention. SSE-S3, because load balancers know nothing else.
 *
 * Access logs of the evidence bucket stay here: each replica would be logged in the next one. The locked record of who read
 * evidence is the trail's.
 */
export class LogLanding extends Construct {
  readonly landing: PrivateBucket;

  constructor(scope: Construct, id: string, props: LogLandingProps) {
    super(scope, id);
    this.landing = new PrivateBucket(this, 'landing', { bucketName: props.bucketName, policy: props.policy });
    this.replicate(props);
    this.expire(props);
  }

  private replicate(props: LogLandingProps): void {
    const { bucketName, evidence, keyArn, alarmTopicArn } = props;
    const role = new IamRole(this, 'replication-role', {
      name: REPLICATION_ROLE,
      path: IAM_PATH,
      description: 'Replicates landed logs into the evidence bucket.',
      assumeRolePolicy: policyJson(replicationTrust()),
    });
    const permissions = new IamRolePolicy(this, 'replication-permissions', {
      name: 'replicate',
      role: role.name,
      policy: policyJson(
        replicationPermissions({ source: bucketName, destination: evidence.bucket, keyArn, region: props.region }),
      ),
    });
    new S3BucketReplicationConfigurationA(this, 'replication', {
      bucket: this.landing.bucket.id,
      role: role.arn,
      rule: Object.entries(REPLICATED).map(([id, prefix], priority) => ({
        id,
        priority,
        status: 'Enabled',
        filter: { prefix },
        deleteMarkerReplication: { status: 'Disabled' },
        // S3 takes a key for replicas only together with this opt-in, though nothing here arrives with SSE-KMS.
        sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: 'Enabled' } },
        destination: {
          bucket: evidence.arn,
          encryptionConfiguration: { replicaKmsKeyId: keyArn },
          metrics: { status: 'Enabled' },
        },
      })),
      dependsOn: [this.landing.versioning, permissions, ...props.evidenceReady],
    });
    for (const RuleId of Object.keys(REPLICATED)) {
      new CloudwatchMetricAlarm(this, `failed-${RuleId}`, {
        alarmName: `firebreak-replication-failed-${RuleId}`,
        alarmDescription:
          'Landed logs did not reach the evidence bucket. S3 does not try again: run S3 Batch Replication.',
        namespace: 'AWS/S3',
        metricName: 'OperationsFailedReplication',
        dimensions: { SourceBucket: bucketName, DestinationBucket: evidence.bucket, RuleId },
        statistic: 'Sum',
        period: 300,
        evaluationPeriods: 1,
        comparisonOperator: 'GreaterThanThreshold',
        threshold: 0,
        treatMissingData: 'notBreaching',
        alarmActions: [alarmTopicArn],
      });
    }
  }

  private expire({ accessLogDays }: LogLandingProps): void {
    const expiring = { ...REPLICATED, 'access-logs': PREFIX.accessLogs };
    new S3BucketLifecycleConfiguration(this, 'lifecycle', {
      bucket: this.landing.bucket.id,
      rule: [
        ...Object.entries(expiring).map(([id, prefix]) => ({
          id,
          status: 'Enabled',
          filter: [{ prefix }],
          expiration: [{ days: id === 'access-logs' ? accessLogDays : KEEP_DAYS }],
          noncurrentVersionExpiration: [{ noncurrentDays: 30 }],
        })),
        {
          id: 'leftovers',
          status: 'Enabled',
          filter: [{}],
          expiration: [{ expiredObjectDeleteMarker: true }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
        },
      ],
      dependsOn: [this.landing.versioning],
    });
  }
}
