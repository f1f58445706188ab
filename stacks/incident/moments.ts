const HOUR = 3_600_000;

/** Whole or broken hours from one moment to a later one; negative when it is earlier. */
export function hoursBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / HOUR;
}

/** A moment some hours later, without fractions of a second: `2026-11-20T18:04:00Z`. */
export function hoursAfter(moment: string, hours: number): string {
  return new Date(Date.parse(moment) + hours * HOUR).toISOString().replace(/\.\d+Z$/, 'Z');
}
