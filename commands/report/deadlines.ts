import { deadlinesOf, isOverdue, type Deadline } from '../../stacks/incident/deadlines';
import { countdown } from '../cli/countdown';
import type { Cell, Mark, Section } from './document';
import type { ReportInput } from './report-input';
import { inTable, span } from './words';

interface DeadlineState {
  readonly what: string;
  readonly by: string;
  readonly to?: string;
  /** good: met; bad: met late, or overdue; warn: open; quiet: not required. */
  readonly mark: Mark;
  /** When it was met, how long it is until then, or why it is not required. */
  readonly when: string;
  readonly isOpen: boolean;
}

/** The deadlines in the order in which they come. */
export function deadlineStates(all: readonly Deadline[], now: string): DeadlineState[] {
  return all.map((deadline) => {
    const { what, by, done, notRequired, to } = deadline;
    const state = (mark: Mark, when: string, isOpen = false) => ({ what, by, to, mark, when, isOpen });
    if (notRequired) return state({ text: 'not required', tone: 'quiet' }, notRequired);
    if (done) {
      const late = Date.parse(done) > Date.parse(by);
      if (!late) return state({ text: 'met', tone: 'good' }, inTable(done));
      return state({ text: 'late', tone: 'bad' }, `${inTable(done)}, ${span(by, done)} late`);
    }
    const mark: Mark = isOverdue(deadline, now) ? { text: 'overdue', tone: 'bad' } : { text: 'open', tone: 'warn' };
    return state(mark, countdown(now, by), true);
  });
}

export function deadlines({ incident, estate, now }: ReportInput): Section {
  const states = deadlineStates(deadlinesOf(incident, estate), now);
  const rows = states.map(({ what, to, mark, when, by }): Cell[] => [
    to ? { text: what, items: [`to: ${to}`] } : what,
    { mark },
    when,
    inTable(by),
  ]);
  return {
    title: 'Deadlines',
    text: states.some(({ isOpen }) => isOpen)
      ? [
          'Counted from the declaration, by the estate file and the incident file. To tick one off, write it under `deadlines` of the ' +
            'incident file, with `done` and the moment, or with `notRequired`, why, and who decided it.',
        ]
      : [],
    table: { head: ['What', 'State', 'When', 'Until'], rows, empty: 'No deadline is set.' },
  };
}
