import { policyDocument, type PolicyDocument, type Statement } from '../../document';
import { keyAdministration } from './key-administration';

export interface SnapshotKeyInput {
  /** Forensic account, which owns the key. */
  readonly accountId: string;
  readonly region: string;
  /** Roles that may change this policy. */
  readonly administrators: readonly string[];
  /** Roles of the account that copy snapshots and make volumes of the copies. */
  readonly copiers: readonly string[];
  /** Roles of the account that read the copies' blocks, or have them read. */
  readonly readers: readonly string[];
}

/**
 * Key policy of the key that snapshot copies are encrypted with, per region of the forensic account.
 *
 * Roles are named in conditions, because those of the StackSet need not exist yet (see `anyoneExcept`). The policy lets them
 * in by itself: what IAM says of KMS cannot keep a copy from being made.
 */
export function snapshotKeyPolicy(input: SnapshotKeyInput): PolicyDocument {
  const { accountId, region } = input;
  return policyDocument(
    ...keyAdministration(accountId, input.administrators),
    {
      ...rolesOf(accountId, input.copiers, { 'kms:ViaService': `ec2.${region}.amazonaws.com` }),
      Sid: 'CopySnapshots',
      Action: [
        'kms:CreateGrant',
        'kms:Decrypt',
        'kms:DescribeKey',
        'kms:Encrypt',
        'kms:GenerateDataKey*',
        'kms:ReEncrypt*',
      ],
    },
    { ...rolesOf(accountId, input.readers), Sid: 'ReadCopies', Action: ['kms:Decrypt', 'kms:DescribeKey'] },
  );
}

function rolesOf(accountId: string, roles: readonly string[], further: Record<string, string> = {}): Statement {
  return {
    Effect: 'Allow',
    Principal: { AWS: '*' },
    Resource: '*',
    Condition: {
      StringEquals: { 'kms:CallerAccount': accountId, ...further },
      ArnEquals: { 'aws:PrincipalArn': roles },
    },
  };
}
