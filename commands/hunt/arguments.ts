import { readArguments } from '../cli/arguments';
import { UsageError } from '../cli/exit';

/** What `firebreak hunt` was told. */
export interface HuntArguments {
  readonly id: string;
  /** First day that is read, in UTC, as `2026-11-13`. @default - so many days before the incident was declared */
  readonly since?: string;
  /** Folder of downloaded log files. @default - the evidence store is asked, through Athena */
  readonly local?: string;
}

const USAGE = 'firebreak hunt INC-42 [--since YYYY-MM-DD] [--local FOLDER]';

/**
 * @param today as `2026-11-20`, in UTC.
 * @throws UsageError
 */
export function huntArguments(args: readonly string[], today: string): HuntArguments {
  const { values, positionals } = readArguments('hunt', {
    args: [...args],
    options: { json: { type: 'boolean' }, since: { type: 'string' }, local: { type: 'string' } },
    allowPositionals: true,
  });
  const [id, ...rest] = positionals;
  if (!id || rest.length > 0) throw new UsageError('hunt takes one id', USAGE);
  if (values.local === '') throw new UsageError('--local names no folder', USAGE);
  if (values.since !== undefined) checkDay(values.since, today);
  return { id, since: values.since, local: values.local };
}

function checkDay(day: string, today: string): void {
  const allowed = `a day in UTC such as ${today}, not later than that`;
  const date = new Date(`${day}T00:00:00Z`);
  const exists = /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
  if (!exists) throw new UsageError(`--since is '${day}', which is no day`, `allowed: ${allowed}`);
  if (day > today) throw new UsageError(`--since is ${day}, which is in the future`, `allowed: ${allowed}`);
}
