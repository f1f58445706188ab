/** Days are as `2026-11-20`, in UTC. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

/** Every day from the first to the last, both included. */
export function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = daysBefore(day, -1)) days.push(day);
  return days;
}

/** `2026-11-14, 2026-11-16 to 2026-11-18`: neighbours as one. */
export function asRanges(days: readonly string[]): string {
  const ranges: [string, string][] = [];
  for (const day of days) {
    const last = ranges.at(-1);
    if (last && daysBefore(day, 1) === last[1]) last[1] = day;
    else ranges.push([day, day]);
  }
  return ranges.map(([first, last]) => (first === last ? first : `${first} to ${last}`)).join(', ');
}

/** So many days before its declaration an incident is hunted from: an intruder is there before somebody notices. */
export const DAYS_BEFORE = 7;
