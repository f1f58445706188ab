import { isOverdue, type Deadline } from '../../stacks/incident/deadlines';
import { countdown } from '../cli/countdown';
import { course } from '../report/course';
import type { ReportInput } from '../report/report-input';
import { checklist } from './checklist';
import { progressOf, type Progress } from './progress';

/** How far recovery is; nothing before containment was complete: until then that is what counts. */
export function recoveryProgress(input: ReportInput): Progress | undefined {
  return course(input.incident).containedAt ? progressOf(checklist(input)) : undefined;
}

/** `recovery: 7 of 14 done, 2 not known; next: the way in is known, and closed`, with the command that answers it. */
export function recoveryLine({ done, of, notKnown, left: [next] }: Progress): string {
  const unknown = notKnown > 0 ? `, ${notKnown} not known` : '';
  if (!next) return `recovery: all ${of} done`;
  return `recovery: ${done} of ${of} done${unknown}; next: ${next.title} (${next.next.replaceAll('`', '')})`;
}

/** What is overdue is the first word that is read. */
export function deadlineLine(deadline: Deadline, now: string): string {
  const { what, by, done, notRequired } = deadline;
  if (done) return `deadline: ${what}: done ${done}${Date.parse(done) > Date.parse(by) ? ', LATE' : ''}`;
  if (notRequired) return `deadline: ${what}: not required: ${notRequired}`;
  return `${isOverdue(deadline, now) ? 'OVERDUE' : 'deadline'}: ${what}: ${countdown(now, by)} (${by})`;
}
