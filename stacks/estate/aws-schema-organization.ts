import { z } from 'zod';
import { advice } from '../files/advice';
import { accountId, bool, region, roleArn, roleName } from './schema-values';

const vpc = z
  .strictObject({
    id: z
      .string()
      .regex(/^vpc-[0-9a-f]{8}([0-9a-f]{9})?$/, 'must be a VPC id such as vpc-0a1b2c3d4e5f60718')
      .register(advice, { fix: 'copy the VpcId from `aws ec2 describe-vpcs`' }),
    region,
  })
  .describe('A VPC that gets flow logs, DNS query logs and its own quarantine groups.');

/** What every account has. */
export const account = {
  id: accountId,
  regions: z.array(region).min(1).optional().describe('Regions in use here. @default aws.regions'),
  vpcs: z
    .array(vpc)
    .default([])
    .describe('VPCs of this account. Readiness reports those that exist but are not listed.'),
  publicBuckets: bool(
    false,
    'true: this account serves public S3 buckets, and the account-wide public access block stays off.',
  ),
};

export const member = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,30}$/, 'must be 1 to 31 of a-z, 0-9 and -, and start with a letter')
    .describe('Name of the account in stack names; unique; never changed afterwards (it names Terraform state).'),
  ...account,
});

export const organization = z.strictObject({
  id: z
    .string()
    .regex(/^o-[a-z0-9]{10,32}$/, 'must be an organisation id such as o-a1b2c3d4e5')
    .register(advice, { fix: 'copy the Id from `aws organizations describe-organization`' }),
  rootId: z
    .string()
    .regex(/^r-[a-z0-9]{4,32}$/, 'must be an organisation root id such as r-ab12')
    .register(advice, { fix: 'copy the Id from `aws organizations list-roots`' }),
  settings: z
    .enum(['manage', 'verify'])
    .describe(
      'manage: Firebreak adopts the organisation and switches on the policy types and service access it needs. verify: ' +
        'something else owns those settings; planning fails with the missing ones named.',
    ),
  serviceAccess: z
    .array(
      z.string().regex(/^[a-z0-9.-]+\.amazonaws\.com$/, 'must be a service principal such as config.amazonaws.com'),
    )
    .default([])
    .describe('With settings: manage, the service principals already trusted: they are kept. List them all.'),
  policyTypes: z
    .array(
      z.enum([
        'TAG_POLICY',
        'BACKUP_POLICY',
        'AISERVICES_OPT_OUT_POLICY',
        'CHATBOT_POLICY',
        'DECLARATIVE_POLICY_EC2',
        'SECURITYHUB_POLICY',
      ]),
    )
    .default([])
    .describe('With settings: manage, the further policy types already enabled: they are kept. List them all.'),
});

export const trail = z
  .discriminatedUnion('mode', [
    z.strictObject({ mode: z.literal('create').describe('Firebreak creates the organisation trail.') }),
    z.strictObject({
      mode: z
        .literal('adopt')
        .describe('Firebreak takes over the existing organisation trail and points it at the evidence store.'),
      name: z.string().regex(/^[A-Za-z0-9._-]{3,128}$/, 'must be the name of the existing trail'),
      region: region.describe('Home region of the existing trail.'),
    }),
    z.strictObject({
      mode: z.literal('keep').describe('The existing organisation trail is left alone; queries read its bucket.'),
      bucket: z.string().regex(/^[a-z0-9.-]{3,63}$/, 'must be the name of the bucket that trail writes to'),
      prefix: z.string().optional().describe('Key prefix of that trail. @default - none'),
    }),
  ])
  .describe('The organisation trail.');

export const deployment = z.strictObject({
  role: roleName
    .default('OrganizationAccountAccessRole')
    .describe(
      'Role that cdktf deploy assumes in each account but the management account. Exempt from tamper protection, and protected by it.',
    ),
  managementRole: roleArn
    .optional()
    .describe('Role to assume in the management account. @default - the credentials of the caller'),
});
