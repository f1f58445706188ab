import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { CloudwatchLogStream } from '@cdktf/provider-aws/lib/cloudwatch-log-stream';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { KinesisFirehoseDeliveryStream } from '@cdktf/provider-aws/lib/kinesis-firehose-delivery-stream';
import { Construct } from 'constructs';
import { bucketWriterPolicy, bucketWriterTrust } from '../../../../policies/aws/logs/application-log-roles';
import { LOG_DELIVERY_ROLE, PREFIX } from '../../../../policies/aws/logs/log-delivery';
import { policyJson } from '../../../policy-json';
import { IAM_PATH } from '../../names';

export interface LogStreamProps {
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  /** The landing bucket, in whatever region. */
  readonly bucket: string;
}

/** Firehose's report of what it could not deliver. Subscribing it would feed every error back as a record. */
export const LOG_STREAM_ERRORS = '/firebreak/application-logs-delivery';

/**
 * Writes log records to the bucket as lines of JSON, each with its account (`owner`), log group and events.
 *
 * Objects: `application-logs/region=…/year=…/month=…/day=…/hour=…/`, in UTC. They name no account: partitions by content are limited to 500 at a time, what exceeds them counts as failed, and an
 * organisation has thousands. A stream of Direct PUT takes 1 to 5 MiB/s, by region, until AWS is asked for more.
 * https://docs.aws.amazon.com/firehose/latest/dev/limits.html
 */
export class LogStream extends Construct {
  public readonly arn: string;

  constructor(scope: Construct, id: string, props: LogStreamProps) {
    super(scope, id);
    const { name, region, accountId } = props;
    const role = new IamRole(this, 'role', {
      name: `${LOG_DELIVERY_ROLE}-${region}`,
      path: IAM_PATH,
      description: 'Firehose writes application logs to the landing bucket with it',
      assumeRolePolicy: policyJson(bucketWriterTrust({ accountId })),
    });
    const errors = new CloudwatchLogGroup(this, 'errors', { name: LOG_STREAM_ERRORS, retentionInDays: 365 });
    const delivery = new CloudwatchLogStream(this, 'delivery', { name: 'delivery', logGroupName: errors.name });
    const writes = new IamRolePolicy(this, 'writes', {
      name: 'write-logs',
      role: role.name,
      policy: policyJson(
        bucketWriterPolicy({
          bucket: props.bucket,
          prefix: PREFIX.applicationLogs,
          errorLogGroupArn: `arn:aws:logs:${region}:${accountId}:log-group:${LOG_STREAM_ERRORS}`,
        }),
      ),
    });

    const hour = 'year=!{timestamp:yyyy}/month=!{timestamp:MM}/day=!{timestamp:dd}/hour=!{timestamp:HH}';
    this.arn = new KinesisFirehoseDeliveryStream(this, 'firehose', {
      name,
      destination: 'extended_s3',
      serverSideEncryption: { enabled: true, keyType: 'AWS_OWNED_CMK' },
      extendedS3Configuration: {
        roleArn: role.arn,
        bucketArn: `arn:aws:s3:::${props.bucket}`,
        prefix: `${PREFIX.applicationLogs}region=${region}/${hour}/`,
        errorOutputPrefix: `${PREFIX.applicationLogs}failed/region=${region}/!{firehose:error-output-type}/${hour}/`,
        bufferingInterval: 300, // seconds
        bufferingSize: 64, // MiB
        compressionFormat: 'GZIP',
        fileExtension: '.json.gz',
        // CloudWatch Logs sends gzip, one JSON object a record, without line ends: unreadable to Athena as it is.
        processingConfiguration: {
          enabled: true,
          processors: [
            { type: 'Decompression', parameters: [{ parameterName: 'CompressionFormat', parameterValue: 'GZIP' }] },
            { type: 'AppendDelimiterToRecord' },
          ],
        },
        cloudwatchLoggingOptions: { enabled: true, logGroupName: errors.name, logStreamName: delivery.name },
      },
      dependsOn: [writes],
    }).arn;
  }
}
