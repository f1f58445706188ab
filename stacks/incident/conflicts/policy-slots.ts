import { guardrailPolicies } from '../../aws/prepare/guardrails/guardrail-policies';
import type { Estate } from '../../estate/schema';
import { POLICY_SLOTS } from '../../estate/checks/policy-quotas';
import { knownTargets, type KnownTarget } from '../checks/aws/targets';
import { open, type Conflict } from './conflict';

type Kind = 'SCP' | 'RCP';
type Claim = KnownTarget & { readonly file: string };

/**
 * AWS takes so many policies on one account. Each incident attaches at most one of each kind, a quarantine one more; and the
 * successor of a changed policy is attached before it goes, which takes a slot for that moment.
 */
export const policySlots: Conflict = (incidents, estate) => {
  const accounts = new Map<string, Claim[]>();
  for (const { file, incident } of open(incidents)) {
    for (const known of knownTargets(incident, estate).filter(({ account }) => account.kind !== 'management')) {
      accounts.set(known.account.id, [...(accounts.get(known.account.id) ?? []), { ...known, file }]);
    }
  }
  return [...accounts.values()].flatMap((claims) => [...slots('SCP', claims, estate), ...slots('RCP', claims, estate)]);
};

function slots(kind: Kind, claims: readonly Claim[], estate: Estate): ReturnType<Conflict> {
  const last = claims.filter((claim) => policies(kind, claim) > 0).at(-1);
  if (!last) return [];
  const { account, path, file } = last;
  const key = kind === 'SCP' ? 'scp' : 'rcp';
  const others = Math.max(...claims.map(({ target }) => target.attachedPolicies?.[key] ?? 1));
  const own = claims.reduce((sum, claim) => sum + policies(kind, claim), prepared(kind, account.kind, estate));
  const free = POLICY_SLOTS[kind] - 1;
  if (others + own <= free) return [];
  return [
    {
      file,
      finding: {
        path: [...path, 'account'],
        message: `too many ${kind}s would be attached to the account ${account.name}`,
        value: `${others} of others and ${own} of Firebreak, for ${[...new Set(claims.map((claim) => claim.file))].join(', ')}`,
        allowed: `${free} in all: AWS allows ${POLICY_SLOTS[kind]}, and one slot is for replacing a policy`,
        fix: `put targets of several incidents into one; or attach ${others + own - free} of the others to the organisational unit, and correct attachedPolicies`,
      },
    },
  ];
}

/** Policies that containment attaches. */
function policies(kind: Kind, { target }: KnownTarget): number {
  const { users, roles, functions, identityCenterUsers, instances, databases, buckets, keys } = target;
  const lists = kind === 'SCP' ? [users, roles, functions, identityCenterUsers, instances, databases] : [buckets, keys];
  const own = lists.some((list) => list?.length) || (kind === 'SCP' && target.root);
  return (own ? 1 : 0) + (target.quarantine ? 1 : 0);
}

/** Policies that preparedness attached to the very account. */
function prepared(kind: Kind, account: string, estate: Estate): number {
  if (account !== 'forensic') return 0;
  return guardrailPolicies(estate).filter((policy) => policy.attachedTo === 'forensic account' && policy.kind === kind)
    .length;
}
