import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** From this file, not from the working directory: synthesis works from anywhere. */
const FOLDER = join(__dirname, '..', '..', '..', '..', 'queries', 'athena');

/** One `?` of a query, in order. */
export interface QueryParameter {
  readonly name: string;
  /** Type that the query casts it to; a partition column takes `varchar` as it is. */
  readonly type: 'varchar' | 'date' | 'bigint';
  readonly meaning: string;
}

export interface SavedQuery {
  /** Name of the file without `.sql`. */
  readonly name: string;
  /** First line of its header: what it answers. */
  readonly question: string;
  /** Rows of the investigation (I1 to I9) that it answers, or helps to. */
  readonly rows: readonly string[];
  /** MITRE ATT&CK techniques that it shows. */
  readonly techniques: readonly string[];
  readonly parameters: readonly QueryParameter[];
  readonly sql: string;
}

/**
 * Every query in `queries/athena`, by name.
 *
 * @throws Error for a file whose header lacks something.
 */
export function savedQueries(): SavedQuery[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => parseQuery(file, readFileSync(join(FOLDER, file), 'utf8').trim()));
}

/**
 * Reads the header: the question, `Rows:`, `ATT&CK:` and `Parameters:` with a line `name type meaning` for each `?`.
 *
 * @param file name of the file, for messages and as the name of the query.
 * @throws Error that names the file and what it lacks.
 */
export function parseQuery(file: string, sql: string): SavedQuery {
  const lack = (what: string) => new Error(`queries/athena/${file} ${what}; see the header of principal-activity.sql`);
  const question = /^-- (.+)/.exec(sql)?.[1];
  if (!question) throw lack(`begins with '${sql.slice(0, 40)}', not with -- and what it answers`);
  const list = (title: string, item: RegExp): string[] => {
    const items = new RegExp(`^-- ${title}: (.+)$`, 'm').exec(sql)?.[1]?.split(', ') ?? [];
    const bad = items.find((each) => !item.test(each));
    if (bad !== undefined || items.length === 0)
      throw lack(`has no list '-- ${title}:' of ${item.source} but '${items.join(', ')}'`);
    return items;
  };
  const parameters = [...sql.matchAll(/^-- {3}(\w+) +(varchar|date|bigint) +(.+(?:\n-- {8,}.+)*)$/gm)].map(
    ([, name = '', type, meaning = '']) => ({
      name,
      type: type as QueryParameter['type'],
      meaning: meaning.replace(/\n-- +/g, ' '),
    }),
  );
  const marks = sql.replace(/^--.*$/gm, '').split('?').length - 1;
  if (marks !== parameters.length) throw lack(`has ${marks} ? but describes ${parameters.length} parameters`);
  return {
    name: file.replace(/\.sql$/, ''),
    question,
    rows: list('Rows', /^I\d$/),
    techniques: list('ATT&CK', /^T\d{4}(\.\d{3})?$/),
    parameters,
    sql,
  };
}
