import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandError } from '../cli/exit';
import type { Engine } from './engine';
import { LocalEngine } from './local/engine';
import { loadFolder, type Loaded } from './local/load';

/** Downloaded logs, loaded into the embedded engine. */
export interface LocalLogs {
  readonly engine: Engine;
  readonly loaded: Loaded;
  /** Accounts whose records are among them. */
  readonly accounts: readonly string[];
}

/**
 * Loads a folder of CloudTrail's log files for as long as the work takes.
 *
 * @param download what to do when there are none, for messages.
 * @throws CommandError when the folder is none, or no record can be read in it.
 */
export async function withLocalLogs<T>(
  folder: string,
  work: (logs: LocalLogs) => Promise<T>,
  download = 'download log files of CloudTrail into it',
): Promise<T> {
  isFolder(folder, download);
  // A file of its own: a folder of logs may be larger than the memory.
  const scratch = mkdtempSync(join(tmpdir(), 'firebreak-hunt-'));
  const forget = () => rmSync(scratch, { recursive: true, force: true });
  process.once('exit', forget); // also when somebody ends it early
  const local = await LocalEngine.open(join(scratch, 'logs.db'));
  try {
    const loaded = await loadFolder(local, folder);
    if (loaded.events === 0) {
      const [first] = loaded.bad;
      const why = first ? `, such as ${first.file}, which ${first.problem}` : '';
      throw new CommandError(
        `no record of CloudTrail could be read in ${folder}: ${loaded.files} files${why}`,
        download,
      );
    }
    const rows = await local.run('SELECT DISTINCT account FROM firebreak.cloudtrail ORDER BY account');
    return await work({ engine: engineOn(local), loaded, accounts: rows.map(({ account }) => String(account)) });
  } finally {
    local.close();
    process.off('exit', forget);
    forget();
  }
}

function isFolder(folder: string, download: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (!found) throw new CommandError(`there is no folder ${folder} (--local)`, download);
  if (!found.isDirectory())
    throw new CommandError(`${folder} (--local) is no folder`, 'name the folder that the log files are in');
}

/** One query at a time: a second one would end the first one's answer. */
function engineOn(local: LocalEngine): Engine {
  return {
    kind: 'local',
    atOnce: 1,
    async *rows({ sql }, values) {
      const answer = await local.connection.stream(sql, [...values]);
      yield* answer.yieldRowObjectJson();
    },
  };
}
