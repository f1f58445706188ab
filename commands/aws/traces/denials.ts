import {
  DeleteRolePolicyCommand,
  DeleteUserPolicyCommand,
  DetachRolePolicyCommand,
  DetachUserPolicyCommand,
  paginateListAttachedRolePolicies,
  paginateListAttachedUserPolicies,
  paginateListRolePolicies,
  paginateListUserPolicies,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { DENY_ALL_POLICY, IR_CONTAINMENT } from '../../../policies/aws/containment/deny-all';
import { IR_SESSION_REVOCATION } from '../../../policies/aws/containment/revoke-sessions';
import { listed } from '../facts/paging';
import type { Trace } from '../../terraform/traces/trace';

export interface Principal {
  readonly kind: 'user' | 'role';
  readonly name: string;
  /** Whether the staged managed denial on it is this incident's, and no other one's. */
  readonly managed: boolean;
}

/** What an incident put on a principal. One that does not exist has nothing on it. */
export async function denials(incident: string, principal: Principal, client: IAMClient): Promise<Trace[]> {
  const [inline, attached] = await Promise.all([
    orNone(inlineOf(principal, client)),
    principal.managed ? orNone(attachedTo(principal, client)) : [],
  ]);
  const ours = [IR_CONTAINMENT, IR_SESSION_REVOCATION].map((name) => `${name}-${incident}`);
  return [
    ...inline.filter((name) => ours.includes(name)).map((name) => inlineTrace(principal, name, client)),
    ...attached
      .filter((arn) => arn.endsWith(`/${DENY_ALL_POLICY}`))
      .map((arn) => attachmentTrace(principal, arn, client)),
  ];
}

function inlineOf({ kind, name }: Principal, client: IAMClient): Promise<string[]> {
  return kind === 'user'
    ? listed(paginateListUserPolicies({ client }, { UserName: name }), (page) => page.PolicyNames)
    : listed(paginateListRolePolicies({ client }, { RoleName: name }), (page) => page.PolicyNames);
}

async function attachedTo({ kind, name }: Principal, client: IAMClient): Promise<string[]> {
  const policies =
    kind === 'user'
      ? await listed(paginateListAttachedUserPolicies({ client }, { UserName: name }), (page) => page.AttachedPolicies)
      : await listed(paginateListAttachedRolePolicies({ client }, { RoleName: name }), (page) => page.AttachedPolicies);
  return policies.flatMap(({ PolicyArn: arn }) => arn ?? []);
}

function inlineTrace({ kind, name }: Principal, policy: string, client: IAMClient): Trace {
  const type = `aws_iam_${kind}_policy`;
  return {
    type,
    id: `${name}:${policy}`,
    what: `${policy} on the ${kind} ${name}`,
    unique: false,
    isDeclared: (resource) =>
      resource.type === type && resource.arguments[kind] === name && resource.arguments.name === policy,
    remove: () =>
      kind === 'user'
        ? client.send(new DeleteUserPolicyCommand({ UserName: name, PolicyName: policy }))
        : client.send(new DeleteRolePolicyCommand({ RoleName: name, PolicyName: policy })),
  };
}

function attachmentTrace({ kind, name }: Principal, arn: string, client: IAMClient): Trace {
  const type = `aws_iam_${kind}_policy_attachment`;
  return {
    type,
    id: `${name}/${arn}`,
    what: `${DENY_ALL_POLICY} on the ${kind} ${name}`,
    unique: false,
    isDeclared: (resource) => resource.type === type && resource.arguments[kind] === name,
    remove: () =>
      kind === 'user'
        ? client.send(new DetachUserPolicyCommand({ UserName: name, PolicyArn: arn }))
        : client.send(new DetachRolePolicyCommand({ RoleName: name, PolicyArn: arn })),
  };
}

async function orNone(names: Promise<string[]>): Promise<string[]> {
  try {
    return await names;
  } catch (error) {
    if ((error as Error).name.startsWith('NoSuchEntity')) return [];
    throw error;
  }
}
