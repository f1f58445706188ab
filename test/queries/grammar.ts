/**
 * What a parser of Trino's grammar refuses: a JSON list of statements on standard input; on standard output, for each, where
 * the first mistake is, or null. A process of its own, because the parser's modules are neither CommonJS nor modules that
 * Node loads: tsx does, Jest does not.
 */
import { TrinoSQL } from 'dt-sql-parser/dist/parser/trino/index.js';
import { readFileSync } from 'node:fs';

const parser = new TrinoSQL();
const statements = JSON.parse(readFileSync(0, 'utf8')) as string[];
const refused = statements.map((sql) => {
  const [first] = parser.validate(sql);
  return first ? `line ${first.startLine}, column ${first.startColumn}: ${first.message}` : null;
});
process.stdout.write(JSON.stringify(refused));
