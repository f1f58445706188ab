/** Loads the folder that is named, and asks it every query, as a hunt does. A process of its own, for `measured`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalEngine } from '../../../commands/hunt/local/engine';
import { loadFolder } from '../../../commands/hunt/local/load';
import { savedQueries, type SavedQuery } from '../../../stacks/aws/prepare/investigation/saved-queries';
import { CASES } from '../../queries/cases';
import { attack } from '../../queries/fixtures/attack';
import { report } from '../measure';

const [folder = ''] = process.argv.slice(2);

/** Those of the pack's tests, but for a threshold that suits a few dozen records. */
function parametersOf(name: string): readonly string[] {
  const parameters = CASES[name]?.runs[0]?.parameters ?? [];
  return name === 'bulk-reads' ? [...parameters.slice(0, -1), '1000'] : parameters;
}

/** @throws Error if something that was planted is not found: a fast hunt that misses it is none. */
async function ask(engine: LocalEngine, { name, sql }: SavedQuery): Promise<number> {
  const rows = await engine.run(sql, parametersOf(name));
  const { runs, row, event } = CASES[name]!;
  const found = new Set(rows.map(row ?? ((each) => String(each.eventID))));
  const planted = attack()
    .events.filter(runs[0]!.finds)
    .map(event ?? (({ id }) => id));
  const missed = name === 'bulk-reads' ? [] : planted.filter((each) => !found.has(each));
  if (missed.length > 0) throw new Error(`${name} misses ${missed.length} of ${planted.length}: ${missed[0]}`);
  return rows.length;
}

void report(async () => {
  const scratch = mkdtempSync(join(tmpdir(), 'firebreak-bench-hunt-'));
  const engine = await LocalEngine.open(join(scratch, 'logs.db'));
  try {
    const begin = performance.now();
    const { files, events, bad } = await loadFolder(engine, folder);
    if (bad.length > 0) throw new Error(`${bad[0]?.file} ${bad[0]?.problem}`);
    const loaded = performance.now();
    let rows = 0;
    for (const query of savedQueries()) rows += await ask(engine, query);
    return { files, events, load: (loaded - begin) / 1000, queries: (performance.now() - loaded) / 1000, rows };
  } finally {
    engine.close();
    rmSync(scratch, { recursive: true });
  }
});
