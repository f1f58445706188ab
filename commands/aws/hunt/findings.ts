import { CLASSES, type Finding, type OwnCalls } from '../../hunt/outcome';
import { KEPT_ROWS } from './ask';
import { describe } from './describe';
import { METHODS } from './methods';
import type { Answer } from './questions';
import { callersOf, keyOf, type Suspect } from './suspect';

/** What the answers say, the worst first; those without a row say nothing. */
export function findings(answers: readonly Answer[], suspects: readonly Suspect[]): Finding[] {
  const keys = new Set(suspects.map(keyOf));
  return answers
    .filter(({ total }) => total > 0)
    .map((answer) => finding(answer, keys))
    .sort(
      (a, b) =>
        CLASSES.indexOf(a.class) - CLASSES.indexOf(b.class) ||
        compare(a.query, b.query) ||
        compare(a.account, b.account),
    );
}

function finding(answer: Answer, suspects: ReadonlySet<string>): Finding {
  const { query, account, about, total } = answer;
  const method = METHODS[query.name];
  if (!method) throw new Error(`commands/aws/hunt/methods.ts does not say what ${query.name} means`);
  const suspicious = (row: Answer['rows'][number]) =>
    about !== undefined || callersOf(row, account).some((key) => suspects.has(key));
  const rows = cut(answer.rows, suspicious);
  return {
    ...method,
    query: query.name,
    attack: query.techniques,
    account,
    ...(about ? { about: about.label } : {}),
    ...(about?.via === undefined ? {} : { via: about.via }),
    rows,
    total,
    bySuspects: rows.flatMap((row, i) => (suspicious(row) ? i : [])),
    calls: rows.map((row) => describe(answer, row)),
  };
}

/** Of long answers, those of suspects before those of others, in the order of the query. */
function cut<T>(rows: readonly T[], suspicious: (row: T) => boolean): readonly T[] {
  if (rows.length <= KEPT_ROWS) return rows;
  const chosen = new Set([...rows.filter(suspicious), ...rows.filter((row) => !suspicious(row))].slice(0, KEPT_ROWS));
  return rows.filter((row) => chosen.has(row));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** The calls of responders' own sessions that the queries about everybody came across: of each session the most that one query saw. */
export function ownCalls(answers: readonly Answer[]): OwnCalls[] {
  const most = new Map<string, OwnCalls>();
  for (const { account, own } of answers) {
    for (const [session, calls] of own) {
      const key = `${account} ${session}`;
      if (calls > (most.get(key)?.calls ?? 0)) most.set(key, { account, session, calls });
    }
  }
  const all = [...most.values()];
  // Sums by role are of the same calls.
  return all.filter(
    ({ account, session }) => !all.some((one) => one.account === account && one.session.startsWith(`${session}/`)),
  );
}
