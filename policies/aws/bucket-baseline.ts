import type { Statement } from '../document';

/** Nobody reaches the bucket but over TLS 1.2 or later. */
export function denyOldTransport(bucketArn: string): Statement[] {
  const everything = {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [bucketArn, `${bucketArn}/*`],
  } as const;
  return [
    { Sid: 'DenyPlainHttp', ...everything, Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    { Sid: 'DenyOldTls', ...everything, Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } } },
  ];
}

/**
 * Principals of other organisations, and anonymous ones, do nothing. AWS services deliver as themselves, without an
 * organisation; which of them may is for the allowing statements to say.
 */
export function denyOutsiders(bucketArn: string, organizationId: string): Statement {
  return {
    Sid: 'DenyOutsiders',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [bucketArn, `${bucketArn}/*`],
    Condition: {
      StringNotEqualsIfExists: { 'aws:PrincipalOrgID': organizationId },
      BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
    },
  };
}

/** Only these roles read. S3 decides this before KMS is asked, so it also covers what a service encrypts with SSE-S3. */
export function denyReadingExcept(bucketArn: string, readers: readonly string[]): Statement {
  return {
    Sid: 'DenyReading',
    Effect: 'Deny',
    Principal: '*',
    Action: ['s3:GetObject', 's3:GetObjectVersion'],
    Resource: `${bucketArn}/*`,
    Condition: anyoneExcept(readers),
  };
}

/** Nobody deletes, by any of S3's ways. Lifecycle rules and Object Lock's own expiry are not requests, so they still work. */
export function denyDeletion(bucketArn: string): Statement {
  return {
    Sid: 'DenyDeletion',
    Effect: 'Deny',
    Principal: '*',
    Action: [
      's3:BypassGovernanceRetention',
      's3:DeleteBucket',
      's3:DeleteObject',
      's3:DeleteObjectTagging',
      's3:DeleteObjectVersion',
      's3:DeleteObjectVersionTagging',
      's3:ReplicateDelete',
    ],
    Resource: [bucketArn, `${bucketArn}/*`],
  };
}

/**
 * Only these roles change the bucket's settings. No lock-out: the root user of the account can always replace a bucket
 * policy (https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html). Renaming the deployment role in the
 * estate file therefore needs one deployment with the old name first.
 */
export function denyReconfigurationExcept(bucketArn: string, administrators: readonly string[]): Statement {
  return {
    Sid: 'DenyReconfiguration',
    Effect: 'Deny',
    Principal: '*',
    Action: [
      's3:DeleteBucketPolicy',
      's3:PutBucketAcl',
      's3:PutBucketLogging',
      's3:PutBucketNotification',
      's3:PutBucketObjectLockConfiguration',
      's3:PutBucketOwnershipControls',
      's3:PutBucketPolicy',
      's3:PutBucketPublicAccessBlock',
      's3:PutBucketVersioning',
      's3:PutEncryptionConfiguration',
      's3:PutLifecycleConfiguration',
      's3:PutMetricsConfiguration',
      's3:PutReplicationConfiguration',
    ],
    Resource: bucketArn,
    Condition: anyoneExcept(administrators),
  };
}

/**
 * By ARN in a condition, never as a principal: AWS refuses a policy that names a role which does not exist yet, and
 * silently turns the name into an id that a re-created role no longer matches
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html).
 *
 * A negated operator matches when the key is absent, and services have no ARN: they are excepted by name.
 */
export function anyoneExcept(roleArns: readonly string[]): NonNullable<Statement['Condition']> {
  return { ArnNotEquals: { 'aws:PrincipalArn': roleArns }, Bool: { 'aws:PrincipalIsAWSService': 'false' } };
}
