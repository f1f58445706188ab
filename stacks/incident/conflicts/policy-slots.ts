import { guardrailPolicies } from '../../aws/prepare/guardrails/guardrail-policies';
import { POLICIES, POLICY_SLOTS } from '../../estate/checks/policy-quotas';
import type { Estate } from '../../estate/schema';
import { knownTargets, type KnownTarget } from '../checks/aws/targets';
import { accountPolicies, type AccountPolicies, type PolicyKind } from './account-policies';
import { open, type Conflict } from './conflict';

type Claim = KnownTarget & AccountPolicies & { readonly file: string };
type Found = ReturnType<Conflict>;

/**
 * AWS takes so many policies on one account, and in one organisation: what could not be attached is refused here.
 *
 * That the slot is missing which the successor of a changed policy needs for a moment is not: then the first containment
 * works, and nothing may keep anybody from it. It is said with the plan (commands/aws/not-stopped).
 */
export const policySlots: Conflict = (incidents, estate) =>
  (['SCP', 'RCP'] as const).flatMap((kind) => {
    const claims = open(incidents)
      .flatMap(({ file, incident }) =>
        knownTargets(incident, estate).map((known): Claim => ({
          ...known,
          ...accountPolicies(kind, known, incident.phase, estate),
          file,
        })),
      )
      .filter(({ incident }) => incident > 0);
    const accounts = [...new Set(claims.map(({ account }) => account.id))];
    return [
      ...accounts.flatMap((id) =>
        onAccount(
          kind,
          claims.filter(({ account }) => account.id === id),
        ),
      ),
      ...inOrganization(kind, claims, estate),
    ];
  });

function onAccount(kind: PolicyKind, claims: readonly Claim[]): Found {
  const last = claims.at(-1);
  if (!last) return [];
  const others = Math.max(...claims.map((claim) => claim.others));
  const own = last.prepared + sum(claims);
  const excess = others + own - POLICY_SLOTS[kind];
  if (excess <= 0) return [];
  return found(last, {
    message: `too many ${kind}s would be attached to the account ${last.account.name}`,
    value: `${others} of others and ${own} of Firebreak, for ${filesOf(claims)}`,
    allowed: `${POLICY_SLOTS[kind]} in all`,
    fix: `put targets of several incidents into one; or attach ${excess} of the others to the organisational unit, and correct attachedPolicies`,
  });
}

/** Policies of others are not in any file; each of ours has its successor beside it for a moment. */
function inOrganization(kind: PolicyKind, claims: readonly Claim[], estate: Estate): Found {
  const last = claims.at(-1);
  const made = claims.filter(({ replaced }) => replaced).length;
  const guardrails = guardrailPolicies(estate).filter((policy) => policy.kind === kind).length;
  if (!last || guardrails + 2 * made <= POLICIES[kind]) return [];
  return found(last, {
    message: `too many ${kind}s would be in the organisation`,
    value: `${guardrails} guardrails, ${made} of incidents and as many while they are replaced, for ${filesOf(claims)}`,
    allowed: `${POLICIES[kind]} in all`,
    fix: 'put targets of several incidents into one, or close the incidents that are over',
  });
}

function found({ file, path }: Claim, finding: Omit<Found[number]['finding'], 'path'>): Found {
  return [{ file, finding: { ...finding, path: [...path, 'account'] } }];
}

const sum = (claims: readonly Claim[]): number => claims.reduce((total, { incident }) => total + incident, 0);

const filesOf = (claims: readonly Claim[]): string => [...new Set(claims.map(({ file }) => file))].join(', ');
