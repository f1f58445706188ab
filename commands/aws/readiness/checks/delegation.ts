import { organizationDelegation } from '../../../../policies/aws/guardrails/organization-delegation';
import { guardrailPolicies } from '../../../../stacks/aws/prepare/guardrails/guardrail-policies';
import { answer, fault, once, type Answer, type Check } from '../../../readiness/check';
import { STACKS } from '../declared/stack-names';
import { differences } from '../documents/differences';
import { deploy } from '../fixes';
import type { Live } from '../live/live';

export const delegation: Check = {
  id: 'delegation',
  holds: () => 'the responder of the security account may quarantine accounts, by the delegation that is declared',
  questions: (live) => once('organisation', () => compare(live)),
};

async function compare(live: Live): Promise<Answer> {
  const fix = deploy(STACKS.guardrails);
  const [policies, actual] = await Promise.all([live.organization.policies(), live.organization.delegation()]);
  if (actual === undefined) return answer([fault('the organisation has no delegation policy', fix)]);
  const { organization, management, security, guardrails } = live.estate.aws;
  const names = guardrailPolicies(live.estate).flatMap(({ name, attachedTo }) =>
    attachedTo === 'nothing' ? name : [],
  );
  const declared = organizationDelegation({
    organizationId: organization.id,
    managementAccountId: management.id,
    responder: live.names.responderArn(security.id),
    staged: policies.filter(({ name }) => names.includes(name)).map(({ arn }) => arn),
    kept: guardrails.keptDelegation,
  });
  const alive = policies.map(({ arn }) => arn);
  return answer(
    differences(JSON.stringify(declared), withoutDead(actual, alive)).map((difference) => fault(difference, fix)),
  );
}

/** An id is never given twice: the ARN of a policy that is gone allows nothing. That it is gone, quarantine-staged says. */
function withoutDead(document: string, alive: readonly string[]): string {
  return JSON.stringify(JSON.parse(document), (key, value: unknown) => {
    if (key !== 'Resource' || !Array.isArray(value)) return value;
    return value.filter((arn: string) => !/_control_policy\/p-[a-z0-9]+$/.test(arn) || alive.includes(arn));
  });
}
