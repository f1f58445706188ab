import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { S3BucketReplicationConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-replication-configuration';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { PREFIX } from '../../../../policies/aws/logs/log-delivery';
import { replicationPermissions, replicationTrust } from '../../../../policies/aws/storage/replication-role';
import type { PolicyDocument } from '../../../../policies/document';
import { policyJson } from '../../../policy-json';
import { IAM_PATH } from '../../names';
import { PrivateBucket } from './private-bucket';

/** Name of the role that replicates the landing bucket of a region. Key and bucket policy of the evidence store name them all. */
export function replicationRole(region: string, homeRegion: string): string {
  return region === homeRegion ? 'FirebreakLogReplication' : `FirebreakLogReplication-${region}`;
}

/** Prefixes that are replicated, by rule. Load balancers deliver below the first. */
const REGIONAL = { 'aws-logs': 'AWSLogs/' };
const HOME = { ...REGIONAL, 'application-logs': PREFIX.applicationLogs };

/** What is replicated of a landing bucket: names of rules and prefixes. */
export function replicatedPrefixes(atHome: boolean): Readonly<Record<string, string>> {
  return atHome ? HOME : REGIONAL;
}

export interface LogLandingProps {
  readonly bucketName: string;
  readonly policy: PolicyDocument;
  readonly region: string;
  readonly evidence: {
    readonly bucket: string;
    readonly arn: string;
    /** Region of the evidence bucket and its key. */
    readonly region: string;
    /**
     * Of the key itself: S3 documents aliases too, and AWS support says no
     * (https://github.com/ministryofjustice/aws-root-account/pull/1015).
     */
    readonly keyArn: string;
    /** What the evidence bucket needs before replicas arrive. @default - nothing: an earlier stack made it */
    readonly ready?: ITerraformDependable[];
  };
  /** What only the home region has besides. @default - another region, where load balancers alone deliver */
  readonly home?: { readonly alarmTopicArn: string };
}

/**
 * Bucket for services that cannot write into a bucket with default retention, replicated into the evidence bucket, where
 * the replicas fall under its retention. SSE-S3, because load balancers know nothing else.
 *
 * Elsewhere than in the home region, the alarm of a failed replication notifies nobody by itself: CloudWatch knows only topics
 * of its own region, and S3 counts failures in the region of the source
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/repl-metrics.html). The forwarding rules bring its change of state
 * to the alarm bus.
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
  }

  private replicate(props: LogLandingProps): void {
    const { bucketName, region, evidence, home } = props;
    const replicated = replicatedPrefixes(home !== undefined);
    const role = new IamRole(this, 'replication-role', {
      name: replicationRole(region, evidence.region),
      path: IAM_PATH,
      description: 'Replicates landed logs into the evidence bucket.',
      assumeRolePolicy: policyJson(replicationTrust()),
    });
    const permissions = new IamRolePolicy(this, 'replication-permissions', {
      name: 'replicate',
      role: role.name,
      policy: policyJson(
        replicationPermissions({
          source: bucketName,
          destination: evidence.bucket,
          keyArn: evidence.keyArn,
          region: evidence.region,
        }),
      ),
    });
    new S3BucketReplicationConfigurationA(this, 'replication', {
      bucket: this.landing.bucket.id,
      role: role.arn,
      rule: Object.entries(replicated).map(([id, prefix], priority) => ({
        id,
        priority,
        status: 'Enabled',
        filter: { prefix },
        deleteMarkerReplication: { status: 'Disabled' },
        // S3 takes a key for replicas only together with this opt-in, though nothing here arrives with SSE-KMS.
        sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: 'Enabled' } },
        destination: {
          bucket: evidence.arn,
          encryptionConfiguration: { replicaKmsKeyId: evidence.keyArn },
          metrics: { status: 'Enabled' },
        },
      })),
      dependsOn: [this.landing.versioning, permissions, ...(evidence.ready ?? [])],
    });
    for (const RuleId of Object.keys(replicated)) {
      new CloudwatchMetricAlarm(this, `failed-${RuleId}`, {
        alarmName: `firebreak-replication-failed-${RuleId}${home ? '' : `-${region}`}`,
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
        alarmActions: home && [home.alarmTopicArn],
      });
    }
  }
}
