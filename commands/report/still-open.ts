import { deadlinesOf } from '../../stacks/incident/deadlines';
import { earliestClose } from '../../stacks/incident/longest-session';
import type { Incident } from '../../stacks/incident/schema';
import { countdown } from '../cli/countdown';
import { checklist } from '../recovery/checklist';
import { progressOf } from '../recovery/progress';
import { runbook } from '../runbook';
import type { RunbookStep } from '../runbook/step';
import { course } from './course';
import { deadlineStates } from './deadlines';
import type { Cell, Tone } from './document';
import { missingEvidence } from './evidence';
import type { ReportInput } from './report-input';
import { notTold } from './told';
import { count, inSentence, list } from './words';

/** What somebody still has to do or to decide, the worst first. */
export function stillOpen(input: ReportInput): Cell[] {
  const { incident, estate, now } = input;
  const steps = runbook(incident, estate).filter(({ done }) => !done);
  const keys = workingKeys(incident, steps);
  const untold = notTold(incident, estate);
  const evidence = missingEvidence(input);
  return [
    ...unconfirmed(incident),
    ...deadlineStates(deadlinesOf(incident, estate), now)
      .filter(({ isOpen }) => isOpen)
      .map(({ what, mark, by }) => ({ mark, text: `${due(now, by)}: ${what}` })),
    ...(evidence ? [item('evidence', 'warn', `${evidence}.`)] : []),
    ...(keys.length > 0
      ? [
          item(
            'keys work again',
            'bad',
            `Since the release, for whoever has them: ${list(keys)}. Replacing them is not on record.`,
          ),
        ]
      : []),
    ...next(incident, now),
    ...unrecovered(input),
    ...(steps.length > 0
      ? [item('by hand', 'warn', `${count(steps.length, 'step')} of the runbook not on record as done.`)]
      : []),
    ...(untold.length > 0 ? [item('not told', 'warn', `By the log: ${list(untold)}.`)] : []),
  ];
}

/** How far recovery is, once there is something to recover from. */
function unrecovered(input: ReportInput): Cell[] {
  if (!course(input.incident).containedAt) return [];
  const { done, of, left } = progressOf(checklist(input));
  const [first] = left;
  if (!first) return [];
  return [item('recovery', 'warn', `${done} of ${of} done. Next: ${first.title}: ${first.next}.`)];
}

/** Leaked keys that the release has given back, and that nobody is known to have replaced. */
function workingKeys({ phase, aws }: Incident, open: readonly RunbookStep[]): string[] {
  if (phase === 'contain') return [];
  const active = aws.flatMap(({ users }) =>
    users.flatMap(({ accessKeys }) => accessKeys.filter(({ was }) => was === 'Active')),
  );
  return active.flatMap(({ id }) => (open.some((step) => step.id === `replace-key-${id}`) ? id : []));
}

function unconfirmed(incident: Incident): Cell[] {
  const { state, confirmed, failure } = course(incident);
  if (confirmed) return [];
  const command = `\`npx firebreak ${incident.phase} ${incident.id}\``;
  const why = failure ? `On ${inSentence(failure.at)}: ${failure.what}` : 'The log does not say that it is complete.';
  return [
    item(
      state.text.toLowerCase(),
      'bad',
      `${why}\nRun ${command}: it goes on where it stopped, and looks at the effect.`,
    ),
  ];
}

/** The next decision of the commander. */
function next(incident: Incident, now: string): Cell[] {
  const { id, phase, expires, releasedAt } = incident;
  if (phase === 'contain') {
    const overdue = Date.parse(expires) < Date.parse(now);
    return [item('review', overdue ? 'bad' : 'warn', `${due(now, expires)}: release, or go on.`)];
  }
  if (phase === 'close' || !releasedAt || !course(incident).confirmed) return [];
  const earliest = earliestClose(incident, releasedAt);
  const when = Date.parse(earliest) <= Date.parse(now) ? 'now' : due(now, earliest);
  return [item('not closed', 'warn', `Possible ${when}: \`npx firebreak close ${id}\`.`)];
}

function due(now: string, moment: string): string {
  return `${countdown(now, moment)} (${inSentence(moment)})`;
}

function item(text: string, tone: Tone, what: string): Cell {
  return { mark: { text, tone }, text: what };
}
