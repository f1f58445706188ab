import type { Statement } from '../../document';

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

/**
 * Only services and these roles write. A new version hides the one before it as a delete marker does, locked or not. The
 * bucket's key does not prevent that: with `aws:kms` and no key named, S3 takes `aws/s3`, which the whole account may use.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
 */
export function denyWritingExcept(bucketArn: string, writers: readonly string[]): Statement {
  return {
    Sid: 'DenyWriting',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:PutObject',
    Resource: `${bucketArn}/*`,
    Condition: anyoneExcept(writers),
  };
}

/**
 * Nobody deletes, by any of S3's ways: re-encrypting with a key that is deleted afterwards is one of them. Lifecycle rules
 * and Object Lock's own expiry are not requests, so they still work.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_UpdateObjectEncryption.html
 */
export function denyDeletion(bucketArn: string): Statement {
  return {
    Sid: 'DenyDeletion',
    Effect: 'Deny',
    Principal: '*',
    Action: [
      's3:BypassGovernanceRetention',
      's3:DeleteBucket',
      's3:DeleteObject*',
      's3:ReplicateDelete',
      's3:UpdateObjectEncryption',
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
    // By pattern: "requester pays" and a paused replication stop deliveries too, and S3 will have further settings.
    Action: ['s3:DeleteBucketPolicy', 's3:PauseReplication', 's3:Put*Configuration', 's3:PutBucket*'],
    Resource: bucketArn,
    Condition: anyoneExcept(administrators),
  };
}

/**
 * No service replaces the bucket policy in the name of whoever calls it. Creating a flow log in the bucket's own account
 * does: "This policy overwrites any existing policy attached to the bucket".
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html
 */
export function denyPolicyOfServices(bucketArn: string): Statement {
  return {
    Sid: 'DenyPolicyOfServices',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:PutBucketPolicy',
    Resource: bucketArn,
    Condition: { Bool: { 'aws:ViaAWSService': 'true' } },
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
  const people = { Bool: { 'aws:PrincipalIsAWSService': 'false' } };
  return roleArns.length === 0 ? people : { ArnNotEquals: { 'aws:PrincipalArn': roleArns }, ...people };
}
