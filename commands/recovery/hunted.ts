import type { HuntRecord } from '../hunt/record';
import { count, list } from '../report/words';

export type HuntFinding = HuntRecord['findings'][number];
export type HuntCall = HuntFinding['calls'][number];

/** Calls whose time can be read, the first one first: a record may have been written by hand. */
export function timed(calls: readonly HuntCall[]): HuntCall[] {
  const readable = calls.filter(({ at }) => !Number.isNaN(Date.parse(at)));
  return readable.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** How many rows the record does not hold, and after which moment they lie. */
export function leftOut({ rows, calls }: HuntFinding): { readonly rows: number; readonly after?: string } {
  return { rows: Math.max(0, rows - calls.length), after: timed(calls).at(-1)?.at };
}

/** ``31 rows of `persistence-identities` and 2 rows of `persistence-code` ``. */
export function rowsByQuery(findings: readonly HuntFinding[]): string {
  const rows = new Map<string, number>();
  for (const { query, rows: more } of findings) rows.set(query, (rows.get(query) ?? 0) + more);
  return list([...rows].map(([query, number]) => `${count(number, 'row')} of \`${query}\``));
}
