import type { Estate } from '../estate/schema';
import { hoursAfter } from './moments';
import type { Incident } from './schema';

interface Notified {
  readonly notifications: readonly Estate['notifications'][number][];
}

export interface Deadline {
  readonly what: string;
  /** As `2026-11-23T18:04:00Z`. */
  readonly by: string;
  /** When it was met. @default - it was not */
  readonly done?: string;
  /** Why it need not be met. @default - it must be */
  readonly notRequired?: string;
  /** Where, by the estate file. @default - not said */
  readonly to?: string;
}

/** What the estate file wants told of every incident. The clocks start when the breach is known: at its declaration. */
export function deadlinesFrom({ notifications }: Notified, declaredAt: string): Deadline[] {
  return notifications.map(({ what, withinHours, to }) => ({ what, by: hoursAfter(declaredAt, withinHours), to }));
}

/**
 * Every deadline of an incident, the next one first: those of its file, and those of the estate file that it does not name,
 * so that none is lost with a line. A closed incident keeps to its own: a law that is listed later is not about it.
 */
export function deadlinesOf({ deadlines, declaredAt, phase }: Incident, estate: Notified): Deadline[] {
  const known = deadlinesFrom(estate, declaredAt);
  const own = deadlines.map((one) => ({ ...one, to: known.find(({ what }) => what === one.what)?.to }));
  const unnamed = known.filter(({ what }) => !own.some((one) => one.what === what));
  return [...own, ...(phase === 'close' ? [] : unnamed)].sort((a, b) => Date.parse(a.by) - Date.parse(b.by));
}

/** Neither met nor not required, and its moment has passed. */
export function isOverdue({ by, done, notRequired }: Deadline, now: string): boolean {
  return !done && !notRequired && Date.parse(by) < Date.parse(now);
}
