import type { Estate } from '../../stacks/estate/schema';
import type { Incident } from '../../stacks/incident/schema';
import { ownerTold } from '../recovery/by-hunt';
import { runbook } from '../runbook';
import { accountName } from './by-account';
import { inOrder } from './course';
import type { Cell, Section } from './document';
import type { ReportInput } from './report-input';
import { count, inTable } from './words';

/** The escalation order first, then the provider, owners of other accounts, and everybody else who was told. */
export function told(input: ReportInput): Section {
  const { incident, estate } = input;
  const since = firstTold(incident);
  const people = estate.escalation.map(({ name, role, phone, email }): Cell[] => {
    const at = since.get(known(name));
    return [name, role.replace('-', ' '), when(at?.at), at ? '' : `${phone}\n${email}`];
  });
  const others = [...since.values()].filter(
    ({ name }) => !estate.escalation.some((one) => known(one.name) === known(name)),
  );
  const rows = [
    ...people,
    ...provider(input),
    ...owners(input),
    ...others.map(({ name, at }): Cell[] => [name, '', inTable(at), '']),
  ];
  return {
    title: 'Who was told',
    text: ['In the order in which they are called: the next one when nobody answers within five minutes.'],
    table: { head: ['Name', 'Role', 'Told', 'Reached by'], rows, empty: 'Nobody.' },
  };
}

/** Those of the escalation order whom the log does not name as told. */
export function notTold(incident: Incident, { escalation }: Estate): string[] {
  const since = firstTold(incident);
  return escalation.map(({ name }) => name).filter((name) => !since.has(known(name)));
}

function provider({ incident, estate }: ReportInput): Cell[][] {
  const step = runbook(incident, estate).find(({ id }) => id === 'tell-aws');
  const at = step?.undone ? undefined : step?.done?.at;
  return step ? [['AWS Trust & Safety', 'provider: abuse', when(at), at ? '' : (step.byHand?.[0] ?? '')]] : [];
}

function owners({ incident, estate, records: { hunt } = {} }: ReportInput): Cell[][] {
  const contacts = hunt?.contacts ?? [];
  return [...new Set(contacts.map(({ account }) => account))].map((account) => {
    const at = ownerTold(incident, account);
    const [first = '', ...more] = contacts.filter((one) => one.account === account).map(({ why }) => why);
    const why = more.length > 0 ? `${first}, and ${count(more.length, 'more reason')}` : first;
    return [
      `owner of ${accountName(account, estate)}`,
      why,
      when(at),
      at ? '' : 'name the account under `told` in the log',
    ];
  });
}

function when(at: string | undefined): Cell {
  return at ? inTable(at) : { mark: { text: 'not on record', tone: 'warn' } };
}

/** Commanders know of what they command. */
function firstTold({ log, commander, declaredAt }: Incident): Map<string, { name: string; at: string }> {
  const first = new Map([[known(commander), { name: commander, at: declaredAt }]]);
  for (const { at, told: names } of inOrder(log)) {
    for (const name of names) if (!first.has(known(name))) first.set(known(name), { name, at });
  }
  return first;
}

/** Logs are written in a hurry: `asha rao ` is Asha Rao. */
function known(name: string): string {
  return name.trim().toLowerCase();
}
