import { DataResource } from 'cdktf';
import type { Construct } from 'constructs';
import type { AwsTargets } from '../../incident/aws-targets';
import { statementsOf } from './contained';
import { ContainmentStack, type ContainmentStackProps } from './containment-stack';
import { organizationPolicy } from './organization-policy';
import type { Contained } from './target-kind';
import { TARGET_KINDS } from './target-kinds';
import { rolesOf } from './targets/roles';

export interface QuarantineProps extends ContainmentStackProps {
  readonly contained: readonly Contained[];
}

/**
 * The incident in the organisation's policies, in the security account, to which they are delegated: what nobody inside the
 * contained accounts can lift. First of all, because IAM takes seconds in which an intruder could lift a deny of its own.
 *
 * Neither SCPs nor RCPs bind the management account: there this stack can do nothing.
 *
 * Its state keeps whom the policies are about: nothing else tells that one of them was taken out of the incident file, which
 * would lift its denial (commands/terraform/dropped.ts).
 */
export class Quarantine extends ContainmentStack {
  constructor(scope: Construct, id: string, props: QuarantineProps) {
    super(scope, id, props);
    for (const contained of props.contained.filter(({ account }) => account.kind !== 'management')) {
      for (const kind of ['SCP', 'RCP'] as const) {
        organizationPolicy(this, kind, contained, statementsOf(kind, contained));
      }
      for (const kind of TARGET_KINDS) kind.quarantine?.(this, contained);
      const targets = policyTargets(contained.targets);
      if (props.incident.phase !== 'close' && targets.length > 0) {
        new DataResource(this, policyTargetsId(contained.account.id), { input: { targets } });
      }
    }
  }
}

/** Name of the `terraform_data` that keeps the targets of an account. */
export function policyTargetsId(account: string): string {
  return `targets-${account}`;
}

/** What the policies of the organisation are about, or stand in for: `user <name>`, `role <name>`, `bucket <name>` and the like. */
export function policyTargets(targets: AwsTargets): string[] {
  const { quarantine, root, users, identityCenterUsers, buckets, keys } = targets;
  return [
    ...(quarantine ? ['quarantine of the account'] : []),
    ...(root ? ['root user'] : []),
    ...users.map(({ name }) => `user ${name}`),
    ...rolesOf(targets).map(({ name }) => `role ${name}`),
    ...targets.functions.map(({ name }) => `function ${name}`),
    ...identityCenterUsers.map(({ id }) => `Identity Center user ${id}`),
    ...buckets.map((name) => `bucket ${name}`),
    ...keys.map((arn) => `key ${arn}`),
  ].sort();
}
