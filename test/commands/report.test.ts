import { missingEvidence } from '../../commands/report/evidence';
import { toHtml } from '../../commands/report/html';
import { incidentReport } from '../../commands/report/incident-report';
import { toMarkdown } from '../../commands/report/markdown';
import { incidentSchema, type Incident } from '../../stacks/incident/schema';
import { testEstate } from '../support/estate';

const incident = incidentSchema.parse({
  version: 1,
  id: 'INC-42',
  declaredAt: '2026-11-20T18:04:00Z',
  commander: 'Asha Rao',
  sequence: 'isolate-first',
  reason: 'data is leaving',
  phase: 'release',
  sessionCutoff: '2026-11-20T18:19:00Z',
  releasedAt: '2026-11-21T08:00:00Z',
  expires: '2026-11-21T18:04:00Z',
  aws: [
    {
      account: '444444444444',
      users: [{ name: 'ci-deploy', accessKeys: [{ id: 'AKIAIOSFODNN7EXAMPLE', was: 'Active' }] }],
      roles: [{ name: 'app', control: 'revoke-sessions' }],
      instances: [
        {
          id: 'i-0a1b2c3d4e5f60718',
          region: 'eu-west-1',
          vpc: 'vpc-0a1b2c3d4e5f60718',
          isolation: 'severed',
          interfaces: [
            { id: 'eni-0a1b2c3d4e5f60718', subnet: 'subnet-0a1b2c3d4e5f60718', groups: ['sg-0a1b2c3d4e5f60718'] },
          ],
          volumes: ['vol-0a1b2c3d4e5f60718'],
          role: 'app',
        },
      ],
    },
  ],
  deadlines: [
    { what: 'Notify the Data Protection Board of India (DPDP)', by: '2026-11-23T18:04:00Z' },
    { what: 'Early warning (NIS2)', by: '2026-11-21T18:04:00Z', done: '2026-11-21T19:00:00Z' },
  ],
  notes: '<script>alert(1)</script> | **not bold**',
  log: [
    { at: '2026-11-20T18:30:00Z', who: 'wen', what: 'called the owner', told: ['Asha Rao', 'Priya'] },
    { at: '2026-11-20T18:04:00Z', who: 'asha', what: 'opened; facts looked up, nothing changed' },
    {
      at: '2026-11-20T18:06:00Z',
      who: 'asha',
      what: 'contain: INC-42-evidence-payments-eu-west-1: created ebs snapshot snap-0a1b2c3d4e5f60718, created ebs snapshot copy snap-0b1b2c3d4e5f60718, created ebs snapshot copy snap-0c1b2c3d4e5f60718, created flow log fl-0a1b2c3d4e5f60718',
    },
  ],
});
const NOW = '2026-11-21T20:00:00Z';
/** Its deadlines are those of the file. */
const estate = testEstate((input) => {
  input.notifications = [];
});
const document = incidentReport(incident, estate, NOW);

/** The steps of the runbook have their own snapshots. */
const withoutSteps = { ...document, sections: document.sections.filter(({ title }) => title !== 'Steps by hand') };
const uncounted = (text: string) => text.replace(/\d+ steps of the runbook/, 'some steps of the runbook');

test('the report in Markdown', () => {
  expect(uncounted(toMarkdown(withoutSteps))).toMatchSnapshot();
});

test('the report in HTML', () => {
  expect(uncounted(toHtml(withoutSteps)).replace(/<style>[^]*<\/style>/, '<style></style>')).toMatchSnapshot();
});

test('what people wrote is shown, not run', () => {
  expect(toHtml(document)).not.toContain('<script>');
  expect(toHtml(document)).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(toMarkdown(document)).not.toMatch(/[^\\]<script>/);
});

test('characters that are not seen, or turn the text around, are shown by number', () => {
  const log = [{ at: NOW, who: 'mallory\u202e', what: 'looked\u200b\u0000', told: [] }];
  const hostile = incidentReport({ ...incident, log }, estate, NOW);
  for (const text of [toHtml(hostile), toMarkdown(hostile)]) expect(text).not.toMatch(/[\u202e\u200b\0]/);
  expect(toHtml(hostile)).toContain('mallory[U+202E]');
  expect(toHtml(hostile)).toContain('looked[U+200B][U+0000]');
});

