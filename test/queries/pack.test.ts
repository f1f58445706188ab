import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalEngine, type Row } from '../../commands/hunt/local/engine';
import { loadFolder } from '../../commands/hunt/local/load';
import { savedQueries } from '../../stacks/aws/prepare/investigation/saved-queries';
import { CASES, type Case, type Run } from './cases';
import { ACCOUNT, INTRUDER_ADDRESS, OTHER_ACCOUNT } from './fixtures/actors';
import { attack } from './fixtures/attack';
import { SINCE } from './fixtures/scenario';
import { mutants } from './mutate';

const queries = savedQueries();
const { events } = attack();
let engine: LocalEngine;

/** As CloudTrail delivers: a file for each account, region and day. */
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'firebreak-pack-'));
  const files = new Map<string, object[]>();
  for (const { account, record } of events) {
    const name = `${account}_CloudTrail_${record.awsRegion}_${String(record.eventTime).slice(0, 10).replaceAll('-', '')}T0005Z_x.json`;
    files.set(name, [...(files.get(name) ?? []), record]);
  }
  for (const [name, Records] of files) writeFileSync(join(folder, name), JSON.stringify({ Records }));
  engine = await LocalEngine.open();
  const loaded = await loadFolder(engine, folder);
  rmSync(folder, { recursive: true });
  expect(loaded).toMatchObject({ events: events.length, bad: [], foreign: [] });
});

afterAll(() => {
  engine.close();
});

test('every query of the pack has a case, and every case a query', () => {
  expect(Object.keys(CASES).sort()).toEqual(queries.map(({ name }) => name));
});

describe.each(queries.map((query) => [query.name, query.sql] as const))('%s', (name, sql) => {
  const { runs, row, event } = CASES[name] as Case;

  test('finds all that was planted and no other', async () => {
    for (const { parameters, finds } of runs) {
      const expected = events.filter(finds).map(event ?? (({ id }) => id));
      const found = (await engine.run(sql, parameters)).map(row ?? ((each) => String(each.eventID)));
      expect([parameters, [...new Set(found)].sort()]).toEqual([parameters, [...new Set(expected)].sort()]);
      expect(expected).not.toEqual([]);
    }
  });

  test('does not do without any of its predicates', async () => {
    expect(await survivors(sql, runs)).toEqual([]);
  });
});

describe('says', () => {
  const answer = async (name: string, ...more: string[]) =>
    engine.run(String(queries.find((query) => query.name === name)?.sql), [ACCOUNT, SINCE, ...more]);

  test('which account to contact about a role, and what the session signs with', async () => {
    const rows = await answer('assume-role-pivots', 'AKIACIDEPLOYEXAMPLE');
    expect(rows.map((row) => [row.eventName, row.contact_account, row.session_access_key])).toEqual([
      ['AssumeRole', null, null],
      ['AssumeRole', OTHER_ACCOUNT, 'ASIAPIVOTEXAMPLE'],
      ['AssumeRoot', OTHER_ACCOUNT, null],
      ['GetSessionToken', null, null],
      ['GetFederationToken', null, null],
      ['Federate', OTHER_ACCOUNT, null],
      ['GetRoleCredentials', OTHER_ACCOUNT, null],
    ]);
    expect(await answer('incoming-roles')).toMatchObject([{ contact_account: OTHER_ACCOUNT }]);
    const reached = await answer('resources-reached', 'AKIACIDEPLOYEXAMPLE');
    expect(reached.map((row) => row.contact_account).filter(Boolean)).toEqual([OTHER_ACCOUNT]);
  });

  test('with whom a snapshot was shared', async () => {
    const rows = await answer('sharing');
    const shared = Object.fromEntries(rows.map((row) => [row.eventName, row.shared_with]));
    expect(shared).toMatchObject({
      ModifySnapshotAttribute: '[{"userId":"666666666666"}]',
      ModifyDBSnapshotAttribute: '["666666666666"]',
      ExportImage: null,
    });
  });

  test('who made a key, when it was switched and from where it was used', async () => {
    const keys = Object.fromEntries((await answer('access-keys', 'ci-deploy')).map((row) => [row.access_key, row]));
    expect(keys).toMatchObject({
      AKIASECONDEXAMPLE: { made_by: [`arn:aws:iam::${ACCOUNT}:user/ci-deploy`], first_used: null, calls: '0' },
      AKIATHIRDEXAMPLE: { made: null, switched: expect.stringContaining('2026-11-20') },
      AKIAFOURTHEXAMPLE: { deleted: expect.stringContaining('2026-11-20') },
      AKIACIDEPLOYEXAMPLE: { made: null, used_from: expect.arrayContaining([INTRUDER_ADDRESS]) },
    });
  });

  test('how much was written into a new bucket', async () => {
    expect(await answer('staging')).toMatchObject([
      { bucket: 'stage', writes: '3', bytes_in: 12_288 },
      { bucket: 'made-and-left', writes: '0', bytes_in: null },
    ]);
  });

  test('how often a sign-in had failed before', async () => {
    const rows = await answer('sign-in-guessing');
    expect(rows.map((row) => [row.person, row.failures, row.mfa])).toEqual([
      ['asha', '3', 'No'],
      ['ravi', '3', 'No'],
      ['user-1', '3', null],
    ]);
  });
});

test('a predicate that nothing depends on would be named', async () => {
  const { runs } = CASES.sharing as Case;
  const sql = String(queries.find(({ name }) => name === 'sharing')?.sql).replace(
    "\n        ('ec2.amazonaws.com', 'ExportImage'),",
    "\n        ('ec2.amazonaws.com', 'ExportImage'),\n        ('ec2.amazonaws.com', 'Nothing'),",
  );
  expect(await survivors(`${sql.replace('ORDER BY', '  AND eventid IS NOT NULL\nORDER BY')}`, runs)).toEqual([
    'eventid IS NOT NULL',
    "('ec2.amazonaws.com', 'Nothing')",
  ]);
});

/** Predicates that can be deleted without a difference in any answer. */
async function survivors(sql: string, runs: readonly Run[]): Promise<string[]> {
  const ask = async (statement: string, parameters: readonly string[]) =>
    canonical(await engine.run(statement, parameters));
  const original = await Promise.all(runs.map(({ parameters }) => ask(sql, parameters)));
  const alive: string[] = [];
  for (const mutant of mutants(sql)) {
    let differs = false;
    for (let i = 0; i < runs.length && !differs; i++) {
      const parameters = runs[i]!.parameters.filter((_, index) => !mutant.parameters.includes(index));
      differs = (await ask(mutant.sql, parameters)) !== original[i];
    }
    if (!differs) alive.push(mutant.removed);
  }
  return alive;
}

/** What is collected in no particular order is sorted. */
function canonical(rows: readonly Row[]): string {
  return JSON.stringify(rows, (_key, value: unknown) =>
    Array.isArray(value) && value !== rows ? [...value].sort() : value,
  );
}
