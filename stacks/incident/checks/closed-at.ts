import type { Finding } from '../../files/problem';
import { longestSessionHours } from '../longest-session';
import { hoursAfter, hoursBetween } from '../moments';
import type { Check } from './check';

/** Closing removes the revocation of old sessions; none of them may be left. */
export const closedAt: Check = (incident) => {
  const { phase, releasedAt, closedAt: closed } = incident;
  if (phase !== 'close' || !releasedAt) return [];
  const hours = longestSessionHours(incident);
  const earliest = hoursAfter(releasedAt, hours);
  if (closed && hoursBetween(earliest, closed) >= 0) return [];
  const wait = { allowed: `${earliest} or later`, fix: `leave phase: release until ${earliest}, then close` };
  const finding: Finding = closed
    ? { path: ['closedAt'], message: `closedAt is ${sessions(hours)}`, ...wait }
    : { path: ['phase'], message: 'phase close needs closedAt: the longest session must have passed by then', ...wait };
  return [finding];
};

function sessions(hours: number): string {
  return hours > 0
    ? `less than ${hours} hours after releasedAt: sessions from before the release may still be alive`
    : 'before releasedAt';
}
