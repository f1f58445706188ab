import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toHtml } from '../../../commands/report/html';
import { Progress } from '../progress';
import { drillReport } from './drill-report';
import type { CallRecord, DrillStory } from './story';
import { writeDrillReport } from './write';

const AT = '2026-11-20T18:01:00.000Z';
const attack: CallRecord = {
  side: 'attack',
  who: 'the leaked key',
  what: 'list the users',
  before: 'succeeded',
  contained: 'refused',
  released: 'succeeded',
};
const neighbour: CallRecord = { ...attack, side: 'neighbour', who: 'a neighbour', contained: 'succeeded' };
const responder: CallRecord = { ...neighbour, side: 'responder', who: 'a responder', before: 'not tried' };

const noticed = { name: 'the trail is stopped', said: ['trail-recording: stopped'], alone: true, seconds: 2 };

const passed: DrillStory = {
  startedAt: '2026-11-20T18:00:00.000Z',
  finishedAt: '2026-11-20T18:03:52.000Z',
  versions: { terraform: '1.13.4', provider: '5.100.0', moto: '5.1.14', node: '20.20.2' },
  phases: [
    { title: 'Tools', seconds: 1, checks: [], notes: ['AWS provider: from a mirror'] },
    { title: 'Prepare', seconds: 74, checks: [{ name: 'deployed', ok: true, at: AT }], notes: [] },
    { title: 'Contain', seconds: 31, checks: [{ name: 'refused', ok: true, at: AT }], notes: [] },
  ],
  attempts: [attack, neighbour, responder],
  timings: [{ what: 'from `contain` to everything contained', seconds: 26.4, headline: true }],
  notStopped: [
    { account: '444444444444', target: 'user ci', what: 'what it left behind', instead: 'search the trail' },
    { account: '444444444444', target: 'role app', what: 'what it left behind', instead: 'search the trail' },
  ],
  world: [],
  sabotages: [noticed],
};

test('a drill that proves everything passed', () => {
  const report = drillReport(passed);
  expect(report.state).toEqual({ text: 'Passed', tone: 'good' });
  expect(report.figures.map(({ value }) => value)).toEqual(['26 s', '1 of 1', '2 of 2', '0']);
  expect(report.sections.map(({ title }) => title)).not.toContain('What failed');
});

const failedCheck = { name: 'refused', ok: false, detail: 'the call succeeded', at: AT };
const calls = (...attempts: CallRecord[]): Partial<DrillStory> => ({ attempts });

test.each<[string, Partial<DrillStory>, RegExp]>([
  ['a failed check', { phases: [{ title: 'x', seconds: 1, checks: [failedCheck], notes: [] }] }, /1 of 1 checks/],
  ['no checks', { phases: [] }, /no check was made/],
  ['an attack that goes on', calls({ ...attack, contained: 'succeeded' }, neighbour, responder), /1 of 3 calls/],
  ['an attack that fails otherwise', calls({ ...attack, contained: 'failed' }, neighbour, responder), /1 of 3 calls/],
  ['an attack that never worked', calls({ ...attack, before: 'refused' }, neighbour, responder), /1 of 3 calls/],
  ['an attack that was not tried', calls({ ...attack, contained: 'not tried' }, neighbour, responder), /1 of 3/],
  ['a neighbour that is hit', calls(attack, { ...neighbour, contained: 'refused' }, responder), /1 of 3 calls/],
  ['a neighbour that stays hit', calls(attack, { ...neighbour, released: 'refused' }, responder), /1 of 3 calls/],
  ['a responder locked out', calls(attack, neighbour, { ...responder, contained: 'refused' }), /1 of 3 calls/],
  ['a sabotage that is not noticed', { sabotages: [{ ...noticed, said: [], alone: false }] }, /not name 1 of 1/],
  ['readiness that was not tried', { sabotages: undefined }, /readiness was not put to the test/],
  ['no attack', calls(neighbour, responder), /no call of the attacker/],
  ['a changed world', { world: ['eni-1: groups'] }, /not as before: 1 difference$/],
  ['a world not compared', { world: undefined }, /not compared/],
  ['kills that matter', { kills: { command: 'contain', kills: 3, sameEnd: false } }, /ended otherwise/],
])('does not pass with %s', (_, change, why) => {
  const { state, summary } = drillReport({ ...passed, ...change });
  expect(state).toEqual({ text: 'NOT passed', tone: 'bad' });
  expect(summary[0]?.replace(/\.$/, '')).toMatch(why);
});

test('failures come first, unfolded, with their detail', () => {
  const [tools, prepare, contain] = passed.phases;
  const checks = [...contain!.checks, failedCheck];
  const report = drillReport({ ...passed, phases: [tools!, prepare!, { ...contain!, checks }] });
  expect(report.sections[0]).toMatchObject({
    title: 'What failed',
    list: [{ text: 'refused', log: 'the call succeeded' }],
  });
  const phases = report.sections[report.sections.length - 1]!.parts!;
  expect(phases.map(({ folded }) => folded)).toEqual(['open', 'closed', 'closed']);
  expect(phases[0]!.title).toMatch(/^Contain: 2 checks/);
  expect(phases[0]!.table!.rows[0]![1]).toEqual({ mark: { text: 'failed', tone: 'bad' } });
});

test('what is not stopped is said once for all targets', () => {
  const section = drillReport(passed).sections.find(({ title }) => title.startsWith('Not stopped'));
  expect(section!.parts![0]!.table!.rows).toEqual([['what it left behind', 'user ci,\nrole app', 'search the trail']]);
});

test('a drill that was broken off is reported, without a claim', () => {
  const empty = { ...passed, phases: [], attempts: [], timings: [], notStopped: [], world: undefined };
  const html = toHtml(drillReport(empty));
  expect(html).toContain('No phase was begun.');
  expect(html).toContain('No call of the attacker was tried.');
  expect(html).not.toContain('class="figure good"');
});

test('hostile names are shown, not run', () => {
  const bad = '"><img src=x onerror=alert(1)>';
  const phases = [{ title: bad, seconds: 1, checks: [{ ...failedCheck, name: bad, detail: bad }], notes: [bad] }];
  const html = toHtml(
    drillReport({
      ...passed,
      phases,
      attempts: [{ ...attack, who: bad, what: bad }],
      sabotages: [{ ...noticed, name: bad, said: [bad] }],
      world: [bad],
      notStopped: [],
    }),
  );
  expect(html).not.toContain('<img');
  expect(html.split('&lt;img src=x').length - 1).toBe(10); // phase, note; name twice, detail; who, what; sabotage, said; world
});

test('the file is written', () => {
  const folder = mkdtempSync(join(tmpdir(), 'firebreak-report-'));
  try {
    writeDrillReport(join(folder, 'report.html'), passed);
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain('Firebreak drill');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('progress keeps what it prints', () => {
  const print = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const progress = new Progress();
  progress.check('before any heading', true, 'not kept');
  progress.heading('One');
  progress.note('a note');
  progress.check('fails', false, 'why');
  progress.heading('Two');
  print.mockRestore();
  expect(progress.record()).toMatchObject([
    { title: 'Start', checks: [{ name: 'before any heading', ok: true }] },
    { title: 'One', checks: [{ name: 'fails', ok: false, detail: 'why' }], notes: ['a note'] },
    { title: 'Two', checks: [], notes: [] },
  ]);
  expect(progress.record()[0]!.checks[0]).not.toHaveProperty('detail');
});
