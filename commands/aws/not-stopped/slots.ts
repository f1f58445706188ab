import { POLICY_SLOTS } from '../../../stacks/estate/checks/policy-quotas';
import { accountPolicies, type PolicyKind } from '../../../stacks/incident/conflicts/account-policies';
import type { Row } from '../../not-stopped/row';
import type { InAccount } from './sections';

/**
 * What cannot be changed because no slot is left: a changed policy is attached before its predecessor is detached. Of this
 * incident alone; another open one on the account takes slots as well.
 */
export function slots({ incident, estate, account, targets }: InAccount): Row[] {
  return (['SCP', 'RCP'] as const).flatMap((kind: PolicyKind) => {
    const known = { account, target: targets, path: [] };
    const { others, prepared, incident: own, replaced } = accountPolicies(kind, known, incident.phase, estate);
    const taken = others + prepared + own;
    if (!replaced || taken < POLICY_SLOTS[kind]) return [];
    return {
      what:
        `what is added later or changes at release by ${kind}: ${taken} of ${POLICY_SLOTS[kind]} slots are taken, and a changed ` +
        `${kind} needs one more for a moment. AWS refuses it then, and the old one stays`,
      instead: `list every target now; before release, have the management account detach or merge one ${kind} of others`,
    };
  });
}
