import {
  GetRoleCommand,
  GetUserCommand,
  paginateListInstanceProfilesForRole,
  type Role,
  type User,
} from '@aws-sdk/client-iam';
import { paginateDescribeIamInstanceProfileAssociations } from '@aws-sdk/client-ec2';
import { paginateListFunctions } from '@aws-sdk/client-lambda';
import { ownedByAws } from '../../../stacks/incident/checks/aws/aws-roles';
import { CommandError } from '../../cli/exit';
import type { PolicyRoom, RoleFacts, UserFacts } from './facts';
import type { Attempts } from './iam/attempts';
import { policiesOf, type FoundPolicies } from './iam/policies';
import { roleIam } from './iam/role';
import { userIam } from './iam/user';
import { found, listed } from './paging';
import type { Responder } from './responder';

/** @throws CommandError when there is no such user. */
export async function userFacts(name: string, responder: Responder, attempts: Attempts): Promise<UserFacts> {
  const client = responder.iam();
  const get = client.send(new GetUserCommand({ UserName: name }));
  const { User: user } = await found(`user ${name}`, responder.accountId, get);
  const policies = await policiesOf('user', name, client);
  const iam = await userIam(user as User, policies, client, attempts);
  return {
    name,
    path: iam.path,
    accessKeys: iam.accessKeys.map(({ id, status }) => ({ id, was: status === 'Inactive' ? 'Inactive' : 'Active' })),
    ...roomIn(policies),
    iam,
  };
}

/**
 * @param regions where users of the role are looked for.
 * @throws CommandError when there is no such role, or it is one of AWS that nobody contains.
 */
export async function roleFacts(name: string, regions: readonly string[], responder: Responder): Promise<RoleFacts> {
  const client = responder.iam();
  const get = client.send(new GetRoleCommand({ RoleName: name }));
  const { Role: role } = await found(`role ${name}`, responder.accountId, get);
  const owned = ownedByAws({ name, path: role?.Path });
  if (owned) throw new CommandError(`role ${name} of account ${responder.accountId} is ${owned.what}`, owned.fix);
  const [policies, profiles] = await Promise.all([
    policiesOf('role', name, client),
    listed(paginateListInstanceProfilesForRole({ client }, { RoleName: name }), (page) => page.InstanceProfiles),
  ]);
  const iam = roleIam(role as Role, policies, profiles);
  const [instances, functions] = await Promise.all([
    Promise.all(regions.map((region) => instancesOf(iam.instanceProfiles, region, responder))),
    Promise.all(regions.map((region) => functionsOf(iam.arn, region, responder))),
  ]);
  return { name, path: iam.path, ...roomIn(policies), instances: instances.flat(), functions: functions.flat(), iam };
}

/** IAM does not count white space against the quota. */
function roomIn({ inline, attached }: FoundPolicies): PolicyRoom {
  return {
    inlineUsed: inline.map(({ text }) => text.replace(/\s/g, '').length).reduce((sum, size) => sum + size, 0),
    attachedManaged: attached.map(({ name }) => name),
  };
}

async function instancesOf(profileArns: readonly string[], region: string, responder: Responder): Promise<string[]> {
  if (profileArns.length === 0) return [];
  const filters = [{ Name: 'state', Values: ['associating', 'associated'] }];
  const pages = paginateDescribeIamInstanceProfileAssociations({ client: responder.ec2(region) }, { Filters: filters });
  const all = await listed(pages, (page) => page.IamInstanceProfileAssociations);
  return all.flatMap(({ InstanceId: id, IamInstanceProfile: profile }) =>
    id && profileArns.includes(profile?.Arn ?? '') ? [id] : [],
  );
}

async function functionsOf(roleArn: string, region: string, responder: Responder): Promise<string[]> {
  const all = await listed(paginateListFunctions({ client: responder.lambda(region) }, {}), (page) => page.Functions);
  return all.filter(({ Role: role }) => role === roleArn).flatMap(({ FunctionName: name }) => name ?? []);
}
