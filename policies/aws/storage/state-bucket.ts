import { policyDocument, type PolicyDocument } from '../../document';
import { anyoneExcept, denyOldTransport, denyReconfigurationExcept } from './bucket-baseline';

export interface StateBucketInput {
  readonly bucket: string;
  /** Roles that read and write state. */
  readonly users: readonly string[];
  /** Roles that may change the bucket's settings. */
  readonly administrators: readonly string[];
}

/**
 * Who keeps Terraform state here. No version is ever deleted: a state that somebody emptied can be put back. Lock files are
 * deleted on unlocking, which on a versioned bucket leaves a marker.
 */
export function stateBucketPolicy({ bucket, users, administrators }: StateBucketInput): PolicyDocument {
  const arn = `arn:aws:s3:::${bucket}`;
  const everybody = { Effect: 'Deny', Principal: '*' } as const;
  return policyDocument(
    ...denyOldTransport(arn),
    {
      Sid: 'DenyOthers',
      ...everybody,
      Action: 's3:*',
      Resource: [arn, `${arn}/*`],
      Condition: anyoneExcept([...users, ...administrators]),
    },
    {
      Sid: 'DenyDeletingVersions',
      ...everybody,
      Action: ['s3:DeleteBucket', 's3:DeleteObjectVersion'],
      Resource: [arn, `${arn}/*`],
    },
    { Sid: 'DenyDeletingState', ...everybody, Action: 's3:DeleteObject', NotResource: `${arn}/*.tflock` },
    denyReconfigurationExcept(arn, administrators),
  );
}
