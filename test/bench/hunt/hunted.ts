/** Loads the folder that is named, and asks it every query, as a hunt does. A process of its own, for `measured`. */
import { LocalEngine } from '../../../commands/hunt/local/engine';
import { loadFolder } from '../../../commands/hunt/local/load';
import { savedQueries } from '../../../stacks/aws/prepare/investigation/saved-queries';
import { CASES } from '../../queries/cases';
import { attack } from '../../queries/fixtures/attack';
import { report } from '../measure';

const [folder = '', how = ''] = process.argv.slice(2);

/** Those of the pack's tests, but for a threshold that is one of a few dozen records. */
function parametersOf(name: string): readonly string[] {
  const parameters = CASES[name]?.runs[0]?.parameters ?? [];
  return name === 'bulk-reads' ? [...parameters.slice(0, -1), '1000'] : parameters;
}

/** @throws Error if something that was planted is not found: a fast hunt that misses it is none. */
async function ask(engine: LocalEngine, name: string, sql: string): Promise<number> {
  const { runs, row, event } = CASES[name]!;
  const rows = await engine.run(sql, parametersOf(name));
  if (name === 'bulk-reads') return rows.length;
  const found = new Set(rows.map(row ?? ((each) => String(each.eventID))));
  const planted = attack().events.filter(runs[0]!.finds).map(event ?? (({ id }) => id));
  const missed = planted.filter((each) => !found.has(each));
  if (missed.length > 0) throw new Error(`${name} misses ${missed.length} of ${planted.length}, such as ${missed[0]}`);
  return rows.length;
}

void report(async () => {
  const engine = await LocalEngine.open();
  const begin = performance.now();
  const { files, events, bad } = await loadFolder(engine, folder);
  if (bad.length > 0) throw new Error(`${bad[0]?.file}: ${bad[0]?.problem}`);
  const loaded = performance.now();
  let rows = 0;
  let slowest = 0;
  for (const { name, sql } of savedQueries()) {
    const start = performance.now();
    rows += await ask(engine, name, sql);
    const took = (performance.now() - start) / 1000;
    slowest = Math.max(slowest, took);
    if (how === 'verbose') process.stderr.write(`${name} ${took.toFixed(2)} s\n`);
  }
  const queries = (performance.now() - loaded) / 1000;
  engine.close();
  return { files, events, load: (loaded - begin) / 1000, queries, slowest, rows };
});
