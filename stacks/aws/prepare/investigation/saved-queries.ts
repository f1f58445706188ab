import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** From this file, not from the working directory: synthesis works from anywhere. */
const FOLDER = join(__dirname, '..', '..', '..', '..', 'queries', 'athena');

export interface SavedQuery {
  /** Name of the file without `.sql`. */
  readonly name: string;
  /** First line of its header: what it answers. */
  readonly question: string;
  readonly sql: string;
}

/**
 * Every query in `queries/athena`, by name.
 *
 * @throws Error for a file that does not begin with a comment saying what it answers.
 */
export function savedQueries(): SavedQuery[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const sql = readFileSync(join(FOLDER, file), 'utf8').trim();
      const question = /^-- (.+)/.exec(sql)?.[1];
      if (!question) {
        throw new Error(
          `queries/athena/${file} begins with '${sql.slice(0, 40)}'; begin it with -- and what it answers`,
        );
      }
      return { name: file.replace(/\.sql$/, ''), question, sql };
    });
}
