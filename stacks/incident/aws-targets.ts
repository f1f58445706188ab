import { z } from 'zod';
import { accountId, region } from '../estate/schema-values';
import { advice } from '../files/advice';
import * as value from './schema-values';

const LOOK_UP = 'let `firebreak open` look them up, or `aws ec2 describe-instances`';

/** How a deny-all is put on: inline unless the quota of inline policies is exhausted; then the staged managed policy. */
const denial = z.enum(['inline', 'managed']).default('inline');

const accessKey = z.strictObject({
  id: value.accessKeyId,
  was: value.statusBefore,
});

const user = z.strictObject({
  name: value.principalName,
  path: value.iamPath,
  denial,
  accessKeys: z
    .array(accessKey)
    .default([])
    .describe('Keys switched off while contained. Release gives back their status.'),
});

const role = z.strictObject({
  name: value.principalName,
  path: value.iamPath,
  control: z
    .enum(['deny', 'revoke-sessions'])
    .default('deny')
    .describe('deny: everything, every user of the role. revoke-sessions: only sessions from before sessionCutoff.'),
  denial,
});

const networkInterface = z.strictObject({
  id: value.interfaceId,
  subnet: value.subnetId,
  groups: value.groupsBefore,
});

const subnetAcl = z.strictObject({
  subnet: value.subnetId,
  was: value.aclBefore,
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
  interfaces: z.array(networkInterface).min(1).register(advice, { fix: LOOK_UP, missing: LOOK_UP }),
  acls: z.array(subnetAcl).default([]).describe('With isolation: nacl, every subnet of the interfaces.'),
  dns: value.ruleGroupId
    .optional()
    .describe(
      'Block every DNS name for the whole VPC, neighbours included, because no security group or NACL filters its resolver: ' +
        'the id of the DNS Firewall rule group firebreak-deny-all that waits in the region.',
    ),
  volumes: z.array(value.volumeId).default([]).describe('Volumes to snapshot.'),
  role: value.principalName
    .optional()
    .describe('Role of the instance profile; list it under roles to contain its credentials.'),
});

const database = z.strictObject({
  id: value.databaseId,
  kind: z.enum(['instance', 'cluster']),
  region,
  vpc: value.vpcId,
  groups: value.groupsBefore,
});

/** What is contained in one AWS account, with the facts that `open` looked up. */
export const awsTargets = z.strictObject({
  account: accountId,
  quarantine: z.boolean().default(false).describe('The whole account: the staged quarantine policies are attached.'),
  root: z.boolean().default(false).describe('The root user of the account.'),
  users: z.array(user).default([]),
  roles: z.array(role).default([]),
  identityCenterUsers: z
    .array(z.strictObject({ id: value.identityStoreUserId, name: value.text }))
    .default([])
    .describe('People of IAM Identity Center, by their user id in the identity store; denied in this account.'),
  instances: z.array(instance).default([]),
  functions: z
    .array(z.strictObject({ name: value.functionName, region, role: value.principalName }))
    .default([])
    .describe('Lambda functions, contained by their execution role.'),
  buckets: z.array(z.string().regex(/^[a-z0-9.-]{3,63}$/, 'must be the name of a bucket')).default([]),
  keys: z.array(value.keyArn).default([]),
  databases: z.array(database).default([]),
  attachedPolicies: z
    .strictObject({ scp: z.int().min(0).max(10).default(1), rcp: z.int().min(0).max(5).default(1) })
    .prefault({})
    .describe(
      'Policies that others attached to this very account (FullAWSAccess and RCPFullAWSAccess count): 10 SCPs and 5 RCPs fit.',
    ),
  acknowledged: z
    .array(z.enum(['management-account', 'account-gone']))
    .default([])
    .describe(
      'management-account: it is known that SCPs do nothing here, so an administrator inside can undo all of this. ' +
        'account-gone: AWS suspended or closed the account, and nobody gets in; nothing is contained, released or looked at in ' +
        'there, so that the other accounts do not wait for it.',
    ),
});

export type AwsTargets = z.infer<typeof awsTargets>;
