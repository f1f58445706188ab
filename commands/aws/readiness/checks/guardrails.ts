import { guardrailPolicies, type GuardrailPolicy } from '../../../../stacks/aws/prepare/guardrails/guardrail-policies';
import { answer, fault, once, unless, type Answer, type Check } from '../../../readiness/check';
import { STACKS } from '../declared/stack-names';
import { differences } from '../documents/differences';
import { deploy } from '../fixes';
import type { Live } from '../live/live';

export const guardrails: Check = {
  id: 'guardrails',
  holds: () => 'every guardrail is attached where it is declared, and says what is declared',
  questions: (live) =>
    guardrailPolicies(live.estate)
      .filter(({ attachedTo }) => attachedTo !== 'nothing')
      .flatMap((policy) => once(policy.name, () => inForce(policy, live))),
};

async function inForce({ name, kind, document, attachedTo }: GuardrailPolicy, live: Live): Promise<Answer> {
  const fix = deploy(STACKS.guardrails);
  const found = (await live.organization.policies()).find((policy) => policy.kind === kind && policy.name === name);
  if (!found) return answer([fault(`there is no ${kind} of this name`, fix)]);
  const { organization, forensic } = live.estate.aws;
  const target = attachedTo === 'root' ? organization.rootId : forensic.id;
  return answer([
    ...unless(found.targets.includes(target), `it is not attached to the ${attachedTo} (${target})`, fix),
    ...differences(JSON.stringify(document), await found.content()).map((difference) => fault(difference, fix)),
  ]);
}
