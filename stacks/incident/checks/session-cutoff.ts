import { hoursAfter, hoursBetween } from '../moments';
import type { Check } from './check';

const LIMIT_HOURS = 1;

/**
 * Sessions from before the declaration die; those made long after it are somebody's new, legitimate ones. Synth has no clock:
 * "now" is the latest moment that the file records.
 */
export const sessionCutoff: Check = ({ sessionCutoff: cutoff, declaredAt, log = [] }) => {
  if (!cutoff || !declaredAt) return [];
  const path = ['sessionCutoff'];
  if (hoursBetween(declaredAt, cutoff) < 0) {
    return [
      {
        path,
        message: 'sessionCutoff is before declaredAt: sessions stolen in between would live on',
        allowed: `${declaredAt} or later`,
        fix: 'write the moment at which the incident is contained',
      },
    ];
  }
  const events = log.map((event) => event?.at);
  if (events.includes(undefined)) return []; // "now" is unknown
  const now = [declaredAt, ...events].reduce<string>(later, declaredAt);
  if (hoursBetween(now, cutoff) <= LIMIT_HOURS) return [];
  return [
    {
      path,
      message: `sessionCutoff is more than an hour after ${now}, the latest moment in this file`,
      allowed: `${hoursAfter(now, LIMIT_HOURS)} or earlier`,
      fix: 'correct it: until then, new sessions would be dead on arrival; when time has passed since, add an event to the log first',
    },
  ];
};

function later(a: string, b: string | undefined): string {
  return b !== undefined && hoursBetween(a, b) > 0 ? b : a;
}
