import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { S3BucketLoggingA } from '@cdktf/provider-aws/lib/s3-bucket-logging';
import { S3BucketMetric } from '@cdktf/provider-aws/lib/s3-bucket-metric';
import { S3BucketObjectLockConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration';
import type { Construct } from 'constructs';
import { evidenceBucketPolicy } from '../../../../policies/aws/storage/evidence-bucket';
import { evidenceKeyPolicy } from '../../../../policies/aws/storage/evidence-key';
import { landingBucketPolicy } from '../../../../policies/aws/logs/landing-bucket';
import { LOG_DELIVERY_ROLE, PREFIX } from '../../../../policies/aws/logs/log-delivery';
import { policyJson } from '../../../policy-json';
import { AwsStack, type AwsStackProps } from '../../aws-stack';
import { LogLanding, replicationRole } from './log-landing';
import { PrivateBucket } from './private-bucket';
import { SilenceAlarm } from '../alarms/silence-alarm';

/**
 * The evidence store: forensic account, home region. The locked bucket, its key, and the landing bucket replicated into it.
 *
 * Nothing here ever deletes evidence: when retention has passed, objects stay until their owner decides otherwise.
 */
export class EvidenceStore extends AwsStack {
  constructor(scope: Construct, id: string, props: AwsStackProps) {
    super(scope, id, props);
    const key = this.key();
    const evidence = new PrivateBucket(this, 'evidence', {
      bucketName: this.names.evidenceBucket,
      policy: evidenceBucketPolicy({
        ...this.parties(),
        bucket: this.names.evidenceBucket,
        keyArn: key.arn,
        managementAccountId: this.estate.aws.management.id,
        holders: [this.names.custodianArn(this.account.id), this.names.breakGlassArn(this.account.id)],
      }),
      keyArn: key.arn,
      objectLock: true,
    });
    const lock = new S3BucketObjectLockConfigurationA(this, 'lock', {
      bucket: evidence.bucket.id,
      rule: { defaultRetention: { mode: 'COMPLIANCE', days: this.estate.aws.evidence.retentionDays } },
      lifecycle: { preventDestroy: true },
      dependsOn: [evidence.versioning],
    });
    const { landing } = this.landing(evidence, key, lock);
    new S3BucketLoggingA(this, 'access-logs', {
      bucket: evidence.bucket.id,
      targetBucket: landing.bucket.id,
      targetPrefix: PREFIX.accessLogs,
      dependsOn: [landing.policy],
    });
    if (this.trailArn) this.alarmOnSilence(evidence);
  }

  /** The trail that writes here, if one does. */
  private get trailArn(): string | undefined {
    return this.estate.aws.trail.mode === 'keep' ? undefined : this.names.trailArn;
  }

  /** Who takes part, in the terms of the policies. */
  private parties() {
    const { names, account, trailArn } = this;
    return {
      accountId: account.id,
      region: this.region,
      organizationId: this.estate.aws.organization.id,
      trailArn,
      readers: [names.investigatorArn(account.id), names.custodianArn(account.id)],
      administrators: [names.deploymentRoleArn(account.id), names.breakGlassArn(account.id)],
      factWriters: [names.responderArn('*'), names.custodianArn('*')],
      replicationRoles: [...new Set([this.region, ...account.regions])]
        .map((region) => names.roleArn(account.id, replicationRole(region, this.region)))
        .sort(),
    };
  }

  private key(): KmsKey {
    const key = new KmsKey(this, 'key', {
      description: 'Firebreak: evidence. Services encrypt, investigators decrypt.',
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: policyJson(evidenceKeyPolicy(this.parties())),
      lifecycle: { preventDestroy: true },
    });
    new KmsAlias(this, 'key-alias', {
      name: this.names.evidenceKeyAlias,
      targetKeyId: key.keyId,
      lifecycle: { preventDestroy: true },
    });
    return key;
  }

  private landing(evidence: PrivateBucket, key: KmsKey, lock: S3BucketObjectLockConfigurationA): LogLanding {
    const { landingBucket, evidenceBucket, alarmTopicArn } = this.names;
    return new LogLanding(this, 'log-landing', {
      bucketName: landingBucket,
      policy: landingBucketPolicy({
        ...this.parties(),
        bucket: landingBucket,
        evidenceBucket,
        deliveryRoles: this.account.regions
          .map((region) => this.names.roleArn(this.account.id, `${LOG_DELIVERY_ROLE}-${region}`))
          .sort(),
      }),
      region: this.region,
      evidence: {
        bucket: evidence.bucket.bucket,
        arn: evidence.bucket.arn,
        region: this.region,
        keyArn: key.arn,
        ready: [evidence.policy, evidence.versioning, lock],
      },
      home: { alarmTopicArn },
    });
  }

  /**
   * CloudTrail publishes no metric of its deliveries, and GetTrailStatus must be asked. What can be counted is what arrives: with
   * log file validation, a digest every hour even where nothing happened
   * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html).
   */
  private alarmOnSilence(evidence: PrivateBucket): void {
    const metric = new S3BucketMetric(this, 'trail-deliveries', {
      bucket: evidence.bucket.id,
      name: 'trail-deliveries',
      filter: { prefix: `AWSLogs/${this.estate.aws.organization.id}/` },
    });
    new SilenceAlarm(this, 'trail-silence', {
      name: 'firebreak-trail-not-delivered',
      description: 'The organisation trail has delivered nothing to the evidence bucket for 90 minutes.',
      namespace: 'AWS/S3',
      metric: 'PutRequests',
      dimensions: { BucketName: this.names.evidenceBucket, FilterId: metric.name },
      halfHours: 3,
      topicArn: this.names.alarmTopicArn,
    });
  }
}
