import { visible } from '../report/visible';
import type { Contact, Finding, Held, OwnCalls, Proposed, Reached, Tagged } from './outcome';
import { contactLines, heldLines, proposedLines, reachLines, taggedLines } from './print-accounts';
import { findingLines } from './print-findings';

/** What a hunt has to say to people. */
export interface Printed {
  readonly id: string;
  readonly engine: 'athena' | 'local';
  readonly since: string;
  readonly loaded: {
    readonly folder?: string;
    readonly files?: number;
    readonly events?: number;
    /** Files with records that others have too; each is counted once. */
    readonly repeated?: readonly { readonly file: string; readonly records: number }[];
    readonly accounts: readonly { readonly account: string; readonly events: number }[];
    readonly passedOver: readonly string[];
  };
  readonly asked: number;
  readonly findings: readonly Finding[];
  readonly contacts: readonly Contact[];
  readonly proposals: readonly Proposed[];
  readonly open?: string;
  readonly responders: readonly OwnCalls[];
  readonly unanswered: readonly string[];
  readonly notAsked: readonly string[];
  readonly reach: readonly Reached[];
  readonly keys: readonly Held[];
  readonly resources: readonly Tagged[];
  /** Path of the record. */
  readonly record: string;
  /** Path of the incident file. */
  readonly file: string;
  /** `payments (444444444444)`. */
  readonly called: (account: string) => string;
}

/** The worst first; what to do about it last, where the eye of whoever ran it rests. */
export function printed(hunted: Printed): string {
  const { called, findings, loaded } = hunted;
  const linked = findings.filter(({ bySuspects }) => bySuspects.length > 0);
  const others = findings.filter(({ bySuspects }) => bySuspects.length === 0);
  const passedOver = loaded.passedOver.map(
    (account) => `${called(account)}: its logs are there, and nothing leads to it`,
  );
  const sections: readonly (readonly [title: string, lines: readonly string[]])[] = [
    ['By what the incident file contains, and where it leads', findingLines(linked, called)],
    ['By nobody that is linked to the incident: is it yours?', findingLines(others, called)],
    ['Credentials now', heldLines(hunted.keys, called)],
    [
      'What they could do on every resource, of the calls of consequence (own policies; no conditions)',
      reachLines(hunted.reach, called),
    ],
    ['Tagged as production, in EC2', taggedLines(hunted.resources, called)],
    [
      'Calls of responders, not findings. A session that is none of your people is worse than all above',
      hunted.responders.map(({ account, session, calls }) => `${session} in ${called(account)}: ${calls}`),
    ],
    ['Contact', contactLines(hunted.contacts, called)],
    ['Contain too', proposedLines(hunted.proposals, hunted.open, called)],
    ['Not asked', [...hunted.notAsked, ...passedOver]],
    ['NOT ANSWERED: what is not found may still be there', hunted.unanswered],
  ];
  const text = [
    heading(hunted),
    ...sections
      .filter(([, lines]) => lines.length > 0)
      .map(([title, lines]) => [`== ${title}`, ...lines.map((line) => (line === '' ? '' : `  ${line}`))].join('\n')),
    ending(hunted),
  ];
  return visible(text.join('\n\n'));
}

function heading({ id, engine, since, loaded, asked, findings, called }: Printed): string {
  const { folder = '', files = 0, events = 0, repeated = [], accounts } = loaded;
  const where = engine === 'local' ? `${folder}: ${files} files, ${events} events` : 'the evidence store, by Athena';
  const logs = accounts.map((one) => `${called(one.account)}: ${one.events} events`).join('; ') || 'no log';
  const twice = repeated.map(
    ({ file, records }) => `\n${file} repeats ${records} records of other files: counted once`,
  );
  return `Hunt of ${id} since ${since} in ${where}${twice.join('')}\n${logs}\n${asked} questions, ${findings.length} with an answer (all rows: --json)`;
}

function ending({ unanswered, findings, proposals, record, file }: Printed): string {
  const open = unanswered.length > 0;
  return [
    `${findings.length} findings, ${proposals.length} further targets; ` +
      (open
        ? `${unanswered.length} things could not be read or answered: this is no all-clear`
        : 'every question was answered'),
    `Written: ${record}, and an entry in the log of ${file}. Commit both`,
  ].join('\n');
}
