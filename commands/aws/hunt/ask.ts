import type { Engine, Row } from '../../hunt/engine';
import type { OwnSession } from './responders';
import type { Answer, Question } from './questions';

/** Rows kept of an answer: it may have millions, of which all are counted. */
export const KEPT_ROWS = 2000;
/** Of answers that lead on to others. */
export const KEPT_TO_FOLLOW = 20_000;

/** @throws Error when the query fails. */
export async function ask(engine: Engine, question: Question, ownSession: OwnSession): Promise<Answer> {
  const keep = leadsOn(question) ? KEPT_TO_FOLLOW : KEPT_ROWS;
  const rows: Row[] = [];
  const own = new Map<string, number>();
  let total = 0;
  for await (const page of engine.rows(question.query, question.values)) {
    for (const row of page) {
      const session = ownSession(row);
      if (session !== undefined) own.set(session, (own.get(session) ?? 0) + 1);
      else if (++total <= keep) rows.push(row);
    }
  }
  return { ...question, total, rows, own };
}

/** Whether other principals are found in the answer. */
export function leadsOn({ query }: Question): boolean {
  return query.name === 'assume-role-pivots' || query.name.startsWith('persistence-');
}
