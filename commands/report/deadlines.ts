import type { Incident } from '../../stacks/incident/schema';
import { countdown } from '../cli/countdown';
import type { Mark, Section } from './document';
import type { ReportInput } from './report-input';
import { inTable, span } from './words';

interface DeadlineState {
  readonly what: string;
  readonly by: string;
  /** good: met; bad: met late, or overdue; warn: open. */
  readonly mark: Mark;
  /** When it was met, or how long it is until then. */
  readonly when: string;
  readonly isOpen: boolean;
}

/** The deadlines in the order in which they come. */
export function deadlineStates({ deadlines: all }: Incident, now: string): DeadlineState[] {
  const sorted = [...all].sort((a, b) => Date.parse(a.by) - Date.parse(b.by));
  return sorted.map(({ what, by, done }) => {
    if (done) {
      const late = Date.parse(done) > Date.parse(by);
      const mark: Mark = late ? { text: 'late', tone: 'bad' } : { text: 'met', tone: 'good' };
      return { what, by, mark, when: `${inTable(done)}${late ? `, ${span(by, done)} late` : ''}`, isOpen: false };
    }
    const overdue = Date.parse(by) < Date.parse(now);
    const mark: Mark = overdue ? { text: 'overdue', tone: 'bad' } : { text: 'open', tone: 'warn' };
    return { what, by, mark, when: countdown(now, by), isOpen: true };
  });
}

export function deadlines({ incident, now }: ReportInput): Section {
  const rows = deadlineStates(incident, now).map(({ what, by, mark, when }) => [what, { mark }, when, inTable(by)]);
  return {
    title: 'Deadlines',
    table: { head: ['What', 'State', 'When', 'Until'], rows, empty: 'No deadline is set.' },
  };
}
