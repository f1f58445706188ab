import { savedQueries, type SavedQuery } from '../../../stacks/aws/prepare/investigation/saved-queries';
import type { Row } from '../../hunt/engine';
import type { Suspect } from './suspect';

/** One query about one account, or about one principal in it. */
export interface Question {
  readonly query: SavedQuery;
  readonly account: string;
  readonly values: readonly string[];
  /** @default - everybody */
  readonly about?: Suspect;
}

export interface Answer extends Question {
  /** Rows of the answer, without those of responders. */
  readonly total: number;
  /** The first of them. */
  readonly rows: readonly Row[];
  /** Calls of responders' own sessions, by session. */
  readonly own: ReadonlyMap<string, number>;
}

/** Days are as `2026-11-13`, in UTC. */
export interface Period {
  readonly since: string;
  /** From when on networks count as known. */
  readonly baseline: string;
}

/** Different items within an hour that are many. Fewer than the 1000 that the query's header begins with: a hunt is about an intruder. */
const MANY_READS = '100';

const QUERIES = savedQueries();

/** About everybody in an account. */
export function aboutAccount(account: string, period: Period): Question[] {
  return QUERIES.filter((query) => !asks(query, 'principal') && !asks(query, 'user')).map((query) =>
    question(query, account, { ...period, at_least: MANY_READS }),
  );
}

/** About one principal, in the account of whose log it is hunted. */
export function aboutSuspect(about: Suspect, { since }: Period): Question[] {
  const { account, principal, name } = about;
  return QUERIES.filter((query) => asks(query, 'principal') || (asks(query, 'user') && about.kind === 'user')).map(
    (query) => ({
      ...question(query, account, { since, principal, user: name }),
      about,
    }),
  );
}

function asks({ parameters }: SavedQuery, name: string): boolean {
  return parameters.some((parameter) => parameter.name === name);
}

function question(query: SavedQuery, account: string, known: Readonly<Record<string, string>>): Question {
  const values = query.parameters.map(({ name }) => {
    const value = name === 'account' ? account : known[name];
    if (value === undefined)
      throw new Error(`queries/athena/${query.name}.sql has a parameter ${name} that the hunt does not know`);
    return value;
  });
  return { query, account, values };
}
