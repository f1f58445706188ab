import { policyDocument, type PolicyDocument, type Statement } from '../../document';
import { keyAdministration } from './key-administration';

export interface EbsKeyInput {
  readonly accountId: string;
  readonly region: string;
  /** Account that copies snapshots as evidence. */
  readonly forensicAccountId: string;
  readonly organizationId: string;
}

const USE = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'];

/**
 * Key policy of the default EBS key of one account and region.
 *
 * For the account it behaves like `aws/ebs`, which it replaces: whoever may use EC2 may use encrypted volumes, without a
 * KMS permission of their own. Otherwise launches would break on the day it becomes the default, those of Auto Scaling
 * first: its service-linked role has no permission for customer managed keys.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html
 *
 * Like `aws/ebs`, nobody can delete or disable it: every volume would be lost at once.
 */
export function ebsKeyPolicy(input: EbsKeyInput): PolicyDocument {
  const { accountId, region, forensicAccountId } = input;
  return policyDocument(
    ...keyAdministration(accountId),
    {
      Sid: 'UseThroughEc2',
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: ['kms:CreateGrant', ...USE],
      Resource: '*',
      Condition: { StringEquals: { 'kms:CallerAccount': accountId, 'kms:ViaService': `ec2.${region}.amazonaws.com` } },
    },
    // Backup products that read volumes themselves come with KMS permissions in IAM.
    {
      Sid: 'UseThroughIam',
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${accountId}:root` },
      Action: USE,
      Resource: '*',
    },
    {
      // To AWS services alone: a grant to a person would outlive every containment of whoever made it.
      Sid: 'GrantThroughIam',
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${accountId}:root` },
      Action: 'kms:CreateGrant',
      Resource: '*',
      Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    },
    ...(accountId === forensicAccountId ? [] : copySharedSnapshots(input)),
  );
}

/** What copying a shared, encrypted snapshot takes: https://docs.aws.amazon.com/ebs/latest/userguide/share-kms-key.html */
function copySharedSnapshots({ region, forensicAccountId, organizationId }: EbsKeyInput): Statement[] {
  const forensicAccount = {
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${forensicAccountId}:root` },
    Resource: '*',
  } as const;
  const pinned = { 'aws:PrincipalOrgID': organizationId };
  const throughEc2 = { ...pinned, 'kms:ViaService': `ec2.${region}.amazonaws.com` };
  return [
    {
      Sid: 'ForensicAccountFindsKey',
      ...forensicAccount,
      Action: 'kms:DescribeKey',
      Condition: { StringEquals: pinned },
    },
    {
      Sid: 'ForensicAccountCopiesSnapshots',
      ...forensicAccount,
      Action: ['kms:Decrypt', 'kms:ReEncrypt*'],
      Condition: { StringEquals: throughEc2 },
    },
    {
      Sid: 'ForensicAccountLetsEbsCopy',
      ...forensicAccount,
      Action: 'kms:CreateGrant',
      Condition: { StringEquals: throughEc2, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    },
  ];
}
