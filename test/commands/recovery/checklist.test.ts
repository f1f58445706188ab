import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checklist, unknownConfirmations } from '../../../commands/recovery/checklist';
import { ANSWERED_BY } from '../../../commands/recovery/items';
import { progressOf } from '../../../commands/recovery/progress';
import {
  readinessRecordFile,
  readReadinessRecord,
  writeReadinessRecord,
} from '../../../commands/readiness/readiness-record';
import { readRecords, type Records } from '../../../commands/recovery/records';
import { recoveryLine, recoveryProgress } from '../../../commands/recovery/status-lines';
import type { Incident } from '../../../stacks/incident/schema';
import { hunted, input, item, said } from './items-of-story';
import { burst, call, COLLEAGUE, CONTAINED, drill, found, hunt, incident, NOW, RESPONDER } from './story';

test('every item of the story, with its state', () => {
  const states = checklist(input()).map(({ title, items }) => [title, items.map(({ id, state }) => `${id}: ${state}`)]);
  expect(states).toMatchInlineSnapshot(`
   [
     [
       "The intruder is out",
       [
         "held: not known",
         "proposals: open",
         "root-cause: done",
         "credentials: open",
         "keys: done",
       ],
     ],
     [
       "Nothing is left behind",
       [
         "persistence: done",
         "pivots: open",
         "tracks: done",
         "ready: open",
         "rebuilt: open",
       ],
     ],
     [
       "What was lost is known, and can be proven",
       [
         "exposure: open",
         "evidence: open",
       ],
     ],
     [
       "Whoever must know has been told",
       [
         "deadlines: open",
         "owners: open",
         "provider: done",
       ],
     ],
     [
       "Afterwards",
       [
         "watched: open",
         "lessons: open",
         "drilled: open",
       ],
     ],
   ]
  `);
});

test('every saved query answers one item', () => {
  const pack = readdirSync(join(__dirname, '../../../queries/athena')).map((file) => file.replace(/\.sql$/, ''));
  expect(Object.values(ANSWERED_BY).flat().sort()).toEqual(pack.sort());
});

describe('containment held', () => {
  const whole = hunt.findings.filter(({ rows, calls }) => rows === calls.length);
  const through = (at: string, more: Parameters<typeof call>[2] = {}, query = 'sharing') =>
    item('held', {}, hunted({ findings: [...whole, found('exfiltration', query, [call(at, 's3:GetObject', more)])] }));
  const LATER = '2026-11-20T22:00:00Z';

  test('when a complete record has no call that got through', () => {
    expect(item('held', {}, hunted({ findings: whole }))).toMatchObject({ state: 'done' });
  });

  test('not when one did; which is alarming', () => {
    expect(through(LATER)).toMatchObject({ state: 'open', alarming: true });
    expect(through(LATER).details).toEqual([expect.stringContaining('2026-11-20 22:00:00 s3:GetObject')]);
  });

  test('a sum of calls is no call that got through: it does not say which were refused', () => {
    expect(through(LATER, {}, 'data-access')).toMatchObject({ state: 'done' });
  });

  test.each([
    ['it was refused', LATER, { refused: 'AccessDenied' }],
    ['it was a responder’s', LATER, { who: RESPONDER }],
    ['it was a neighbour’s', LATER, { who: COLLEAGUE }],
    [
      'its role is not denied, its old sessions are',
      LATER,
      { who: 'arn:aws:sts::444444444444:assumed-role/app/i-0a1b2c3d' },
    ],
    ['the policies were not in force yet', '2026-11-20T18:13:00Z', {}],
    ['it was before', '2026-11-20T18:00:00Z', {}],
    ['it was after the release', '2026-11-21T08:30:00Z', {}],
  ])('one does not count when %s', (_, at, more) => {
    expect(through(at, more)).toMatchObject({ state: 'done' });
  });

  test.each<[string, Records, Partial<Incident>]>([
    ['nobody hunted', {}, {}],
    ['the hunt was before', hunted({ findings: whole, at: '2026-11-20T18:05:00Z' }), {}],
    ['some was not read', hunted({ findings: whole, unanswered: ['web: access denied'] }), {}],
    ['the record breaks off', hunted({}), {}],
  ])('is not known when %s', (_, records, change) => {
    expect(item('held', change, records)).toMatchObject({ state: 'not known' });
  });

  test('is open while nothing says that it was ever complete', () => {
    const log = incident.log.filter(({ what }) => !what.startsWith('contain: complete'));
    expect(item('held', { log })).toMatchObject({ state: 'open' });
  });

  test('by a person’s word only when it is later than the hunt', () => {
    expect(item('held', said('recovery held: done, looked at the rest'))).toMatchObject({ state: 'done' });
    expect(item('held', said('recovery held: done', '2026-11-21T09:00:00Z'))).toMatchObject({ state: 'not known' });
  });
});

