import { earliestClose } from '../stacks/incident/longest-session';
import type { Incident } from '../stacks/incident/schema';
import { countdown } from './cli/countdown';
import { EXIT } from './cli/exit';
import type { Result } from './cli/output';
import type { Session } from './session';
import { planStacks, type StackDrift } from './terraform/deploy';
import { incidentStacks } from './terraform/incident-stacks';
import { changesOf } from './verify/declared';

interface IncidentStatus {
  readonly incident: Incident;
  /** None for what is closed. */
  readonly stacks: readonly StackDrift[];
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
  for (const incident of chosen) found.push({ incident, stacks: await drift(incident, session) });
  const overdue = chosen.some(({ deadlines }) =>
    deadlines.some(({ by, done }) => !done && Date.parse(by) < Date.parse(now)),
  );
  const differs = found.some(({ stacks }) => stacks.some(({ state }) => state === 'differs' || state === 'unknown'));
  const exit = overdue || differs ? EXIT.problem : EXIT.done;
  return {
    exit,
    text: found.map((one) => print(one, now)).join('\n\n') || `no incident in ${session.folder}/`,
    json: {
      exit,
      incidents: found.map(({ incident, stacks }) => ({
        id: incident.id,
        phase: incident.phase,
        commander: incident.commander,
        expires: incident.expires,
        deadlines: incident.deadlines,
        stacks: stacks.map(({ stack, state }) => ({ stack, state })),
      })),
    },
  };
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

function print({ incident, stacks }: IncidentStatus, now: string): string {
  const { id, phase, commander, expires, deadlines, releasedAt } = incident;
  const review = phase === 'close' ? '' : `, review ${countdown(now, expires)}`;
  return [
    `${id}  ${phase}, commander ${commander}${review}`,
    ...stacks.flatMap((one) => [`  ${MARK[one.state]} ${one.stack}: ${one.state}`, ...details(one, incident)]),
    ...(phase === 'release' && releasedAt ? [`  close: ${closing(incident, releasedAt, now)}`] : []),
    ...deadlines.map(
      ({ what, by, done }) => `  deadline: ${what}: ${done ? `done ${done}` : `${countdown(now, by)} (${by})`}`,
    ),
  ].join('\n');
}

/** What differs, and what to do; why something could not be looked at. */
function details({ state, output }: StackDrift, { id, phase }: Incident): string[] {
  if (state === 'unknown') return [`         ${output.split('\n')[0] ?? ''}`];
  if (state !== 'differs') return [];
  return [...changesOf(output).map((line) => `         ${line}`), `         do: npx firebreak ${phase} ${id}`];
}

function closing(incident: Incident, releasedAt: string, now: string): string {
  const earliest = earliestClose(incident, releasedAt);
  return Date.parse(earliest) <= Date.parse(now) ? 'possible' : `possible ${countdown(now, earliest)} (${earliest})`;
}
