import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeIsolation, isOnRecord } from '../../commands/contain/before-isolation';
import { Capture } from '../../commands/terraform/capture';
import type { Deployment, StackOutcome } from '../../commands/terraform/deployment';
import { readPlan } from '../../commands/terraform/plan';
import type { AtWork } from '../../commands/terraform/terraform';

/** Seconds pass at once, after whatever is to happen in them. */
jest.mock('node:timers/promises', () => ({ setTimeout: () => new Promise((resolve) => setImmediate(resolve)) }));

const folder = mkdtempSync(join(tmpdir(), 'firebreak-'));
const provider = { aws: [{ allowed_account_ids: ['444444444444'], region: 'eu-west-1' }] };
writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify({ provider, resource: {} }));
afterAll(() => rmSync(folder, { recursive: true }));

const SNAPSHOT = 'aws_ebs_snapshot.a';
const PLAN = JSON.stringify({
  type: 'planned_change',
  change: { resource: { addr: SNAPSHOT, resource_type: 'aws_ebs_snapshot' }, action: 'create' },
});
const asked: AtWork = { creates: [SNAPSHOT], said: `${SNAPSHOT}: Still creating... [10s elapsed]\n` };
const silent: AtWork = { creates: [SNAPSHOT], said: `${SNAPSHOT}: Creating...\n` };
const never = new Promise<never>(() => undefined);
const stack = { id: 'INC-42-evidence-payments-eu-west-1', folder, after: [] };

/** One stack, with a Terraform whose apply ends, or is at work, as told. */
function capture(apply: Promise<{ code: number; output: string }>, atWork?: AtWork, onDone?: () => void) {
  const said: string[] = [];
  const terraform = {
    unreported: () => Promise.resolve(''),
    init: () => Promise.resolve({ code: 0, output: '' }),
    planToApply: () => Promise.resolve({ code: 2, plan: readPlan(PLAN) }),
    apply: () => apply,
    isWorking: () => false,
    atWork: () => atWork,
    reported: () => undefined,
    leaveAlone: () => undefined,
  };
  const deployment = { terraform, say: (line: string) => said.push(line), traces: () => Promise.resolve([]), onDone };
  return { said, capture: new Capture([stack], deployment as unknown as Deployment) };
}

const failing = () => Promise.resolve({ code: 1, output: 'Error: AccessDenied\n' });
const DONE = `${SNAPSHOT}: Creation complete after 9s [id=snap-1]\n\nApply complete! Resources: 1 added, 0 changed, 0 destroyed.\n`;
const done = () => Promise.resolve({ code: 0, output: DONE });

describe('isolation goes on without', () => {
  test.each([
    ['nothing: every snapshot has been asked for', never, asked, []],
    ['nothing: every snapshot is complete', done(), undefined, []],
    ['what has not started in time', never, silent, [stack.id]],
    ['what has failed', failing(), undefined, [stack.id]],
  ])('%s', async (_, apply, atWork, missing) => {
    const one = capture(apply, atWork);
    one.capture.start();
    expect(await one.capture.started()).toEqual(missing);
  });
});

test('a record that cannot be written makes evidence fail, and nothing else', async () => {
  const unwritable = () => {
    throw new Error('the file has mistakes');
  };
  const one = capture(done(), undefined, unwritable);
  one.capture.start();
  await one.capture.started();
  const [outcome] = await one.capture.within(30);
  expect(outcome).toMatchObject({ state: 'failed', error: 'the file has mistakes' } satisfies Partial<StackOutcome>);
  expect(one.said.at(-1)).toContain('the file has mistakes');

  const control = capture(done());
  control.capture.start();
  await control.capture.started();
  expect(await control.capture.within(30)).toMatchObject([{ state: 'applied' }]);
});

test('the timeline says what came first, once for each time that it changes', () => {
  const entry = (what: string) => ({ at: '2026-11-20T18:06:00Z', who: 'asha', what, told: [] });
  const [all, without] = [beforeIsolation([]), beforeIsolation([stack.id])];
  expect(all).toBe('contain: before isolation, every snapshot had been asked for');
  expect(without).toBe(`contain: before isolation, which went on without capture in ${stack.id}`);
  expect(isOnRecord(all, [])).toBe(false);
  expect(isOnRecord(without, [entry(without), entry('called the owner')])).toBe(true);
  expect(isOnRecord(all, [entry(all), entry(without)])).toBe(false);
});
