import { denyPrincipals, type Denied } from '../../../../policies/aws/containment/deny-principals';
import { keepContained } from '../../../../policies/aws/containment/keep-contained';
import type { Statement } from '../../../../policies/document';
import type { Denial } from '../measures';
import { keeps, type Contained } from '../target-kind';

/** Whom a denial meets, and which. */
export interface DeniedPrincipal {
  readonly denied: Denied;
  readonly denial?: Denial;
}

/** As few statements as possible, because an SCP has 10,240 characters: one for each moment that ends sessions. */
export function denials(sid: string, { responders }: Contained, principals: readonly DeniedPrincipal[]): Statement[] {
  const byMoment = new Map<string, { denial: Denial; denied: Denied[] }>();
  for (const { denied, denial } of principals) {
    if (!denial) continue;
    const moment = denial.issuedBefore?.toISOString() ?? '';
    const group = byMoment.get(moment) ?? { denial, denied: [] };
    byMoment.set(moment, { denial, denied: [...group.denied, denied] });
  }
  return [...byMoment.values()].map(({ denial, denied }) =>
    denyPrincipals({
      sid: denial.issuedBefore ? `${sid}OldSessions` : sid,
      denied: merge(denied),
      responders,
      ...denial,
    }),
  );
}

/** While contained, nobody in the account makes principals work again, now or after the release. */
export function keepPrincipals(sid: string, contained: Contained, arns: readonly string[]): Statement[] {
  if (!keeps(contained) || arns.length === 0) return [];
  return [keepContained({ sid, service: 'iam', resources: arns, responders: contained.responders })];
}

/** The principals of one kind are all denied by the same key. */
function merge(denied: readonly Denied[]): Denied {
  const people = denied.flatMap((who) => ('arns' in who ? [] : who.identityCenterUsers));
  return people.length > 0
    ? { identityCenterUsers: people }
    : { arns: [...new Set(denied.flatMap((who) => ('arns' in who ? who.arns : [])))] };
}
