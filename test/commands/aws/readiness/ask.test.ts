import { askAll } from '../../../../commands/aws/readiness/ask';
import { answer, fault, type Answer, type Check } from '../../../../commands/readiness/check';
import type { Group } from '../../../../commands/aws/readiness/checks';
import { junit } from '../../../../commands/readiness/junit';
import type { Live } from '../../../../commands/aws/readiness/live/live';
import { Unreachable } from '../../../../commands/aws/readiness/live/role';
import { print, verdict } from '../../../../commands/readiness/print';

const error = (name: string, message: string) => Object.assign(new Error(message), { name });
const fails = (cause: Error) => () => Promise.reject<Answer>(cause);
const gives =
  (...faults: string[]) =>
  () =>
    Promise.resolve(answer(faults.map((what) => fault(what, `mend ${what}`))));

function check(id: string, places: Record<string, () => Promise<Answer>>): Check {
  return {
    id,
    holds: () => `${id} holds`,
    questions: () => Object.entries(places).map(([where, ask]) => ({ where, ask })),
  };
}

const groups: Group[] = [
  {
    requirement: 'P1',
    title: 'Evidence',
    checks: [
      check('good', { forensic: () => Promise.resolve(answer([], 'seen')) }),
      check('bad', { payments: gives('a <broken> "thing"', 'another'), web: gives() }),
    ],
  },
  {
    requirement: 'P3',
    title: 'Flow logs',
    checks: [
      check('blind', {
        'web eu-west-1': fails(new Unreachable('Investigator', 'no trust')),
        'web us-east-1': fails(new Unreachable('Investigator', 'no trust')),
        'payments eu-west-1': gives(),
      }),
      check('denied', {
        web: fails(error('AccessDenied', 'User x is not authorized')),
        payments: fails(error('UnauthorizedOperation', 'with an explicit deny in a service control policy')),
      }),
      check('gone', { web: fails(error('NoSuchBucket', 'the bucket is not there')) }),
    ],
  },
];

async function asked(said: string[] = []) {
  return askAll(groups, {} as Live, (line) => said.push(line));
}

test('what cannot be looked at is a fault, never a skip, and one line a check', async () => {
  const told = Object.fromEntries((await asked()).map(({ id, faults }) => [id, faults.map(({ what }) => what)]));
  expect(told).toEqual({
    good: [],
    bad: ['payments: a <broken> "thing"', 'payments: another'],
    blind: ['web eu-west-1, web us-east-1: not looked at: Investigator cannot be assumed'],
    denied: [
      'web: cannot be read: AccessDenied: User x is not authorized',
      'payments: cannot be read: UnauthorizedOperation: with an explicit deny in a service control policy',
    ],
    gone: ['web: cannot be read: NoSuchBucket: the bucket is not there'],
  });
});

test.each([
  [1, []],
  [2, ['web: cannot be read: TimeoutError: no answer']],
])('what fails %i times for a reason that may pass', async (times, expected) => {
  let left = times;
  const ask = () =>
    left-- > 0 ? Promise.reject<Answer>(error('TimeoutError', 'no answer')) : Promise.resolve(answer([]));
  const flaky: Group[] = [{ requirement: 'P1', title: 'Evidence', checks: [check('flaky', { web: ask })] }];
  const [outcome] = await askAll(flaky, {} as Live, () => undefined);
  expect(outcome?.faults.map(({ what }) => what)).toEqual(expected);
});

test('every fault has what mends it', async () => {
  const fixes = (await asked()).flatMap(({ faults }) => faults.map(({ fix }) => fix));
  expect(fixes).toEqual([
    'mend a <broken> "thing"',
    'mend another',
    'mend roles-assumable first',
    'npx cdktf deploy prepare-aws-responders --ignore-missing-stack-dependencies',
    expect.stringContaining('list-policies-for-target'),
    "npx cdktf deploy 'prepare-*'",
  ]);
});

test('tells how far it is, to the last question', async () => {
  const said: string[] = [];
  await asked(said);
  expect(said.at(-1)).toMatch(/^ {2}9 of 9 questions answered, 7 faults, \d+ s$/);
});

test('prints a line a check, and one a fault', async () => {
  const outcomes = await asked();
  const text = print(groups, outcomes);
  expect(text).toContain(
    'P1  Evidence\n  ok    good    good holds\n                seen\n  FAIL  bad     payments: a <broken>',
  );
  expect(text.match(/^ +do: /gm)).toHaveLength(6);
  expect(verdict(outcomes, 12, 345)).toBe('Not ready: 4 of 5 checks fail, with 6 faults. 345 calls in 12 s.');
  expect(verdict(outcomes.slice(0, 1), 1, 2)).toBe('Ready: 1 of 1 checks hold. 2 calls in 1 s.');
});

test('JUnit counts the same, and escapes', async () => {
  const xml = junit(groups, await asked(), 1);
  expect(xml).toContain('<testsuites name="firebreak readiness" tests="5" failures="4" time="1.000">');
  expect(xml).toContain('<failure message="payments: a &lt;broken&gt; &quot;thing&quot;">');
  expect(xml.match(/<testcase /g)).toHaveLength(5);
  expect(xml.match(/<failure /g)).toHaveLength(4);
});