describe('what a query found', () => {
  const covering = (calls: Parameters<typeof found>[2]) =>
    hunted({ findings: [found('covering tracks', 'covering-tracks', calls)] });
  const STOPPED = call('2026-11-20T17:59:00Z', 'cloudtrail:StopLogging');

  test('is open until a person has judged it', () => {
    expect(item('tracks', {}, covering([STOPPED]))).toMatchObject({ state: 'open' });
    expect(item('tracks', said('recovery tracks: done, on again'), covering([STOPPED]))).toMatchObject({
      state: 'done',
      basis: 'asha, 2026-11-21 10:00:00: on again',
    });
  });

  test('is open again with a later call, but for that of a responder', () => {
    const later = call('2026-11-21T11:00:00Z', 'cloudtrail:StopLogging');
    const word = said('recovery tracks: done');
    expect(item('tracks', word, covering([STOPPED, later]))).toMatchObject({ state: 'open' });
    expect(item('tracks', word, covering([STOPPED, { ...later, who: RESPONDER }]))).toMatchObject({ state: 'done' });
  });

  test('is not known when the record breaks off and the word is older', () => {
    const cut = hunted({ findings: [found('covering tracks', 'covering-tracks', [STOPPED], { rows: 500 })] });
    expect(item('tracks', said('recovery tracks: done', '2026-11-21T09:00:00Z'), cut)).toMatchObject({
      state: 'not known',
    });
    expect(item('tracks', said('recovery tracks: done'), cut)).toMatchObject({ state: 'done' });
  });

  test('is nothing only in a complete hunt after containment', () => {
    expect(item('tracks', {}, hunted({ findings: [] }))).toMatchObject({ state: 'done' });
    expect(item('tracks', {}, hunted({ findings: [], unanswered: ['shop'] }))).toMatchObject({ state: 'not known' });
    expect(item('tracks', {}, hunted({ findings: [], at: '2026-11-20T18:05:00Z' }))).toMatchObject({
      state: 'not known',
    });
    expect(item('tracks', {}, {})).toMatchObject({ state: 'not known' });
  });

  test('is never nothing where only a person knows what it means', () => {
    expect(item('exposure', {}, hunted({ findings: [] }))).toMatchObject({ state: 'open' });
  });
});

describe('a person’s word', () => {
  test('is taken back', () => {
    expect(item('lessons', said('recovery lessons: done'))).toMatchObject({ state: 'done' });
    const log = [...(said('recovery lessons: done').log ?? []), ...(said('recovery lessons: undone', NOW).log ?? [])];
    expect(item('lessons', { log })).toMatchObject({ state: 'open' });
  });

  test('does not make a deadline met', () => {
    expect(item('deadlines', said('recovery deadlines: done'))).toMatchObject({ state: 'open' });
  });

  test('about what is no item is named', () => {
    const mistaken = input(said('recovery rootcause: done'));
    expect(unknownConfirmations(mistaken, checklist(mistaken))).toEqual(['rootcause']);
    expect(unknownConfirmations(input(), checklist(input()))).toEqual([]);
  });
});

