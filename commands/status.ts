import { deadlinesOf, isOverdue, type Deadline } from '../stacks/incident/deadlines';
import { earliestClose } from '../stacks/incident/longest-session';
import type { Incident } from '../stacks/incident/schema';
import { countdown } from './cli/countdown';
import { CommandError, EXIT } from './cli/exit';
import type { Result } from './cli/output';
import type { Progress } from './recovery/progress';
import { readRecords, type Records } from './recovery/records';
import { deadlineLine, recoveryLine, recoveryProgress } from './recovery/status-lines';
import type { Session } from './session';
import { planStacks, type StackDrift } from './terraform/deploy';
import { incidentStacks } from './terraform/incident-stacks';
import { changesOf } from './verify/declared';

interface IncidentStatus {
  readonly incident: Incident;
  /** None for what is closed. */
  readonly stacks: readonly StackDrift[];
  readonly deadlines: readonly Deadline[];
  /** @default - containment is not complete yet */
  readonly recovery?: Progress;
  /** Why its records cannot be read. @default - they can */
  readonly spoiled?: string;
}

/**
 * Every incident, or one: phase, whether AWS has what is declared, deadlines. Changes nothing.
 *
 * Exit code 1 when anything differs from what is declared, or a deadline is overdue: for a job that watches.
 */
export async function status(id: string | undefined, session: Session): Promise<Result> {
  const chosen = id ? [session.incident(id)] : session.incidents();
  const now = session.now();
  const found: IncidentStatus[] = [];
  for (const incident of chosen) {
    const stacks = await drift(incident, session);
    const { estate } = session.context;
    const { records, spoiled } = recordsOf(incident.id, session);
    const recovery = spoiled ? undefined : recoveryProgress({ incident, estate, now, records });
    found.push({ incident, stacks, deadlines: deadlinesOf(incident, estate), recovery, spoiled });
  }
  const overdue = found.some(({ deadlines }) => deadlines.some((one) => isOverdue(one, now)));
  const differs = found.some(({ stacks }) => stacks.some(({ state }) => state === 'differs' || state === 'unknown'));
  const spoiled = found.some((one) => one.spoiled);
  const exit = overdue || differs || spoiled ? EXIT.problem : EXIT.done;
  return {
    exit,
    text: found.map((one) => print(one, now)).join('\n\n') || `no incident in ${session.folder}/`,
    json: {
      exit,
      incidents: found.map(({ incident, stacks, deadlines, recovery }) => ({
        id: incident.id,
        phase: incident.phase,
        commander: incident.commander,
        expires: incident.expires,
        deadlines,
        stacks: stacks.map(({ stack, state }) => ({ stack, state })),
        ...(recovery && {
          recovery: {
            done: recovery.done,
            of: recovery.of,
            left: recovery.left.map(({ id, state }) => ({ id, state })),
          },
        }),
      })),
    },
  };
}

/** A record that cannot be read hides how far recovery is, not what is contained. */
function recordsOf(id: string, session: Session): { records?: Records; spoiled?: string } {
  try {
    return { records: readRecords(session.folder, id) };
  } catch (error) {
    if (error instanceof CommandError) return { spoiled: error.message };
    throw error;
  }
}

async function drift(incident: Incident, session: Session): Promise<StackDrift[]> {
  if (incident.phase === 'close') return [];
  session.say(`${incident.id}: planning its stacks`);
  const { containment, evidence } = incidentStacks(session.context, session.incidents(), incident.id);
  return planStacks([...containment, ...evidence], session.terraform());
}

const MARK: Readonly<Record<StackDrift['state'], string>> = {
  'as declared': 'ok  ',
  differs: 'DIFF',
  unknown: '?   ',
  'at work': '... ',
};

function print({ incident, stacks, deadlines, recovery, spoiled }: IncidentStatus, now: string): string {
  const { id, phase, commander, expires, releasedAt } = incident;
  const review = phase === 'close' ? '' : `, review ${countdown(now, expires)}`;
  return [
    `${id}  ${phase}, commander ${commander}${review}`,
    ...stacks
      .filter(({ state }) => state !== 'unknown')
      .flatMap((one) => [`  ${MARK[one.state]} ${one.stack}: ${one.state}`, ...details(one, incident)]),
    ...unknown(stacks),
    ...(phase === 'release' && releasedAt ? [`  close: ${closing(incident, releasedAt, now)}`] : []),
    ...deadlines.map((one) => `  ${deadlineLine(one, now)}`),
    ...(recovery ? [`  ${recoveryLine(recovery)}`] : []),
    ...(spoiled ? [`  recovery: not known: ${spoiled}`] : []),
  ].join('\n');
}

/** What could not be looked at, by the reason: one sign-in that is missing is one line. */
function unknown(stacks: readonly StackDrift[]): string[] {
  const open = stacks.filter(({ state }) => state === 'unknown');
  return [...new Set(open.map(({ output }) => output))].flatMap((output) => {
    const alike = open.filter((one) => one.output === output).map(({ stack }) => stack);
    return [
      `  ${MARK.unknown} ${alike.join(', ')}: unknown`,
      ...output
        .trimEnd()
        .split('\n')
        .slice(0, 3)
        .map((line) => `         ${line}`),
    ];
  });
}

/** What differs, and what to do. */
function details({ state, output }: StackDrift, { id, phase }: Incident): string[] {
  if (state !== 'differs') return [];
  return [...changesOf(output).map((line) => `         ${line}`), `         do: npx firebreak ${phase} ${id}`];
}

function closing(incident: Incident, releasedAt: string, now: string): string {
  const earliest = earliestClose(incident, releasedAt);
  return Date.parse(earliest) <= Date.parse(now) ? 'possible' : `possible ${countdown(now, earliest)} (${earliest})`;
}
