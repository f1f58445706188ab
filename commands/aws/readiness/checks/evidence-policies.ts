import { answer, fault, once, type Answer, type Check } from '../../../readiness/check';
import { declaredEvidence } from '../declared/stacks';
import { STACKS } from '../declared/stack-names';
import { differences } from '../documents/differences';
import { deploy } from '../fixes';
import type { Live } from '../live/live';
import { bucketPolicy, inStore, keyOf } from './evidence-store';

export const evidencePolicies: Check = {
  id: 'evidence-policies',
  holds: () => 'the policies of the evidence bucket and of the landing bucket are as declared',
  questions: (live) =>
    [live.names.evidenceBucket, live.names.landingBucket].flatMap((name) => once(name, () => policy(name, live))),
};

async function policy(name: string, live: Live): Promise<Answer> {
  const { clients, homeRegion } = await inStore(live);
  const [actual, key] = await Promise.all([
    bucketPolicy(name, homeRegion, clients),
    keyOf(live.names.evidenceKeyAlias, homeRegion, clients),
  ]);
  const declared = declaredEvidence(live).bucketPolicy(name, key?.arn ?? '');
  return answer(
    differences(declared, actual).map((difference) => fault(`its policy: ${difference}`, deploy(STACKS.evidence))),
  );
}
