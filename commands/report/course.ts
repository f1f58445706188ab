import { complete } from '../complete';
import type { Incident } from '../../stacks/incident/schema';
import type { Mark } from './document';

type Entry = Incident['log'][number];

/** How far an incident has come, by its log: the phase of the file is only what it is meant to be. */
export interface Course {
  readonly state: Mark;
  /** The log says that the phase of the file is reached, and nothing failed since. */
  readonly confirmed: boolean;
  /** When containment was complete for the first time. @default - the log does not say that it ever was */
  readonly containedAt?: string;
  /** When it was complete again, after a release. @default - it was not */
  readonly containedAgainAt?: string;
  /** The entry of a stack that failed, with nothing complete since. @default - none */
  readonly failure?: Entry;
}

const STATE: Readonly<Record<Incident['phase'], { reached: string; missed: string }>> = {
  contain: { reached: 'Contained', missed: 'Containment' },
  release: { reached: 'Released', missed: 'Release' },
  close: { reached: 'Closed', missed: 'Close' },
};

export function course(incident: Incident): Course {
  const { phase } = incident;
  const log = inOrder(incident.log);
  const isComplete = ({ what }: Entry) => what.startsWith(complete(phase));
  const since = ofThisPhase(incident, log);
  const [failure] = after(since, isComplete)
    .filter(({ what }) => FAILED.test(what))
    .slice(-1);
  const confirmed = since.some(isComplete) && !failure;
  const { reached, missed } = STATE[phase];
  const text = confirmed ? reached : `${missed} ${failure ? 'in part' : 'not confirmed'}`;
  const contained = ({ what }: Entry) => what.startsWith(complete('contain'));
  const released = log.findIndex(ofRelease);
  return {
    state: { text, tone: confirmed ? 'good' : 'bad' },
    confirmed,
    containedAt: log.find(contained)?.at,
    containedAgainAt: released < 0 ? undefined : log.slice(released).filter(contained).pop()?.at,
    failure,
  };
}

/** The timeline by time; entries of the same second as they were written. */
export function inOrder(log: readonly Entry[]): Entry[] {
  return [...log].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** What the commands log of a stack that failed: `contain: INC-42-identities-payments: failed: …`. */
export const FAILED = /^(contain|release|close): \S+: failed: /;

/** Without what belongs to an earlier containment, or an earlier release. */
function ofThisPhase({ phase, releasedAt = '', closedAt = '' }: Incident, log: readonly Entry[]): readonly Entry[] {
  if (phase === 'contain') return after(log, ofRelease);
  const from = Date.parse(phase === 'release' ? releasedAt : closedAt);
  return log.filter(({ at }) => Date.parse(at) >= from);
}

function ofRelease({ what }: Entry): boolean {
  return what.startsWith('release: ');
}

/** What comes after the last entry of that kind; everything, when there is none. */
function after(log: readonly Entry[], kind: (entry: Entry) => boolean): readonly Entry[] {
  return log.slice(log.map(kind).lastIndexOf(true) + 1);
}
