import type { Estate } from '../../stacks/estate/schema';
import type { Incident } from '../../stacks/incident/schema';
import { inOrder } from './course';
import type { Section } from './document';
import type { ReportInput } from './report-input';
import { inTable } from './words';

/** The escalation order first, then everybody else who was told. */
export function told({ incident, estate }: ReportInput): Section {
  const since = firstTold(incident);
  const contacts = estate.aws.escalation.map(({ name, role }) => {
    const at = since.get(name);
    return [name, role, at ? inTable(at) : { mark: { text: 'not on record', tone: 'warn' as const } }];
  });
  const others = [...since].filter(([name]) => !estate.aws.escalation.some((contact) => contact.name === name));
  const rows = [...contacts, ...others.map(([name, at]) => [name, '', inTable(at)])];
  return { title: 'Who was told', table: { head: ['Name', 'Role', 'Since'], rows, empty: 'Nobody.' } };
}

/** Those of the escalation order whom the log does not name as told. */
export function notTold(incident: Incident, { aws }: Estate): string[] {
  const since = firstTold(incident);
  return aws.escalation.map(({ name }) => name).filter((name) => !since.has(name));
}

/** Commanders know of what they command. */
function firstTold({ log, commander, declaredAt }: Incident): Map<string, string> {
  const first = new Map([[commander, declaredAt]]);
  for (const { at, told: names } of inOrder(log)) for (const name of names) first.set(name, first.get(name) ?? at);
  return first;
}
