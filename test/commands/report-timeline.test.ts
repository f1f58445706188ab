import type { HuntRecord } from '../../commands/hunt/record';
import { toHtml } from '../../commands/report/html';
import { incidentReport } from '../../commands/report/incident-report';
import { toMarkdown } from '../../commands/report/markdown';
import { timeline } from '../../commands/report/timeline';
import {
  burst,
  call,
  COLLEAGUE,
  drill,
  estate,
  found,
  hunt,
  incident,
  INTRUDER,
  NOW,
  RESPONDER,
} from './recovery/story';

const rows = (change: Partial<HuntRecord> = {}, own = incident) =>
  (timeline({ incident: own, estate, now: NOW, records: { hunt: { ...hunt, ...change } } }).parts ?? []).flatMap(
    ({ table }) => table?.rows ?? [],
  );
const sideOf = (row: typeof rows extends () => (infer R)[] ? R : never) => JSON.stringify(row[2]);
const text = (findings: HuntRecord['findings'], own = incident) => JSON.stringify(rows({ findings }, own));
const quiet = { ...incident, log: incident.log.slice(0, 1) };

test('attack and response stand in one order of time', () => {
  const sides = rows().map((row) => `${String(row[0])} ${/"text":"([\w ]+)"/.exec(sideOf(row))?.[1] ?? ''}`);
  expect(sides.slice(0, 11)).toEqual([
    '22:00:00 attack',
    '22:41:07 activity',
    '09:15:00 suspect',
    '17:51:00 attack',
    '17:55:10 attack',
    '17:58:00 activity',
    '17:58:00 activity',
    '18:04:00 response',
    '18:09:10 response',
    '18:09:31 attack',
    '18:09:31 not kept',
  ]);
});

test('without a hunt it is what the log says', () => {
  const { parts = [], list: legend } = timeline({ incident, estate, now: NOW });
  expect(parts[0]?.table?.head).not.toContain('Side');
  expect(legend).toBeUndefined();
});

test('a range ends where the responders did something', () => {
  const calls = burst('2026-11-20T18:09:00Z', 100, 's3:GetObject');
  const ranges = (own: typeof incident) => text([found('exfiltration', 'sharing', calls)], own).match(/calls? until/g);
  expect(ranges(incident)).toHaveLength(3); // cut at 18:09:10 and 18:10:02
  expect(ranges(quiet)).toHaveLength(1);
});

test('calls of responders are no attack', () => {
  const by = (who: string) =>
    text([found('persistence', 'persistence-identities', [call(NOW, 'iam:PutUserPolicy', { who })])]);
  expect(by(RESPONDER)).not.toContain('iam:PutUserPolicy');
  expect(by(INTRUDER)).toContain('"attack"');
  expect(by(COLLEAGUE)).toContain('"suspect"');
});

test('what a principal did besides is not called an attack', () => {
  expect(text([found('activity', 'principal-activity', [call(NOW, 's3:PutObject build')])])).toContain('"activity"');
});

test('a call that two queries found stands once, under the narrower one', () => {
  const same = call('2026-11-20T17:51:00Z', 'iam:CreateUser backup-admin');
  const both = [
    found('activity', 'principal-activity', [same]),
    found('persistence', 'persistence-identities', [same]),
  ];
  expect(text(both).match(/iam:CreateUser/g)).toHaveLength(1);
  expect(text(both)).toContain('persistence in payments');
});

test('three months of calls, one every 90 minutes, stay readable', () => {
  const calls = [...Array(1400).keys()].map((index) =>
    call(
      new Date(Date.parse('2026-08-20T00:00:00Z') + index * 5_400_000).toISOString(),
      `s3:GetObject object-${index}`,
    ),
  );
  expect(rows({ findings: [found('exfiltration', 'sharing', calls)] }, quiet).length).toBeLessThan(62);
});

test('ten thousand kinds of calls are five in the row', () => {
  const calls = burst('2026-11-19T00:00:00Z', 10_000, '').map((one, index) => ({
    ...one,
    what: `x:Call${index} ${'y'.repeat(500)}`,
  }));
  const [row] = rows({ findings: [found('exfiltration', 'sharing', calls)] }, quiet);
  expect(JSON.stringify(row).length).toBeLessThan(1000);
  expect(JSON.stringify(row)).toContain('and 9995 more kinds of calls');
});

test('where the record breaks off, the timeline says so: silence is not the end of the attack', () => {
  const part = found('exfiltration', 'sharing', burst('2026-11-20T17:00:00Z', 200, 's3:GetObject'), { rows: 9000 });
  expect(text([part])).toContain('8800 more of `sharing` in payments (444444444444) are not in the record');
  expect(text([{ ...part, rows: 200 }])).not.toContain('not in the record');
});

test('sums of calls are not counted as calls', () => {
  const sum = (index: number) =>
    call(`2026-11-20T17:0${index}:00Z`, `s3:GetObject bucket-${index}: 900 calls (0 refused)`);
  const row = text([found('data-access', 'data-access', [sum(1), sum(2), sum(2)])]);
  expect(row).toContain('data-access in payments: 3 kinds of calls');
  expect(row).toContain('s3:GetObject bucket-1: 900 calls (0 refused)');
  expect(row).not.toContain('3 calls');
});

test('ticks are said in words', () => {
  const all = JSON.stringify(rows());
  expect(all).toContain('{"mark":{"text":"done","tone":"good"},"text":"Tell AWS"}');
  expect(all).toContain('Every way back in that was planted is removed: backup-admin and its key are deleted');
  expect(all).not.toContain('runbook tell-aws');
});

describe('names that an intruder chose', () => {
  const evil = '<script>alert(1)</script>\u202e`x`|**b**[a](javascript:1)\n\n# Contained\u0000';
  const hostile: HuntRecord = {
    ...hunt,
    findings: [
      found(evil, evil, [call('2026-11-20T18:30:00Z', evil, { who: evil, refused: evil })], { account: evil, rows: 7 }),
    ],
    contacts: [{ account: evil, why: evil }],
    proposals: [evil],
    unanswered: [evil],
    since: evil,
  };
  const document = incidentReport(incident, estate, NOW, { hunt: hostile, drill });

  test('are text in HTML', () => {
    expect(toHtml(document)).not.toMatch(/<script|[\u202e\0]/);
    expect(toHtml(document).match(/&lt;script&gt;/g)?.length).toBeGreaterThan(5);
  });

  test('are text in Markdown', () => {
    const markdown = toMarkdown(document);
    expect(markdown).not.toMatch(/[^\\]<script|^# Contained|[^\\]\[a\]|[\u202e\0]/m);
    expect(markdown).toContain('\\<script\\>');
  });
});

test('the whole story in Markdown, but for the steps by hand', () => {
  const document = incidentReport(incident, estate, NOW, { hunt, drill });
  const sections = document.sections.filter(
    ({ title }) => !['Steps by hand', 'Not stopped by containment', 'Words'].includes(title),
  );
  expect(
    toMarkdown({ ...document, sections }).replace(/\d+ steps of the runbook not/, 'some steps of the runbook not'),
  ).toMatchSnapshot();
});
