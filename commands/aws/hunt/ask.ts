import type { Engine, Row } from '../../hunt/engine';
import type { OwnSession } from './responders';
import type { Answer, Question } from './questions';

/** Rows kept of an answer: it may have millions, of which all are counted. */
export const KEPT_ROWS = 2000;
/** Of answers that others are asked from. */
export const KEPT_TO_FOLLOW = 20_000;

/** Things to contain and accounts to tell are found in them. */
const FOLLOWED = new Set(['incoming-roles', 'principal-activity', 'resources-reached', 'sharing', 'writes-elsewhere']);

/** @throws Error when the query fails. */
export async function ask(engine: Engine, question: Question, ownSession: OwnSession): Promise<Answer> {
  const keep = keepsMore(question) ? KEPT_TO_FOLLOW : KEPT_ROWS;
  const rows: Row[] = [];
  const own = new Map<string, number>();
  let total = 0;
  for await (const page of engine.rows(question.query, question.values)) {
    for (const row of page) {
      // Of a suspect every call counts, also one as a responder.
      const session = question.about ? undefined : ownSession(row);
      if (session !== undefined) own.set(session, (own.get(session) ?? 0) + 1);
      else if (++total <= keep) rows.push(row);
    }
  }
  return { ...question, total, rows, own };
}

/** Whether principals to hunt, things to contain or accounts to tell are found in the answer: then what is cut off is missed. */
export function leadsOn(question: Question): boolean {
  return FOLLOWED.has(question.query.name) || keepsMore(question);
}

/** Of those alone: the others together, with one for each suspect, would take the memory. */
function keepsMore({ query }: Question): boolean {
  return query.name === 'assume-role-pivots' || query.name.startsWith('persistence-');
}
