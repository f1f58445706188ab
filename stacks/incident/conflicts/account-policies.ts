import { iamOf } from '../../aws/containment/measures';
import { guardrailPolicies } from '../../aws/prepare/guardrails/guardrail-policies';
import type { Estate } from '../../estate/schema';
import { listed } from '../checks/check';
import type { KnownTarget } from '../checks/aws/targets';
import type { Incident } from '../schema';

export type PolicyKind = 'SCP' | 'RCP';

/** Policies attached to the very account of a target; what it inherits takes none of its slots. */
export interface AccountPolicies {
  /** Attached by others, as the incident file says. */
  readonly others: number;
  /** Attached by preparedness. */
  readonly prepared: number;
  /** Attached by this incident. */
  readonly incident: number;
  /** Whether the incident has a policy of its own: a change of it is a successor, for which a slot must be free. */
  readonly replaced: boolean;
}

/** What an incident adds to its account, to what is there. Neither SCPs nor RCPs are attached to the management account. */
export function accountPolicies(
  kind: PolicyKind,
  known: KnownTarget,
  phase: Incident['phase'] | undefined,
  estate: Estate,
): AccountPolicies {
  const { account, target } = known;
  const others = target.attachedPolicies?.[kind === 'SCP' ? 'scp' : 'rcp'] ?? 1;
  const prepared =
    account.kind === 'forensic'
      ? guardrailPolicies(estate).filter((policy) => policy.kind === kind && policy.attachedTo === 'forensic account')
          .length
      : 0;
  const bound = account.kind !== 'management';
  const replaced = bound && OWN[kind](known, phase);
  const quarantine = bound && phase === 'contain' && target.quarantine === true;
  return { others, prepared, incident: Number(replaced) + Number(quarantine), replaced };
}

/** Whether the incident makes a policy for the account, as the targets do (stacks/aws/containment/targets). */
const OWN: Record<PolicyKind, (known: KnownTarget, phase: Incident['phase'] | undefined) => boolean> = {
  SCP: (known, phase) => {
    const { root, users, roles, functions, identityCenterUsers, instances, databases } = known.target;
    if (phase === 'release') return root === true || some(identityCenterUsers) || heldBySCP(known);
    return (
      phase === 'contain' &&
      (root === true || [users, roles, functions, identityCenterUsers, instances, databases].some(some))
    );
  },
  RCP: ({ target: { buckets, keys } }, phase) => phase === 'contain' && [buckets, keys].some(some),
};

/** Released principals whose old sessions no inline policy keeps dead (measures.ts). */
function heldBySCP({ account, target: { users, roles, functions } }: KnownTarget): boolean {
  const named = [
    ...[...listed([], users), ...listed([], roles)].map(({ entry: { name, denial } }) => ({ name, denial })),
    ...listed([], functions).map(({ entry: { role } }) => ({ name: role, denial: undefined })),
  ];
  return named.some(({ name, denial }) => iamOf(account, name ?? '', denial ?? 'inline') !== 'inline');
}

function some(list: readonly unknown[] | undefined): boolean {
  return (list?.length ?? 0) > 0;
}
