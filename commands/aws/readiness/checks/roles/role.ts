import {
  GetRoleCommand,
  paginateListAttachedRolePolicies,
  paginateListRolePolicies,
  type Role,
} from '@aws-sdk/client-iam';
import { listed } from '../../../facts/paging';
import { fault, unless, type Fault } from '../../../../readiness/check';
import { STACKS } from '../../declared/stack-names';
import { differences } from '../../documents/differences';
import { deploy } from '../../fixes';
import { unlessAbsent } from '../../live/absent';
import { arnOf, decoded, fromTemplate, mend, propertiesOf, type InAccount } from './in-account';

/** What a role is, and is not, of what the template says. */
export async function roleFaults(id: string, where: InAccount): Promise<Fault[]> {
  const properties = propertiesOf(id, where);
  const name = String(properties.RoleName);
  const role = await find(name, where);
  if (!role) return [fault(`there is no role ${name}`, deploy(STACKS.responders))];
  return [
    ...settings(role, properties, where),
    ...differences(JSON.stringify(properties.AssumeRolePolicyDocument), decoded(role.AssumeRolePolicyDocument)).map(
      (difference) =>
        fault(
          `trust of ${name}: ${difference}`,
          mend(
            `update-assume-role-policy --role-name ${name} --policy-document ${fromTemplate(id, 'AssumeRolePolicyDocument')}`,
            where,
          ),
        ),
    ),
    ...(await attached(name, properties, where)),
    ...(await inline(name, where)),
  ];
}

async function find(name: string, { iam }: InAccount): Promise<Role | undefined> {
  const call = iam.send(new GetRoleCommand({ RoleName: name }));
  return (await unlessAbsent(call, 'NoSuchEntityException'))?.Role;
}

function settings(role: Role, properties: Readonly<Record<string, unknown>>, where: InAccount): Fault[] {
  const name = String(properties.RoleName);
  const boundary =
    properties.PermissionsBoundary === undefined ? undefined : arnOf(properties.PermissionsBoundary, where);
  const found = role.PermissionsBoundary?.PermissionsBoundaryArn;
  const seconds = Number(properties.MaxSessionDuration);
  return [
    ...unless(
      role.Path === properties.Path,
      `${name} has the path ${role.Path ?? '?'}, which nothing protects`,
      deploy(STACKS.responders),
    ),
    ...unless(
      found === boundary,
      `${name} is bounded by ${found ?? 'nothing'}, declared is ${boundary ?? 'nothing'}`,
      boundary
        ? mend(`put-role-permissions-boundary --role-name ${name} --permissions-boundary ${boundary}`, where)
        : mend(`delete-role-permissions-boundary --role-name ${name}`, where),
    ),
    ...unless(
      role.MaxSessionDuration === seconds,
      `sessions of ${name} last ${role.MaxSessionDuration ?? '?'} seconds at most, declared are ${seconds}`,
      mend(`update-role --role-name ${name} --max-session-duration ${seconds}`, where),
    ),
  ];
}

async function attached(
  name: string,
  properties: Readonly<Record<string, unknown>>,
  where: InAccount,
): Promise<Fault[]> {
  const pages = paginateListAttachedRolePolicies({ client: where.iam }, { RoleName: name });
  const found = (await listed(pages, (page) => page.AttachedPolicies)).flatMap(({ PolicyArn: arn }) => arn ?? []);
  const declared = (properties.ManagedPolicyArns as unknown[]).map((policy) => arnOf(policy, where));
  const change = (verb: string, arn: string) =>
    mend(`${verb}-role-policy --role-name ${name} --policy-arn ${arn}`, where);
  return [
    ...declared
      .filter((arn) => !found.includes(arn))
      .map((arn) => fault(`${name} lacks the policy ${arn}`, change('attach', arn))),
    ...found
      .filter((arn) => !declared.includes(arn))
      .map((arn) => fault(`${name} has the policy ${arn} besides`, change('detach', arn))),
  ];
}

/** None is declared: permissions are in one managed policy, which is the boundary as well. */
async function inline(name: string, where: InAccount): Promise<Fault[]> {
  const pages = paginateListRolePolicies({ client: where.iam }, { RoleName: name });
  return (await listed(pages, (page) => page.PolicyNames)).map((policy) =>
    fault(
      `${name} has the inline policy ${policy} besides`,
      mend(`delete-role-policy --role-name ${name} --policy-name ${policy}`, where),
    ),
  );
}
