import { z } from 'zod';
import { advice } from '../files/advice';

/** A moment in UTC, as `2026-11-20T18:04:00Z`; synth has no clock, so every time comes from the incident file. */
export const moment = z.iso
  .datetime({ error: 'must be a time in UTC such as 2026-11-20T18:04:00Z' })
  .register(advice, { fix: 'write it as `date -u +%FT%TZ` prints it' });

export const text = z.string().min(1, 'must be text');

const id = (pattern: RegExp, example: string, command: string) =>
  z
    .string()
    .regex(pattern, `must be an id such as ${example}`)
    .register(advice, { fix: `copy the id from \`aws ${command}\`` });
const hex = '[0-9a-f]{8}([0-9a-f]{9})?';

export const instanceId = id(new RegExp(`^i-${hex}$`), 'i-0a1b2c3d4e5f60718', 'ec2 describe-instances');
export const interfaceId = id(new RegExp(`^eni-${hex}$`), 'eni-0a1b2c3d4e5f60718', 'ec2 describe-network-interfaces');
export const volumeId = id(new RegExp(`^vol-${hex}$`), 'vol-0a1b2c3d4e5f60718', 'ec2 describe-volumes');
export const subnetId = id(new RegExp(`^subnet-${hex}$`), 'subnet-0a1b2c3d4e5f60718', 'ec2 describe-subnets');
export const vpcId = id(new RegExp(`^vpc-${hex}$`), 'vpc-0a1b2c3d4e5f60718', 'ec2 describe-vpcs');
export const groupId = id(new RegExp(`^sg-${hex}$`), 'sg-0a1b2c3d4e5f60718', 'ec2 describe-security-groups');
export const aclId = id(new RegExp(`^acl-${hex}$`), 'acl-0a1b2c3d4e5f60718', 'ec2 describe-network-acls');
export const ruleGroupId = id(
  /^rslvr-frg-[0-9a-f]{8,32}$/,
  'rslvr-frg-0a1b2c3d4e5f4a5b',
  'route53resolver list-firewall-rule-groups',
);
export const accessKeyId = z
  .string()
  .regex(/^AKIA[A-Z0-9]{12,124}$/, 'must be the id of a long-term key such as AKIAIOSFODNN7EXAMPLE')
  .register(advice, {
    fix: 'copy it from `aws iam list-access-keys`; a temporary key (ASIA…) dies with the user or role that it was made of',
  });
export const identityStoreUserId = id(
  /^([0-9a-f]{10}-)?[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
  '906763d8a2-1b2c3d4e-5f60-7182-93a4-b5c6d7e8f901',
  'identitystore list-users',
);

export const principalName = z
  .string()
  .regex(/^[\w+=,.@-]{1,64}$/, 'must be the name of a user or role, without its path');
export const iamPath = z
  .string()
  .regex(/^\/([!-~]{1,510}\/)?$/, 'must be an IAM path such as / or /teams/')
  .default('/');
export const functionName = z
  .string()
  .regex(/^[\w-]{1,64}$/, 'must be the name of a function, without its ARN')
  .register(advice, { fix: 'copy the FunctionName from `aws lambda list-functions`' });
export const databaseId = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,62}$/, 'must be the identifier of a DB instance or cluster')
  .register(advice, { fix: 'copy it from `aws rds describe-db-instances` or `describe-db-clusters`' });
export const keyArn = z
  .string()
  .regex(/^arn:aws:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/, 'must be the ARN of a KMS key')
  .register(advice, { fix: 'copy the Arn from `aws kms describe-key`: an alias may come to mean another key' });

/** Something borrowed: what it was before containment. */
const BEFORE = { missing: 'write what it was before containment; `firebreak open` looks it up' };

export const statusBefore = z
  .enum(['Active', 'Inactive'])
  .describe('Borrowed: the status before containment, given back at release.')
  .register(advice, BEFORE);
export const groupsBefore = z
  .array(groupId)
  .min(1)
  .describe('Borrowed: the security groups before containment.')
  .register(advice, { ...BEFORE, fix: BEFORE.missing });
export const aclBefore = aclId
  .describe('Borrowed: the NACL of the subnet before containment.')
  .register(advice, { ...BEFORE, fix: 'copy the NetworkAclId from `aws ec2 describe-network-acls`' });
