import { lintEvidence } from '../../../../policies/linter/lint';
import { evidenceStacks } from '../../../../stacks/aws/evidence/evidence-stacks';
import { incidentSchema } from '../../../../stacks/incident/schema';
import { testContext } from '../../../support/estate';
import { synthAll, type SynthesisedStack } from '../../../support/synth';

/** The evidence stacks of an incident that has so many volumes in each account, in one region. */
function synthesise(volumes: Readonly<Record<string, number>>) {
  const aws = Object.entries(volumes).map(([account, count]) => {
    const ids = Array.from({ length: count }, (_, index) => `vol-${account}${String(index).padStart(5, '0')}`);
    const id = `i-${account}00000`;
    const [vpc, eni, subnet, sg] = ['vpc', 'eni', 'subnet', 'sg'].map((kind) => `${kind}-${account}00000`);
    const interfaces = [{ id: eni, subnet, groups: [sg] }];
    return { account, instances: [{ id, region: 'eu-west-1', vpc, interfaces, volumes: ids }] };
  });
  const incident = incidentSchema.parse({
    version: 1,
    id: 'INC-42',
    declaredAt: '2026-11-20T18:04:00Z',
    commander: 'Asha Rao',
    phase: 'contain',
    sessionCutoff: '2026-11-20T18:20:00Z',
    expires: '2026-11-27T00:00:00Z',
    aws,
  });
  return synthAll((app) => void evidenceStacks(app, testContext(), [incident]));
}

interface Copy {
  readonly provider?: string;
  depends_on?: readonly string[];
}

const copiesOf = (stack: SynthesisedStack): Record<string, Copy> => stack.resource.aws_ebs_snapshot_copy ?? {};

/** The most copies of a stack that are made at once in one account: each waits for one at most, and one at most for it. */
function atOnce(stack: SynthesisedStack, where: 'own' | 'forensic'): number {
  const copies = new Map(
    Object.entries(copiesOf(stack))
      .filter(([, { provider }]) => (provider ? 'forensic' : 'own') === where)
      .map(([name, copy]) => [`aws_ebs_snapshot_copy.${name}`, copy]),
  );
  const awaited = [...copies.values()].map((copy) => (copy.depends_on ?? []).filter((one) => copies.has(one)));
  expect(Math.max(...awaited.map(({ length }) => length))).toBeLessThan(2);
  expect(new Set(awaited.flat()).size).toBe(awaited.flat().length);
  return copies.size - awaited.flat().length;
}

test.each([
  [20, 20],
  [45, 20],
])('%i volumes: AWS makes %i copies at once in an account and region, and refuses the next', (count, expected) => {
  const stack = synthesise({ '444444444444': count })['INC-42-evidence-payments-eu-west-1']!;
  expect(Object.keys(copiesOf(stack))).toHaveLength(2 * count);
  expect([atOnce(stack, 'own'), atOnce(stack, 'forensic')]).toEqual([expected, expected]);
  expect(lintEvidence('x', stack, 'INC-42')).toEqual([]);
  for (const snapshot of Object.values<Copy>(stack.resource.aws_ebs_snapshot!))
    expect(snapshot.depends_on).toBeUndefined();
  // Control: it is their dependencies that hold the copies back.
  for (const copy of Object.values(copiesOf(stack))) delete copy.depends_on;
  expect([atOnce(stack, 'own'), atOnce(stack, 'forensic')]).toEqual([count, count]);
});

test('the copies of several accounts are all made in the forensic account', () => {
  const stacks = synthesise({ '444444444444': 25, '555555555555': 25, '222222222222': 25 });
  const captures = Object.entries(stacks).filter(([id]) => id.endsWith('-eu-west-1'));
  expect(captures.map(([, stack]) => atOnce(stack, 'forensic'))).toEqual([6, 6, 6]);
  expect(atOnce(stacks['INC-42-evidence-payments-eu-west-1']!, 'own')).toBe(20); // control: in its own account
});
