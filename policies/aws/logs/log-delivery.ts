/**
 * Where logs are delivered. A PUT into a bucket with default retention needs a checksum header, which not every service
 * sends (https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html#object-lock-put-object).
 *
 * Into the evidence bucket: CloudTrail, which AWS does not document but public modules do
 * (https://github.com/cloudposse/terraform-aws-cloudtrail-s3-bucket/pull/111); VPC flow logs and resolver query logs, not
 * documented either way, so their arrival is for readiness to check.
 *
 * Into the landing bucket: AWS Config, documented as refused
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-config-deliverychannel.html); S3 access logs, the same (the page
 * above); load balancers, which know no SSE-KMS
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html); Firehose with the CloudWatch log groups, not
 * documented, so it takes the safe path.
 */

/** Start of the names of the roles by which Firehose delivers CloudWatch log groups, one a region of the forensic account. */
export const LOG_DELIVERY_ROLE = 'FirebreakLogDelivery';

/** Key prefixes that Firebreak chooses itself. Where a service allows a prefix of the user's, none is used: `AWSLogs/…`. */
export const PREFIX = {
  /** Evidence bucket: snapshots of facts, by incident. */
  incidents: 'incidents/',
  /** Landing bucket: CloudWatch log groups. */
  applicationLogs: 'application-logs/',
  /** Landing bucket: access logs of the evidence bucket. */
  accessLogs: 'access-logs/',
} as const;
