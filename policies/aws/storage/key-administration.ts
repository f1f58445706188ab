import type { Statement } from '../../document';

/**
 * The account administers a key without being able to use, disable or delete it. No other statement grants that, and IAM
 * grants nothing that the key policy does not hand to the account.
 *
 * @param policyWriters roles that may change the key policy and the alias. @default - whom IAM of the account allows
 */
export function keyAdministration(accountId: string, policyWriters?: readonly string[]): Statement[] {
  const account = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${accountId}:root` }, Resource: '*' } as const;
  return [
    {
      Sid: 'Administration',
      ...account,
      Action: [
        'kms:CancelKeyDeletion',
        'kms:DescribeKey',
        'kms:EnableKey',
        'kms:EnableKeyRotation',
        'kms:GetKeyPolicy',
        'kms:GetKeyRotationStatus',
        'kms:List*',
        'kms:RevokeGrant',
        'kms:TagResource',
        'kms:UntagResource',
      ],
    },
    {
      Sid: 'PolicyAndAlias',
      ...account,
      Action: ['kms:CreateAlias', 'kms:DeleteAlias', 'kms:PutKeyPolicy', 'kms:UpdateAlias', 'kms:UpdateKeyDescription'],
      ...(policyWriters ? { Condition: { ArnEquals: { 'aws:PrincipalArn': policyWriters } } } : {}),
    },
  ];
}
