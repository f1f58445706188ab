import {
  GetRolePolicyCommand,
  GetRoleCommand,
  GetUserCommand,
  GetUserPolicyCommand,
  paginateListAccessKeys,
  paginateListAttachedRolePolicies,
  paginateListAttachedUserPolicies,
  paginateListInstanceProfilesForRole,
  paginateListRolePolicies,
  paginateListUserPolicies,
} from '@aws-sdk/client-iam';
import { paginateDescribeIamInstanceProfileAssociations } from '@aws-sdk/client-ec2';
import { paginateListFunctions } from '@aws-sdk/client-lambda';
import type { RoleFacts, UserFacts } from './facts';
import { found, listed } from './paging';
import type { Responder } from './responder';

/** @throws CommandError when there is no such user. */
export async function userFacts(name: string, responder: Responder): Promise<UserFacts> {
  const client = responder.iam();
  const asked = { UserName: name };
  const { User: user } = await found(`user ${name}`, responder.accountId, client.send(new GetUserCommand(asked)));
  const [keys, inline, attached] = await Promise.all([
    listed(paginateListAccessKeys({ client }, asked), (page) => page.AccessKeyMetadata),
    listed(paginateListUserPolicies({ client }, asked), (page) => page.PolicyNames),
    listed(paginateListAttachedUserPolicies({ client }, asked), (page) => page.AttachedPolicies),
  ]);
  const documents = await Promise.all(
    inline.map((policy) => client.send(new GetUserPolicyCommand({ ...asked, PolicyName: policy }))),
  );
  return {
    name,
    path: user?.Path ?? '/',
    accessKeys: keys.map(({ AccessKeyId: id = '', Status: status }) => ({
      id,
      was: status === 'Inactive' ? 'Inactive' : 'Active',
    })),
    inlineUsed: inlineSize(documents),
    attachedManaged: attached.flatMap(({ PolicyName: policy }) => policy ?? []),
  };
}

/**
 * @param regions where users of the role are looked for.
 * @throws CommandError when there is no such role.
 */
export async function roleFacts(name: string, regions: readonly string[], responder: Responder): Promise<RoleFacts> {
  const client = responder.iam();
  const asked = { RoleName: name };
  const { Role: role } = await found(`role ${name}`, responder.accountId, client.send(new GetRoleCommand(asked)));
  const [inline, attached, profiles] = await Promise.all([
    listed(paginateListRolePolicies({ client }, asked), (page) => page.PolicyNames),
    listed(paginateListAttachedRolePolicies({ client }, asked), (page) => page.AttachedPolicies),
    listed(paginateListInstanceProfilesForRole({ client }, asked), (page) => page.InstanceProfiles),
  ]);
  const documents = await Promise.all(
    inline.map((policy) => client.send(new GetRolePolicyCommand({ ...asked, PolicyName: policy }))),
  );
  const profileArns = profiles.flatMap(({ Arn: arn }) => arn ?? []);
  const [instances, functions] = await Promise.all([
    Promise.all(regions.map((region) => instancesOf(profileArns, region, responder))),
    Promise.all(regions.map((region) => functionsOf(role?.Arn, region, responder))),
  ]);
  return {
    name,
    path: role?.Path ?? '/',
    inlineUsed: inlineSize(documents),
    attachedManaged: attached.flatMap(({ PolicyName: policy }) => policy ?? []),
    instances: instances.flat(),
    functions: functions.flat(),
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

async function functionsOf(roleArn: string | undefined, region: string, responder: Responder): Promise<string[]> {
  const all = await listed(paginateListFunctions({ client: responder.lambda(region) }, {}), (page) => page.Functions);
  return all.filter(({ Role: role }) => role === roleArn).flatMap(({ FunctionName: name }) => name ?? []);
}

/** What counts against the quota: IAM does not count white space. Documents come URL-encoded. */
function inlineSize(documents: readonly { PolicyDocument?: string | undefined }[]): number {
  return documents
    .map(({ PolicyDocument: text = '' }) => decodeURIComponent(text).replace(/\s/g, '').length)
    .reduce((sum, size) => sum + size, 0);
}
