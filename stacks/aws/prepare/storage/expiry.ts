import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import type { Construct } from 'constructs';
import { PREFIX } from '../../../../policies/aws/logs/log-delivery';
import { AwsStack, type AwsStackProps } from '../../aws-stack';
import { replicatedPrefixes } from './log-landing';

/**
 * Days that landed copies are kept. Replication takes minutes, and S3 expires nothing whose replication is pending or has failed
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-and-other-bucket-config.html): the rest is time to repair.
 */
const KEEP_DAYS = 90;

/**
 * What S3 deletes by itself in one region of the forensic account: landed copies, and uploads that nobody finished. Never
 * evidence.
 *
 * A stack of its own, because the provider watches a lifecycle configuration for a minute until it calls it settled
 * (docs/traps.md), and no log has to wait for what happens to it in 90 days. Deploy after the stack that has the landing
 * bucket: the evidence store at home, elsewhere the forensic account's stack of the region.
 */
export class Expiry extends AwsStack {
  constructor(scope: Construct, id: string, props: AwsStackProps) {
    super(scope, id, props);
    const { evidenceBucket, regionalLandingBucket } = this.names;
    const { homeRegion, evidence } = this.estate.aws;
    const atHome = this.region === homeRegion;
    if (atHome) {
      new S3BucketLifecycleConfiguration(this, 'evidence', {
        bucket: evidenceBucket,
        rule: [{ id: 'unfinished-uploads', status: 'Enabled', filter: [{}], ...UNFINISHED }],
      });
    }
    const copies = Object.entries(replicatedPrefixes(atHome)).map(([rule, prefix]) => expire(rule, prefix, KEEP_DAYS));
    // They are not replicated: what is here is all there is.
    const accessLogs = atHome ? [expire('access-logs', PREFIX.accessLogs, evidence.retentionDays)] : [];
    const leftovers = {
      id: 'leftovers',
      status: 'Enabled',
      filter: [{}],
      expiration: [{ expiredObjectDeleteMarker: true }],
      ...UNFINISHED,
    };
    new S3BucketLifecycleConfiguration(this, 'landing', {
      bucket: regionalLandingBucket(this.region),
      rule: [...copies, ...accessLogs, leftovers],
    });
  }
}

const UNFINISHED = { abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }] };

function expire(id: string, prefix: string, days: number) {
  return {
    id,
    status: 'Enabled',
    filter: [{ prefix }],
    expiration: [{ days }],
    noncurrentVersionExpiration: [{ noncurrentDays: 30 }],
  };
}
