import type { AwsAccount } from '../../../../stacks/aws/accounts';
import type { PolicyKind } from '../../../../stacks/aws/containment/organization-policy';
import { POLICY_SLOTS } from '../../../../stacks/estate/checks/policy-quotas';
import { accountPolicies } from '../../../../stacks/incident/conflicts/account-policies';
import { answer, fault, inEveryAccount, type Answer, type Check, type Fault } from '../../../readiness/check';
import type { Live } from '../live/live';

export const policySlots: Check = {
  id: 'policy-slots',
  holds: () => 'every account has room for the SCPs and RCPs of an incident',
  questions: (live) => inEveryAccount(live, (account) => room(account, live)),
};

async function room(account: AwsAccount, live: Live): Promise<Answer> {
  const policies = await live.organization.policies();
  const open = live.contained.some(({ aws }) => aws.some((target) => target.account === account.id));
  if (open) return answer([], 'accounts that are contained now were not asked: their policies are in place');
  const kinds: PolicyKind[] = ['SCP', 'RCP'];
  return answer(
    kinds.flatMap((kind): Fault[] => {
      const attached = policies.filter((policy) => policy.kind === kind && policy.targets.includes(account.id));
      const needed = worstIncident(kind, account, live);
      const missing = attached.length + needed - POLICY_SLOTS[kind];
      if (missing <= 0) return [];
      return [
        fault(
          `${attached.length} ${kind}s are attached (${attached.map(({ name }) => name).join(', ')}); an incident needs ${needed} of ${POLICY_SLOTS[kind]}`,
          `attach ${missing} of them to the organisational unit instead, or merge them`,
        ),
      ];
    }),
  );
}

/** What an incident attaches that contains something of every kind, and the account besides. */
function worstIncident(kind: PolicyKind, account: AwsAccount, { estate }: Live): number {
  const target = { account: account.id, root: true, quarantine: true, buckets: ['any'] };
  return accountPolicies(kind, { account, path: [], target }, 'contain', estate).incident;
}
