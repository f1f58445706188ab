import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyOne } from '../../commands/terraform/apply-stack';
import type { Deployment } from '../../commands/terraform/deployment';
import { readPlan } from '../../commands/terraform/plan';
import type { Trace } from '../../commands/terraform/traces/trace';

const RESOURCE = {
  addr: 'aws_organizations_policy.SCP',
  resource: 'aws_organizations_policy.SCP',
  resource_type: 'aws_organizations_policy',
};
const plan = (action: string, resource = RESOURCE) =>
  JSON.stringify({ type: 'planned_change', change: { resource, action } });
const APPLIED = `aws_organizations_policy.SCP: Creation complete after 0s [id=p-1]\n\nApply complete! Resources: 1 added, 0 changed, 0 destroyed.\n`;
const STALE = `╷\n│ Error: Saved plan is stale\n│\n│ The given plan file can no longer be applied because the state was changed by\n│ another operation after the plan was created.\n╵\n`;
const LOCKED = `╷\n│ Error: Error acquiring the state lock\n│ Lock Info:\n│   ID:        21e2b2bb\n│   Who:       wen@elsewhere\n│   Created:   2026-11-20 18:04:30.123456789 +0000 UTC\n╵\n`;

const folder = mkdtempSync(join(tmpdir(), 'firebreak-'));
writeFileSync(
  join(folder, 'cdk.tf.json'),
  JSON.stringify({
    provider: { aws: [{ allowed_account_ids: ['111111111111'], region: 'eu-west-1' }] },
    resource: { aws_organizations_policy: { SCP: { name: 'ours' } } },
  }),
);
afterAll(() => rmSync(folder, { recursive: true }));

/** What AWS says of each snapshot. */
type Snapshots = Readonly<Record<string, 'pending' | 'completed' | 'error' | 'denied'>>;

/** Applies with a Terraform that says what it is told to, in that order. */
async function applied(plans: string[], applies: string[] = [], traces: Trace[] = [], snapshots: Snapshots = {}) {
  const asked: string[] = [];
  const next = (answers: string[], what: string) => {
    asked.push(what);
    return answers.shift() ?? '';
  };
  const terraform = {
    unreported: () => Promise.resolve(''),
    init: () => Promise.resolve({ code: 0, output: '' }),
    planToApply: () => {
      const output = next(plans, 'plan');
      return Promise.resolve({ code: output === '' ? 0 : 2, plan: readPlan(output) });
    },
    apply: () => {
      const output = next(applies, 'apply');
      return Promise.resolve({ code: output.includes('Error') ? 1 : 0, output });
    },
    untaint: (_: string, address: string) => {
      asked.push(`untaint ${address}`);
      return Promise.resolve({ code: 0, output: '' });
    },
    adopt: (_: string, address: string, id: string) => {
      asked.push(`adopt ${address} ${id}`);
      return Promise.resolve({ code: 0, output: '' });
    },
  };
  const deployment = {
    terraform,
    say: (line: string) => asked.push(line),
    traces: () => Promise.resolve(traces),
    snapshotState: (_: string, id: string) => {
      const state = snapshots[id];
      return state === 'denied' ? Promise.reject(new Error('denied')) : Promise.resolve(state);
    },
  };
  const outcome = await applyOne({ id: 'x', folder, after: [] }, deployment as unknown as Deployment);
  return { ...outcome, asked };
}

const trace = (name: string, remove?: Trace['remove']): Trace => ({
  type: 'aws_organizations_policy',
  id: `p-${name}`,
  what: `policy ${name}`,
  unique: true,
  isDeclared: ({ arguments: declared }) => declared.name === name,
  remove,
});

test('what is planned is applied', async () => {
  expect(await applied([plan('create')], [APPLIED])).toMatchObject({ state: 'applied', asked: ['plan', 'apply'] });
});

test('nothing is applied when there is nothing to change', async () => {
  expect(await applied([''])).toMatchObject({ state: 'unchanged', asked: ['plan'] });
});

test('nothing is applied when something borrowed would be destroyed', async () => {
  const borrowed = {
    addr: 'aws_iam_access_key.k',
    resource: 'aws_iam_access_key.k',
    resource_type: 'aws_iam_access_key',
  };
  const outcome = await applied([plan('delete', borrowed)], [APPLIED]);
  expect(outcome).toMatchObject({ state: 'failed', asked: ['plan'] });
  expect(outcome.error).toContain('only borrowed');
});

