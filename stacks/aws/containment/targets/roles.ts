import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { anyPath } from '../../../../policies/aws/containment/deny-principals';
import type { AwsTargets } from '../../../incident/aws-targets';
import { policyJson } from '../../../policy-json';
import { address } from '../address';
import type { ContainmentStack } from '../containment-stack';
import { inlinePolicy, measures } from '../measures';
import type { Contained, TargetKind } from '../target-kind';
import { denyAllArn, iamOf } from './iam';
import { denials } from './principals';

type Role = Pick<AwsTargets['roles'][number], 'name' | 'control' | 'denial'>;

/**
 * Roles, and Lambda functions by the role that they run as: a function goes on running, and can do nothing.
 *
 * Sessions that a contained role made of *another* role have that role's rights: list it as well.
 */
export const roles: TargetKind = {
  scp: (contained) =>
    denials(
      'ContainRoles',
      contained,
      rolesOf(contained.targets).map((role) => ({
        denied: { arns: anyPath(contained.account.id, 'role', role.name) },
        denial: measuresOf(contained, role).scp,
      })),
    ),
  identities: {
    concerns: (targets) => rolesOf(targets).length > 0,
    build: (stack, contained) => {
      for (const role of rolesOf(contained.targets)) deny(stack, contained, role);
    },
  },
};

/** Those listed, and those of functions that are not: a listed role is contained as its entry says. */
function rolesOf({ roles: listed, functions }: AwsTargets): Role[] {
  const found = new Map<string, Role>(listed.map((role) => [role.name, role]));
  for (const { role } of functions) {
    if (!found.has(role)) found.set(role, { name: role, control: 'deny', denial: 'inline' });
  }
  return [...found.values()];
}

function measuresOf(contained: Contained, { name, control, denial }: Role) {
  return measures(contained.incident, { control, iam: iamOf(contained, name, denial) });
}

function deny(stack: ContainmentStack, contained: Contained, role: Role): void {
  const { inline, managed } = measuresOf(contained, role);
  if (inline) {
    const { name, document } = inlinePolicy(contained.incident, inline);
    new IamRolePolicy(stack, address('role', role.name), {
      role: role.name,
      name,
      policy: policyJson(document),
      lifecycle: { createBeforeDestroy: true }, // between containment and release no moment without a denial
    });
  }
  if (managed) {
    stack.hold(`the managed denial of the role ${role.name} in ${contained.account.name}`);
    new IamRolePolicyAttachment(stack, address('role', role.name), {
      role: role.name,
      policyArn: denyAllArn(contained),
    });
  }
}
