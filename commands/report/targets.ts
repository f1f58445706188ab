import type { Incident } from '../../stacks/incident/schema';
import { accountName, byAccount } from './by-account';
import { done } from './done';
import type { Section } from './document';
import type { ReportInput } from './report-input';

const DECLARED = 'As the incident file declares it; the timeline says what was carried out';
const CARRIED_OUT: Readonly<Record<Incident['phase'], string>> = {
  contain: `${DECLARED}.`,
  release: `${DECLARED}, and what was given back.`,
  close: `${DECLARED}, and what was given back.`,
};

export function targets({ incident: { aws, phase }, estate }: ReportInput): Section {
  const rows = aws.flatMap((entry) => done(entry).map(([target, what]) => ({ account: entry.account, target, what })));
  return {
    title: 'Targets and what was done',
    text: [rows.length > 0 ? CARRIED_OUT[phase] : 'The incident has no targets.'],
    parts: byAccount(
      rows,
      (some) => ({ head: ['Target', 'What'], rows: some.map(({ target, what }) => [target, what]), empty: '' }),
      (account) => accountName(account, estate),
    ),
  };
}
