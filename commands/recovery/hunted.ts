import type { HuntRecord } from '../hunt/record';
import { count, list } from '../report/words';

export type HuntFinding = HuntRecord['findings'][number];
export type HuntCall = HuntFinding['calls'][number];

/** Every call of a principal, in order: the only query of which a complete record proves that there was no call. */
export const ACTIVITY = 'principal-activity';

/** Queries that list what somebody did, good or bad: the rightful owner's work too. */
export const GENERAL: readonly string[] = [ACTIVITY, 'data-access', 'resources-reached', 'access-keys'];

/** Queries whose rows are sums of calls, with the time of the first; whether each got through, a row does not say. */
export const SUMS: readonly string[] = [
  ...['access-keys', 'bulk-reads', 'data-access', 'denied-then-allowed', 'reconnaissance', 'resources-reached'],
  ...['sign-in-guessing', 'staging', 'unknown-networks', 'writes-elsewhere'],
];

/** Calls whose time can be read, the first one first: of some rows the logs do not have it. */
export function timed(calls: readonly HuntCall[]): HuntCall[] {
  return calls
    .map((call) => ({ call, at: Date.parse(call.at) }))
    .filter(({ at }) => !Number.isNaN(at))
    .sort((a, b) => a.at - b.at)
    .map(({ call }) => call);
}

/** How many rows the record does not hold. */
export function leftOut({ rows, calls }: HuntFinding): number {
  return Math.max(0, rows - calls.length);
}

/** ``31 rows of `persistence-identities` and 2 rows of `persistence-code` ``. */
export function rowsByQuery(findings: readonly HuntFinding[]): string {
  const rows = new Map<string, number>();
  for (const { query, rows: more } of findings) rows.set(query, (rows.get(query) ?? 0) + more);
  return list([...rows].map(([query, number]) => `${count(number, 'row')} of \`${query}\``));
}
