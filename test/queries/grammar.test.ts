import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { savedQueries } from '../../stacks/aws/prepare/investigation/saved-queries';

/** For each statement, the first mistake that a parser of Trino's grammar finds, or null. */
function mistakes(statements: readonly string[]): (string | null)[] {
  const output = execFileSync(process.execPath, ['--import', 'tsx', join(__dirname, 'grammar.ts')], {
    input: JSON.stringify(statements),
    encoding: 'utf8',
    stdio: 'pipe', // The parser repeats on standard error what it finds.
  });
  return JSON.parse(output) as (string | null)[];
}

const queries = savedQueries();
const whole = String(queries.find(({ name }) => name === 'principal-activity')?.sql);

/** A query of the pack, spoilt: of these, DuckDB takes all but the first two. */
const SPOILT: Readonly<Record<string, string>> = {
  'a query that is cut off': whole.slice(0, whole.lastIndexOf('ORDER BY') + 'ORDER BY'.length),
  'a parenthesis that is not closed': whole.replace(/\)(?=\s+ORDER BY)/, ''),
  'a cast of DuckDB': whole.replace('CAST(? AS date)', '?::date'),
  'an equality of DuckDB': whole.replace('account = ?', 'account == ?'),
  'a parameter of DuckDB': whole.replaceAll('?', '$1'),
  'a selection of DuckDB': whole.replace('SELECT eventtime', 'SELECT DISTINCT ON (eventid) eventtime'),
  'columns of DuckDB': whole.replace('SELECT eventtime', 'SELECT * EXCLUDE (eventtime), eventtime'),
};

test('every query is in the grammar of Trino, and what is not is refused', () => {
  const [unspoilt, ...found] = mistakes([whole, ...Object.values(SPOILT), ...queries.map(({ sql }) => sql)]);
  expect(unspoilt).toBeNull();
  const answers = [...Object.keys(SPOILT), ...queries.map(({ name }) => name)].map((what, i) => [what, found[i]]);
  expect(answers).toEqual([
    ...Object.keys(SPOILT).map((what) => [what, expect.stringMatching(/^line \d+, column \d+: /)]),
    ...queries.map(({ name }) => [name, null]),
  ]);
});
