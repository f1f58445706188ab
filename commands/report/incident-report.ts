import { accountsOf } from '../../stacks/aws/accounts';
import type { Estate } from '../../stacks/estate/schema';
import type { Incident } from '../../stacks/incident/schema';
import { notStopped } from '../not-stopped';
import type { ReportDocument, Section } from './document';
import { done } from './done';

/** Everything that is on record about an incident, out of its file alone. */
export function incidentReport(incident: Incident, estate: Estate): ReportDocument {
  return {
    title: `Incident ${incident.id}`,
    sections: [
      summary(incident),
      timeline(incident),
      targets(incident, estate),
      leftOpen(incident, estate),
      evidence(incident),
      deadlines(incident),
      told(incident, estate),
      ...(incident.notes ? [{ title: 'Notes', text: incident.notes }] : []),
    ],
  };
}

function summary(incident: Incident): Section {
  const { phase, declaredAt, commander, sequence, reason, sessionCutoff, releasedAt, closedAt, expires } = incident;
  const state = { contain: 'contained', release: 'released', close: 'closed' }[phase];
  const rows = [
    ['State', state],
    ['Commander', commander],
    ['Declared', declaredAt],
    ['Sequence', sequence === 'isolate-first' ? `isolate-first: ${reason ?? ''}` : sequence],
    ['Sessions revoked that were issued before', releasedAt ?? sessionCutoff],
    ...(releasedAt ? [['Released', releasedAt]] : []),
    ...(closedAt ? [['Closed', closedAt]] : [['To be reviewed', expires]]),
  ];
  return { title: 'Summary', table: { head: ['', ''], rows, empty: '' } };
}

function timeline({ log }: Incident): Section {
  const sorted = [...log].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const rows = sorted.map(({ at, who, what, told: names }) => [at, who, what, names.join(', ')]);
  return {
    title: 'Timeline',
    text: 'All times are UTC.',
    table: { head: ['Time', 'Who', 'What', 'Told'], rows, empty: 'Nothing is logged.' },
  };
}

function targets({ aws, phase }: Incident, estate: Estate): Section {
  const rows = aws.flatMap((entry) =>
    done(entry).map(([target, what]) => [accountName(entry.account, estate), target, what]),
  );
  return {
    title: 'Targets and what was done',
    text:
      phase === 'contain'
        ? undefined
        : 'This held until the release; since then everything is as it was before, except evidence and revoked sessions.',
    table: { head: ['Account', 'Target', 'What'], rows, empty: 'The incident has no targets.' },
  };
}

function leftOpen(incident: Incident, estate: Estate): Section {
  const rows = notStopped(incident, estate).map(({ account, target, what, instead }) => [
    accountName(account, estate),
    target,
    what,
    instead,
  ]);
  return {
    title: 'Not stopped by containment',
    table: {
      head: ['Account', 'Target', 'What goes on', 'What stops it'],
      rows,
      empty: 'The incident has no targets.',
    },
  };
}

/** What the log says was made in evidence stacks, with its id. */
function evidence({ id, aws, log }: Incident): Section {
  const made = log.flatMap(({ at, what }) =>
    what.includes(`${id}-evidence-`)
      ? [...what.matchAll(/created (.+?) (\S+?)(?:, |$)/g)].map(([, kind = '', resource = '']) => [at, kind, resource])
      : [],
  );
  const volumes = aws.flatMap(({ instances }) => instances.flatMap(({ volumes: all }) => all));
  return {
    title: 'Evidence',
    text:
      volumes.length > 0
        ? `Volumes to be captured: ${volumes.join(', ')}. Evidence outlives release, close and every destroy.`
        : 'No volume is listed. Evidence outlives release, close and every destroy.',
    table: { head: ['Made', 'Kind', 'Id'], rows: made, empty: 'The log names no evidence.' },
  };
}

function deadlines({ deadlines: all }: Incident): Section {
  const rows = all.map(({ what, by, done: met }) => [
    by,
    what,
    met ? `done ${met}${Date.parse(met) > Date.parse(by) ? ', late' : ''}` : 'open',
  ]);
  return { title: 'Deadlines', table: { head: ['Until', 'What', 'State'], rows, empty: 'No deadline is set.' } };
}

/** The escalation order first, then everybody else who was told. */
function told({ log }: Incident, { aws }: Estate): Section {
  const first = new Map<string, string>();
  for (const { at, told: names } of log) for (const name of names) first.set(name, first.get(name) ?? at);
  const contacts = aws.escalation.map(({ name, role }) => [name, role, first.get(name) ?? 'not on record']);
  const others = [...first].filter(([name]) => !aws.escalation.some((contact) => contact.name === name));
  const rows = [...contacts, ...others.map(([name, at]) => [name, '', at])];
  return { title: 'Who was told', table: { head: ['Name', 'Role', 'Since'], rows, empty: 'Nobody.' } };
}

function accountName(id: string, { aws }: Estate): string {
  const account = accountsOf(aws).find((candidate) => candidate.id === id);
  return account ? `${account.name} (${id})` : id;
}
