import { anyPath } from '../../../../policies/aws/containment/deny-principals';
import type { AwsTargets } from '../../../incident/aws-targets';
import { iamOf, measures } from '../measures';
import type { Contained, TargetKind } from '../target-kind';
import { denyInIam } from './iam';
import { denials, keepPrincipals } from './principals';

/** Of the role of a function, its path is not known. */
type Role = Pick<AwsTargets['roles'][number], 'name' | 'control' | 'denial'> & { readonly path?: string };

/**
 * Roles, and Lambda functions by the role that they run as: a function goes on running, and can do nothing.
 *
 * Sessions that a contained role made of *another* role have that role's rights: list it as well.
 */
export const roles: TargetKind = {
  scp: (contained) => {
    const { account, targets } = contained;
    const principals = rolesOf(targets).map((role) => ({
      denied: { arns: anyPath(account.id, 'role', role.name) },
      denial: measuresOf(contained, role).scp,
    }));
    // A role that others go on using is theirs to change.
    const kept = rolesOf(targets).filter(({ control }) => control === 'deny');
    const arns = kept.flatMap(({ path, name }) =>
      path ? [`arn:aws:iam::${account.id}:role${path}${name}`] : anyPath(account.id, 'role', name),
    );
    return [...denials('ContainRoles', contained, principals), ...keepPrincipals('KeepRoles', contained, arns)];
  },
  identities: {
    concerns: (targets) => rolesOf(targets).length > 0,
    build: (stack, contained) => {
      for (const role of rolesOf(contained.targets)) {
        denyInIam(stack, contained, 'role', role.name, measuresOf(contained, role));
      }
    },
  },
};

/** Those listed, and those of functions that are not: a listed role is contained as its entry says. */
export function rolesOf({ roles: listed, functions }: AwsTargets): Role[] {
  const found = new Map<string, Role>(listed.map((role) => [role.name, role]));
  for (const { role } of functions) {
    if (!found.has(role)) found.set(role, { name: role, control: 'deny', denial: 'inline' });
  }
  return [...found.values()];
}

function measuresOf(contained: Contained, { name, control, denial }: Role) {
  return measures(contained.incident, { control, iam: iamOf(contained.account, name, denial) });
}
