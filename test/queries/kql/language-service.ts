/**
 * What the language service of Kusto finds wrong: a JSON list of `{ body, parameters }` on standard input; on standard output, for
 * each, a list of `line, column: message`. A process of its own: the package puts its names into the global object, and
 * sixteen megabytes of it are no module that Jest can load.
 */
import '@kusto/language-service-next/bridge.min.js';
import '@kusto/language-service-next/Kusto.Language.Bridge.min.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Question {
  readonly body: string;
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
}

const { Kusto } = globalThis as any;
const { KustoCode, GlobalState, Symbols } = Kusto.Language;

// Columns as https://learn.microsoft.com/azure/azure-monitor/reference/tables-index lists them.
const tables = JSON.parse(readFileSync(join(__dirname, 'tables.json'), 'utf8')) as Record<
  string,
  Record<string, string>
>;
const database = new Symbols.DatabaseSymbol.ctor(
  'workspace',
  Object.entries(tables).map(([name, columns]) => {
    const schema = Object.entries(columns).map(([column, type]) => `${column}: ${type}`);
    return new Symbols.TableSymbol.$ctor7(name, `(${schema.join(', ')})`, null);
  }),
);
const workspace = GlobalState.Default.WithDatabase(database);

function mistakes({ body, parameters }: Question): string[] {
  const declared = parameters.map(({ name, type }) => `${name}: ${type}`).join(', ');
  // On the first line, so that lines are those of the file, whose first line is a comment.
  const head = declared === '' ? '' : `declare query_parameters(${declared}); `;
  const text = head + body;
  const found = KustoCode.ParseAndAnalyze(text, workspace).GetDiagnostics();
  return Array.from({ length: found.Count }, (_, i) => {
    const diagnostic = found.getItem(i);
    const before = text.slice(0, diagnostic.Start).split('\n');
    return `${before.length}, ${before.at(-1)!.length + 1}: ${diagnostic.Message}`;
  });
}

const questions = JSON.parse(readFileSync(0, 'utf8')) as Question[];
process.stdout.write(JSON.stringify(questions.map(mistakes)));
