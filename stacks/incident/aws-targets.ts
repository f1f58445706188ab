import { z } from 'zod';
import { accountId, region } from '../estate/schema-values';
import * as value from './schema-values';

/** How a deny-all is put on: inline unless the quota of inline policies is exhausted; then the staged managed policy. */
const denial = z.enum(['inline', 'managed']).default('inline');

const accessKey = z.strictObject({
  id: value.accessKeyId,
  was: z.enum(['Active', 'Inactive']).describe('Borrowed: the status before containment, given back at release.'),
});

const user = z.strictObject({
  name: value.principalName,
  path: z.string().default('/'),
  denial,
  accessKeys: z
    .array(accessKey)
    .default([])
    .describe('Keys switched off while contained. Release gives back their status.'),
});

const role = z.strictObject({
  name: value.principalName,
  path: z.string().default('/'),
  control: z
    .enum(['deny', 'revoke-sessions'])
    .default('deny')
    .describe('deny: everything, every user of the role. revoke-sessions: only sessions from before sessionCutoff.'),
  denial,
});

const networkInterface = z.strictObject({
  id: value.interfaceId,
  subnet: value.subnetId,
  groups: z.array(value.groupId).min(1).describe('Borrowed: the security groups before containment.'),
});

const subnetAcl = z.strictObject({
  subnet: value.subnetId,
  was: value.aclId.describe('Borrowed: the NACL of the subnet before containment.'),
  neighbours: z.array(value.instanceId).default([]).describe('Other instances of the subnet: cut off as well.'),
});

const instance = z.strictObject({
  id: value.instanceId,
  region,
  vpc: value.vpcId,
  isolation: z
    .enum(['security-group', 'severed', 'nacl'])
    .default('security-group')
    .describe(
      'security-group: one step; flows that are being tracked go on. severed: through the untracked-conversion group first, which cuts ' +
        'most of them. nacl: stateless, cuts always-tracked flows (NAT gateway, load balancer) too, and every neighbour in the subnet.',
    ),
  step: z
    .enum(['convert', 'isolate'])
    .default('isolate')
    .describe(
      'With isolation: severed. convert: on the untracked group alone, for seconds; isolate: on the isolation group.',
    ),
  interfaces: z.array(networkInterface).min(1),
  acls: z.array(subnetAcl).default([]).describe('With isolation: nacl, every subnet of the interfaces.'),
  volumes: z.array(value.volumeId).default([]).describe('Volumes to snapshot.'),
  role: value.principalName
    .optional()
    .describe('Role of the instance profile; list it under roles to contain its credentials.'),
});

const database = z.strictObject({
  id: z.string().min(1).max(63),
  kind: z.enum(['instance', 'cluster']),
  region,
  vpc: value.vpcId,
  groups: z.array(value.groupId).min(1).describe('Borrowed: the security groups before containment.'),
});

/** What is contained in one AWS account, with the facts that `open` looked up. */
export const awsTargets = z.strictObject({
  account: accountId,
  quarantine: z.boolean().default(false).describe('The whole account: the staged quarantine policies are attached.'),
  root: z.boolean().default(false).describe('The root user of the account.'),
  users: z.array(user).default([]),
  roles: z.array(role).default([]),
  identityCenterUsers: z
    .array(z.strictObject({ id: z.string().min(1).max(64), name: z.string().min(1) }))
    .default([])
    .describe('People of IAM Identity Center, by their user id in the identity store; denied in this account.'),
  instances: z.array(instance).default([]),
  functions: z
    .array(z.strictObject({ name: z.string().min(1).max(64), region, role: value.principalName }))
    .default([])
    .describe('Lambda functions, contained by their execution role.'),
  buckets: z.array(z.string().regex(/^[a-z0-9.-]{3,63}$/, 'must be the name of a bucket')).default([]),
  keys: z
    .array(z.string().regex(/^arn:aws:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/, 'must be the ARN of a KMS key'))
    .default([]),
  databases: z.array(database).default([]),
});

export type AwsTargets = z.infer<typeof awsTargets>;