test('credentials are replaced when the runbook says so, or a person does', () => {
  expect(item('credentials')).toMatchObject({ state: 'open', basis: expect.stringMatching(/^2 of 4 steps/) });
  expect(item('credentials', said('recovery credentials: done, user deleted'))).toMatchObject({
    state: 'done',
    basis: expect.stringContaining('user deleted. On record: 2 of 4'),
  });
  expect(item('credentials', { aws: [] })).toMatchObject({ state: 'not needed' });
});

test('owners of other accounts are told when the log names the account', () => {
  expect(item('owners')).toMatchObject({ state: 'open' });
  const told = { at: NOW, who: 'tomas', what: 'called them', told: ['owner of 999999999999'] };
  expect(item('owners', { log: [...incident.log, told] })).toMatchObject({ state: 'done' });
  expect(item('owners', {}, hunted({ contacts: [] }))).toMatchObject({ state: 'not needed' });
});

test('a drill counts after the release only, and when nothing failed in it', () => {
  const at = (finishedAt: string, failed = 0) => item('drilled', {}, { drill: { ...drill, finishedAt, failed } }).state;
  expect(at('2026-11-21T07:00:00Z')).toBe('open');
  expect(at('2026-11-21T15:00:00Z')).toBe('done');
  expect(at('2026-11-21T15:00:00Z', 1)).toBe('open');
});

test('readiness counts after the release only, and when every check holds', () => {
  const at = (moment: string, failed: string[] = []) =>
    item('ready', {}, { readiness: { at: moment, passed: 34, failed } });
  expect(at('2026-11-21T07:00:00Z')).toMatchObject({ state: 'open' });
  expect(at('2026-11-21T15:00:00Z')).toMatchObject({ state: 'done' });
  expect(at('2026-11-21T15:00:00Z', ['trail-recording'])).toMatchObject({
    alarming: true,
    details: ['trail-recording'],
  });
  expect(item('ready')).toMatchObject({ state: 'open', basis: 'Nobody has said so in the log.' });
});

test('the record of readiness is read as it was written, and nothing else is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'firebreak-'));
  try {
    const file = readinessRecordFile(folder);
    expect(readReadinessRecord(file)).toBeUndefined();
    const record = { at: NOW, passed: 33, failed: ['guardrails'] };
    writeReadinessRecord(file, record);
    expect(readReadinessRecord(file)).toEqual(record);
    expect(readRecords(folder, 'INC-42')).toEqual({ readiness: record });
    for (const spoiled of ['{', '{}', '{"at":"soon","passed":1,"failed":[]}']) {
      writeFileSync(file, spoiled);
      expect(readReadinessRecord(file)).toBeUndefined();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('an overdue deadline alarms', () => {
  const late = checklist({ ...input(), now: '2026-11-24T00:00:00Z' }).flatMap(({ items }) => items);
  expect(late.find(({ id }) => id === 'deadlines')).toMatchObject({ state: 'open', alarming: true });
  expect(item('deadlines').alarming).toBe(false);
});

test('status has one line, once containment was complete', () => {
  const progress = recoveryProgress(input());
  expect(progress && recoveryLine(progress)).toBe(
    'recovery: 5 of 18 done, 1 not known; next: Containment held: nothing got through (npx firebreak hunt INC-42, after containment)',
  );
  expect(recoveryProgress(input({ log: incident.log.filter(({ at }) => at < CONTAINED) }))).toBeUndefined();
  expect(recoveryLine({ done: 18, of: 18, notKnown: 0, left: [] })).toBe('recovery: all 18 done');
});

test('what the incident does not need counts for nothing', () => {
  const { of } = progressOf(checklist(input()));
  expect(progressOf(checklist(input({ aws: [] }, hunted({ contacts: [], proposals: [] })))).of).toBeLessThan(of);
});

test('a record with times that nobody can read does not stop the report', () => {
  const findings = [
    found('persistence', 'persistence-identities', [...burst(NOW, 2, 'iam:CreateUser'), call('soon', 'x')]),
  ];
  expect(item('persistence', {}, hunted({ findings })).state).toBe('open');
});
