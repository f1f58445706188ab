import { policyDocument, type PolicyDocument } from '../../document';

/**
 * Lets CloudWatch Logs of the region take the role that feeds the stream.
 *
 * It comes for every sender, so no account is named. Only the destination hands it this role, and the destination's policy
 * says who may send.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CreateFirehoseStreamDestination-Account.html
 */
export function streamFeederTrust({ region }: { readonly region: string }): PolicyDocument {
  return policyDocument({
    Sid: 'CloudWatchLogs',
    Effect: 'Allow',
    Principal: { Service: 'logs.amazonaws.com' },
    Action: 'sts:AssumeRole',
    Condition: { ArnLike: { 'aws:SourceArn': `arn:aws:logs:${region}:*:*` } },
  });
}

export function streamFeederPolicy({ streamArn }: { readonly streamArn: string }): PolicyDocument {
  return policyDocument({
    Sid: 'FeedStream',
    Effect: 'Allow',
    Action: ['firehose:PutRecord', 'firehose:PutRecordBatch'],
    Resource: streamArn,
  });
}

/**
 * Lets Firehose of the account take the role that writes to the bucket.
 * https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html#firehose-assume-role
 */
export function bucketWriterTrust({ accountId }: { readonly accountId: string }): PolicyDocument {
  return policyDocument({
    Sid: 'FirehoseOfThisAccount',
    Effect: 'Allow',
    Principal: { Service: 'firehose.amazonaws.com' },
    Action: 'sts:AssumeRole',
    Condition: { StringEquals: { 'sts:ExternalId': accountId } },
  });
}

export interface BucketWriterInput {
  readonly bucket: string;
  /** First folder of what it writes, with its slash. */
  readonly prefix: string;
  readonly errorLogGroupArn: string;
}

/** What Firehose needs to write. The documented `s3:GetObject` serves only destinations behind S3, and is left out. */
export function bucketWriterPolicy({ bucket, prefix, errorLogGroupArn }: BucketWriterInput): PolicyDocument {
  return policyDocument(
    {
      Sid: 'FindBucket',
      Effect: 'Allow',
      Action: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
      Resource: `arn:aws:s3:::${bucket}`,
    },
    {
      Sid: 'WriteLogs',
      Effect: 'Allow',
      Action: ['s3:AbortMultipartUpload', 's3:PutObject'],
      Resource: `arn:aws:s3:::${bucket}/${prefix}*`,
    },
    {
      Sid: 'ReportErrors',
      Effect: 'Allow',
      Action: 'logs:PutLogEvents',
      Resource: `${errorLogGroupArn}:log-stream:*`,
    },
  );
}
