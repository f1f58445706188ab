import { KEPT_CALLS, writeHuntRecord, type HuntRecord } from './record';
import type { Finding } from './outcome';

/** Writes what a hunt found beside the incident file. */
export function save(
  folder: string,
  findings: readonly Finding[],
  rest: Omit<HuntRecord, 'version' | 'findings'>,
): string {
  return writeHuntRecord(folder, { version: 1, ...rest, findings: findings.map(recorded) });
}

/** Of long findings, the calls of suspects before those of others; in order of time. */
function recorded({ class: of, query, account, calls, bySuspects, total }: Finding): HuntRecord['findings'][number] {
  const theirs = new Set(bySuspects);
  const first = [...calls.filter((_, i) => theirs.has(i)), ...calls.filter((_, i) => !theirs.has(i))].slice(
    0,
    KEPT_CALLS,
  );
  const inTime = first.sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
  return { class: of, query, account, rows: total, calls: inTime };
}