test('a plan that is stale is made once more, and only once', async () => {
  expect(await applied([plan('create'), plan('create')], [STALE, APPLIED])).toMatchObject({
    state: 'applied',
    asked: ['plan', 'apply', 'plan', 'apply'],
  });
  expect(await applied([plan('create'), plan('create')], [STALE, STALE])).toMatchObject({ state: 'failed' });
  expect(await applied([plan('create'), ''], [STALE])).toMatchObject({ state: 'unchanged' });
});

test('what exists is adopted before the apply', async () => {
  const outcome = await applied([plan('create'), ''], [], [trace('ours')]);
  expect(outcome.asked).toEqual(['plan', 'adopt aws_organizations_policy.SCP p-ours', 'plan']);
  expect(outcome.touched).toEqual(['took over policy ours']);
});

test('what is left is taken off, unless the apply fails, and whoever else has done so', async () => {
  const remove = jest.fn(() => Promise.resolve());
  const gone = () => Promise.reject(Object.assign(new Error('gone'), { name: 'NoSuchEntityException' }));
  expect(await applied([''], [], [trace('old', remove), trace('older', gone)])).toMatchObject({
    touched: ['removed policy old'],
  });
  remove.mockClear();
  await applied([plan('create')], ['Error: denied'], [trace('old', remove)]);
  expect(remove).not.toHaveBeenCalled();
});

test('a lock that somebody else may hold is named with what to do', async () => {
  const { error } = await applied([plan('create')], [LOCKED]);
  expect(error).toMatch(/locked by wen@elsewhere since .*\n {2}do: .*force-unlock 21e2b2bb/);
});

test('a principal that was deleted meanwhile is named with what to do, and nothing else is taken for it', async () => {
  const gone = (kind: string, name: string) =>
    `╷\n│ Error: putting IAM Role (app) Policy (x): operation error IAM: PutRolePolicy, https response error StatusCode: 404, RequestID: 1,\n│ NoSuchEntityException: The ${kind} with name ${name} cannot be\n│ found.\n│\n│   with aws_iam_role_policy.r\n╵\n`;
  const both = await applied([plan('create')], [gone('role', 'app') + gone('user', 'ci@x.org')]);
  expect(both.error).toMatch(/deleted in AWS .*: role app, user ci@x\.org\n {2}do: take what was deleted out/);
  const { error } = await applied([plan('create')], [gone('group', 'admins')]);
  expect(error).toMatch(/^Error: putting IAM Role/);
});

describe('a snapshot that an earlier run gave up', () => {
  const address = 'aws_ebs_snapshot.v';
  const resource = { addr: address, resource: address, resource_type: 'aws_ebs_snapshot' };
  const refreshed = JSON.stringify({ type: 'refresh_start', hook: { resource, id_value: 'snap-1' } });
  const tainted = [
    refreshed,
    JSON.stringify({ type: 'planned_change', change: { resource, action: 'replace', reason: 'tainted' } }),
    JSON.stringify({ type: 'diagnostic', diagnostic: { severity: 'error', summary: 'Instance cannot be destroyed' } }),
  ].join('\n');

  test.each(['pending', 'completed'] as const)('is kept when AWS says that it is %s', async (state) => {
    const outcome = await applied([tainted, ''], [], [], { 'snap-1': state });
    expect(outcome).toMatchObject({ state: 'applied', asked: ['plan', `untaint ${address}`, 'plan'] });
    expect(outcome.touched).toEqual([`kept ebs snapshot snap-1, ${state}, which an earlier run gave up`]);
  });

  test('is looked at once: Terraform that would still destroy it is refused', async () => {
    const outcome = await applied([tainted, tainted], [APPLIED], [], { 'snap-1': 'completed' });
    expect(outcome).toMatchObject({ state: 'failed', asked: ['plan', `untaint ${address}`, 'plan'] });
    expect(outcome.error).toContain('would destroy evidence');
  });

  test.each(['error', undefined, 'denied'] as const)('is left to a person when AWS says %s of it', async (state) => {
    const outcome = await applied([tainted], [APPLIED], [], state ? { 'snap-1': state } : {});
    expect(outcome.state).toBe('failed');
    expect(outcome.asked).not.toContain(`untaint ${address}`);
    expect(outcome.error).toContain(`untaint ${address}`); // what to run, once looked at
  });

  test('another reason to replace it is none to keep it', async () => {
    const replaced = [refreshed, plan('replace', resource)].join('\n');
    const outcome = await applied([replaced], [], [], { 'snap-1': 'completed' });
    expect(outcome).toMatchObject({ state: 'failed', asked: ['plan'] });
  });
});