test('a carriage return neither hides what stands before it nor begins a line', () => {
  const log = [{ at: NOW, who: 'asha', what: 'mallory\r# Contained\r\nby mallory', told: [] }];
  const hostile = incidentReport({ ...incident, log }, estate, NOW);
  for (const text of [toHtml(hostile), toMarkdown(hostile)]) expect(text).not.toContain('\r');
  expect(toHtml(hostile)).toContain('mallory[U+000D]# Contained[U+000D]');
  expect(toMarkdown(hostile)).toContain('mallory\\[U+000D\\]\\# Contained\\[U+000D\\] by mallory');
});

test('the HTML refers to nothing outside, and runs nothing', () => {
  expect(toHtml(document)).not.toMatch(/\b(src|href|on[a-z]+)=|url\(|@import/);
  expect(toHtml(document)).toContain("default-src 'none'");
});

const logged = (...what: string[]): Incident['log'] =>
  what.map((text, hour) => ({ at: `2026-11-20T${String(19 + hour)}:00:00Z`, who: 'asha', what: text, told: [] }));
const contained = 'contain: complete, effect verified';
const failed = 'contain: INC-42-identities-payments: failed: Error: throttled';
const releasedPart = 'release: INC-42-identities-payments: removed iam user policy ci-deploy:INC-42';

test.each<[string, Incident['log'], string]>([
  ['nothing applied', [], 'Containment not confirmed'],
  ['complete', logged(contained), 'Contained'],
  ['a stack failed', logged(failed), 'Containment in part'],
  ['mended', logged(failed, contained), 'Contained'],
  ['a stack failed later', logged(contained, failed), 'Containment in part'],
  ['released in part, to be contained again', logged(contained, releasedPart), 'Containment not confirmed'],
  ['contained again', logged(contained, releasedPart, 'release: complete', contained), 'Contained'],
])('contained only when the log says so: %s', (_, log, state) => {
  const now: Incident = { ...incident, phase: 'contain', releasedAt: undefined, log };
  const report = incidentReport(now, estate, NOW);
  expect(report.state.text).toBe(state);
  expect(report.summary[0]?.includes('NOT contained')).toBe(state !== 'Contained');
});

test.each<[string, Incident['log'][number]['at'], string]>([
  ['after it began', '2026-11-21T08:02:00Z', 'Released'],
  ['of an earlier one', '2026-11-21T07:00:00Z', 'Release not confirmed'],
])('released only when a release was complete %s', (_, at, state) => {
  const log = [...logged(contained), { at, who: 'asha', what: 'release: complete', told: [] }];
  expect(incidentReport({ ...incident, log }, estate, NOW).state.text).toBe(state);
});

const opened = (change: Partial<Incident>, now = NOW) =>
  JSON.stringify(
    incidentReport({ ...incident, ...change }, estate, now).sections.find(({ title }) => title === 'Still open'),
  );

test('keys that work again are open until the runbook step is ticked off', () => {
  expect(opened({})).toContain('keys work again');
  expect(opened({ log: logged('runbook replace-key-AKIAIOSFODNN7EXAMPLE: done') })).not.toContain('keys work again');
  expect(opened({ phase: 'contain', releasedAt: undefined })).not.toContain('keys work again');
});

test('steps by hand are done when the log ticks them off', () => {
  const step = 'replace-key-AKIAIOSFODNN7EXAMPLE';
  const steps = (log: Incident['log']) =>
    toMarkdown(incidentReport({ ...incident, log }, estate, NOW)).split('## Steps by hand')[1];
  expect(steps([])).toMatch(/Replace the access key .* \| \*\*not on record\*\* \|/);
  expect(steps(logged(`runbook ${step}: done`))).toMatch(
    /Replace the access key .* \| done \| 2026-11-20 19:00:00, asha/,
  );
});

test('a deadline is open until it has passed, then overdue', () => {
  const [deadline] = incident.deadlines;
  expect(opened({ deadlines: [deadline!] })).toContain('"text":"open"');
  expect(opened({ deadlines: [deadline!] }, '2026-11-24T00:00:00Z')).toContain('"text":"overdue"');
  expect(opened({ deadlines: [{ ...deadline!, done: NOW }] })).not.toContain('Data Protection Board');
});

test('a deadline that has passed is said in the first paragraph', () => {
  const opening = (now: string) => incidentReport(incident, estate, now).summary[0];
  expect(opening('2026-11-24T00:00:00Z')).toContain(
    '1 deadline has PASSED UNMET: Notify the Data Protection Board of India (DPDP).',
  );
  expect(opening(NOW)).not.toContain('PASSED');
});

test('a deadline that is not required is not open, and says why', () => {
  const deadlines = [{ ...incident.deadlines[0]!, notRequired: 'no personal data: Ingrid Berg' }];
  expect(opened({ deadlines }, '2026-11-24T00:00:00Z')).not.toContain('Data Protection Board');
  expect(toMarkdown(incidentReport({ ...incident, deadlines }, estate, NOW))).toMatch(
    /Data Protection Board .* \| not required \| no personal data: Ingrid Berg/,
  );
});

describe('who was told', () => {
  const contacts = testEstate((input) => {
    input.escalation.push({
      name: 'Wen Li',
      role: 'security-lead',
      email: 'wen@example.com',
      phone: '+65 6555 0104',
    });
  });
  const told = (log: Incident['log'], records = {}) =>
    toMarkdown(incidentReport({ ...incident, log }, contacts, NOW, records))
      .split('## Who was told')[1]
      ?.split('\n## ')[0];
  const by = (...names: string[]) => [{ at: NOW, who: 'asha', what: 'called', told: names }];

  test('stands in escalation order, with how to reach those who were not', () => {
    expect(told([])).toMatch(
      /Asha Rao \| commander \|[^]*Wen Li \| security lead \| \*\*not on record\*\* \| \+65 6555 0104/,
    );
    expect(told(by(' wen li'))).toMatch(/Wen Li \| security lead \| 2026-11-21 20:00:00 \|/);
    expect(told(by('Wen'))).toMatch(/Wen Li \| security lead \| \*\*not on record/);
  });

  test('has the provider, by the runbook', () => {
    expect(told([])).toMatch(
      /AWS Trust & Safety|AWS Trust \\& Safety \| provider: abuse \| \*\*not on record\*\* \| .*report-abuse/,
    );
    expect(told(logged('runbook tell-aws: done'))).toMatch(/Safety \| provider: abuse \| 2026-11-20 19:00:00/);
  });

  test('has the owners of accounts that the hunt names', () => {
    const hunt = {
      contacts: [{ account: '999999999999', why: 'a role was taken' }],
      findings: [],
      proposals: [],
      unanswered: [],
    };
    const records = {
      hunt: { ...hunt, version: 1, incident: 'INC-42', at: NOW, since: '2026-11-01', engine: 'local' },
    };
    expect(told([], records)).toMatch(/owner of 999999999999 \| a role was taken \| \*\*not on record/);
    expect(told(by('owner of 999999999999'), records)).toMatch(
      /owner of 999999999999 \| a role was taken \| 2026-11-21/,
    );
  });
});

test('volumes without a snapshot on record are open', () => {
  expect(opened({})).not.toContain('to be captured');
  expect(opened({ log: [] })).toContain('1 volume to be captured; on record: 0 of 1 snapshots, 0 of 2 copies');
});

describe('evidence on record', () => {
  const made = (account: string, ...ids: string[]) => {
    const what = `contain: INC-42-evidence-x: ${ids.map((id) => `created ${id}`).join(', ')}`;
    const log = [{ at: '2026-11-20T18:06:00Z', who: 'asha', what, told: [] }];
    const aws = incident.aws.map((targets) => ({ ...targets, account }));
    return missingEvidence({ incident: { ...incident, aws, log }, estate, now: '2026-11-22T00:00:00Z' });
  };
  const [SNAPSHOT, SHAREABLE, COPY] = ['ebs snapshot snap-1', 'ebs snapshot copy snap-2', 'ebs snapshot copy snap-3'];

  test('is complete with the copy in the forensic account, not before', () => {
    expect(made('444444444444', SNAPSHOT, SHAREABLE, COPY)).toBeUndefined();
    expect(made('444444444444', SNAPSHOT, SHAREABLE)).toBe(
      '1 volume to be captured; on record: 1 of 1 snapshots, 1 of 2 copies',
    );
  });

  test('is one copy of what is in the forensic account', () => {
    expect(made('222222222222', SNAPSHOT, COPY)).toBeUndefined();
    expect(made('222222222222', SNAPSHOT)).toMatch('0 of 1 copies');
  });
});
