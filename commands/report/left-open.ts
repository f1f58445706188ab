import { notStopped, type NotStopped } from '../not-stopped';
import { accountName, byAccount } from './by-account';
import type { Section } from './document';
import type { ReportInput } from './report-input';

export function leftOpen({ incident, estate }: ReportInput): Section {
  return notStoppedSection(notStopped(incident, estate), (account) => accountName(account, estate), [
    incident.phase === 'contain'
      ? 'What goes on although everything above is contained.'
      : 'What goes on while everything above is contained: what happened until the release may have used it.',
  ]);
}

/** What goes on, once for all targets of an account that it is true of. */
export function notStoppedSection(
  open: readonly NotStopped[],
  title: (account: string) => string,
  text: readonly string[],
): Section {
  return {
    title: 'Not stopped by containment',
    text: open.length > 0 ? text : ['There are no targets.'],
    parts: byAccount(
      open,
      (rows) => ({ head: ['What goes on', 'With', 'What stops it'], rows: merged(rows), empty: '' }),
      title,
    ),
  };
}

function merged(rows: readonly NotStopped[]): string[][] {
  const found = new Map<string, { row: NotStopped; targets: string[] }>();
  for (const row of rows) {
    const key = JSON.stringify([row.what, row.instead]);
    const same = found.get(key);
    if (same) same.targets.push(row.target);
    else found.set(key, { row, targets: [row.target] });
  }
  return [...found.values()].map(({ row, targets }) => [row.what, targets.join(',\n'), row.instead]);
}
