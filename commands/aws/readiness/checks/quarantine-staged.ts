import { guardrailPolicies, type GuardrailPolicy } from '../../../../stacks/aws/prepare/guardrails/guardrail-policies';
import { profile } from '../../runbook/context';
import { answer, fault, once, type Answer, type Check } from '../../../readiness/check';
import { STACKS } from '../declared/stack-names';
import { differences } from '../documents/differences';
import { deploy } from '../fixes';
import type { Live } from '../live/live';

export const quarantineStaged: Check = {
  id: 'quarantine-staged',
  holds: ({ contained }) =>
    `the quarantine of an account waits, as declared and attached to nothing${contained.length > 0 ? ' but what is contained' : ''}`,
  questions: (live) =>
    guardrailPolicies(live.estate)
      .filter(({ attachedTo }) => attachedTo === 'nothing')
      .flatMap((policy) => once(policy.name, () => staged(policy, live))),
};

async function staged({ name, kind, document }: GuardrailPolicy, live: Live): Promise<Answer> {
  const fix = deploy(STACKS.guardrails);
  const found = (await live.organization.policies()).find((policy) => policy.kind === kind && policy.name === name);
  if (!found) return answer([fault(`there is no ${kind} of this name: no account could be quarantined`, fix)]);
  const quarantined = live.contained.flatMap(({ aws }) =>
    aws.flatMap(({ account, quarantine }) => (quarantine ? account : [])),
  );
  const elsewhere = found.targets.filter((target) => !quarantined.includes(target));
  return answer([
    ...differences(JSON.stringify(document), await found.content()).map((difference) => fault(difference, fix)),
    ...elsewhere.map((target) =>
      fault(
        `it is attached to ${target}, which no open incident quarantines`,
        `aws organizations detach-policy --policy-id ${found.id} --target-id ${target} --profile ${profile('responder', 'security')}`,
      ),
    ),
  ]);
}
