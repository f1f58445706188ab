import { statSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalEngine } from './engine';
import { insert } from './insert';
import { findLogFiles, type LogFiles } from './log-files';
import { withoutRepeated, type RepeatedFile } from './repeated';
import { salvage } from './salvage';

/** A file that is damaged or foreign. */
export interface BadFile {
  readonly file: string;
  /** Continues the sentence that the file's name begins. */
  readonly problem: string;
  /** Records of it that were loaded all the same. */
  readonly kept: number;
  /** Complete records of it that were left out. */
  readonly lost: number;
}

/** What was loaded and what was not: every file of the folder is counted in one of them. */
export interface Loaded extends Omit<LogFiles, 'trail' | 'closed'> {
  /** Log files of CloudTrail, bad ones included. */
  readonly files: number;
  readonly events: number;
  /** Damaged or foreign files, folders that cannot be listed, and what is no file. */
  readonly bad: readonly BadFile[];
  /** Files whose records, or some of them, were loaded from another file already. */
  readonly repeated: readonly RepeatedFile[];
}

/** Bytes of files that are inserted at once: small batches go through the write-ahead log, which doubles the time. */
const BATCH = 100 * 1024 * 1024;
/** A batch that is refused is tried again in so many parts: at worst, a bad file costs its batch twice. */
const PARTS = 16;

/**
 * Loads a folder of CloudTrail's log files (`.json.gz`, as downloaded from the bucket, or `.json`) into
 * `firebreak.cloudtrail`. Bad files are read as far as they go, and named.
 *
 * The checksums of gzip are not checked on the fast way: whether a log is the one that CloudTrail delivered is answered by
 * `aws cloudtrail validate-logs`.
 *
 * @throws Error if the folder cannot be read, or memory or disk are full. Never for what is in the files.
 */
export async function loadFolder(engine: LocalEngine, folder: string): Promise<Loaded> {
  const { trail, otherKinds, foreign, closed } = findLogFiles(folder);
  const bad = new Map<string, BadFile>();
  for (const [file, problem] of closed) bad.set(file, { file, problem, kept: 0, lost: 0 });
  for (const batch of batches(trail)) for (const each of await loadBatch(engine, batch)) bad.set(each.file, each);
  for (const each of await withoutIdentity(engine)) {
    const before = bad.get(each.file);
    bad.set(each.file, before ? { ...before, kept: each.kept, lost: before.lost + each.lost } : each);
  }
  for (const each of await withoutRecords(engine, trail, new Set(bad.keys()))) bad.set(each.file, each);
  const repeated = await withoutRepeated(engine);
  const [{ events } = { events: 0 }] = await engine.run('SELECT count(*) AS events FROM firebreak.cloudtrail');
  const files = trail.length + closed.size;
  return { files, events: Number(events), bad: [...bad.values()], repeated, otherKinds, foreign };
}

function batches(files: readonly string[]): string[][] {
  const found: string[][] = [];
  let size = Infinity;
  for (const file of files) {
    size += sizeOf(file);
    if (size > BATCH) {
      found.push([]);
      size = 0;
    }
    found.at(-1)?.push(file);
  }
  return found;
}

/** In bytes. What cannot be opened is a bad file like others, once it is read. */
function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}

/** All at once; if that fails, in parts, until the bad ones are found. */
async function loadBatch(engine: LocalEngine, files: readonly string[]): Promise<BadFile[]> {
  const [file] = files;
  try {
    await engine.run(insert(files));
    return [];
  } catch (error) {
    ofInput(error);
    if (file !== undefined && files.length === 1) return loadDamaged(engine, file);
    const bad: BadFile[] = [];
    const part = Math.ceil(files.length / PARTS);
    for (let i = 0; i < files.length; i += part) bad.push(...(await loadBatch(engine, files.slice(i, i + part))));
    return bad;
  }
}

async function loadDamaged(engine: LocalEngine, file: string): Promise<BadFile[]> {
  const folder = await mkdtemp(join(tmpdir(), 'firebreak-salvage-'));
  try {
    const lots = salvage(file);
    let [records, kept] = [0, 0];
    let lot = await lots.next();
    for (; !lot.done; lot = await lots.next()) {
      records += lot.value.length;
      kept += await loadRecords(engine, file, lot.value, join(folder, 'records.json'));
    }
    const problem = lot.value;
    const lost = records - kept;
    if (problem === undefined && lost === 0) return []; // Too large for the fast way, or of another name than kind.
    return [{ file, problem: problem ?? 'has records that are not in the shape of CloudTrail', kept, lost }];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Number of records that the engine takes, by way of a file: there it reads them as it reads all others. */
async function loadRecords(
  engine: LocalEngine,
  origin: string,
  records: readonly string[],
  path: string,
): Promise<number> {
  try {
    // To the engine, many short logs are a quarter of the work of a long one.
    await writeFile(path, records.map((record) => `{"Records":[${record}]}`).join('\n'));
    await engine.run(insert([path], origin));
    return records.length;
  } catch (error) {
    ofInput(error);
    if (records.length < 2) return 0;
    const middle = records.length >> 1;
    const first = await loadRecords(engine, origin, records.slice(0, middle), path);
    return first + (await loadRecords(engine, origin, records.slice(middle), path));
  }
}

/** @throws the error itself if it is about this machine: no file is to blame for that. */
function ofInput(error: unknown): void {
  if (/^(Out of Memory|Internal|Fatal) Error|No space left/i.test((error as Error).message)) throw error;
}

/** Other services write JSON with `Records` too (S3 notifications): what has no event id is no event of CloudTrail. */
async function withoutIdentity(engine: LocalEngine): Promise<BadFile[]> {
  const other = 'eventid IS NULL OR eventtime IS NULL';
  const files = await engine.run(
    `SELECT file, count(*) AS records, count(*) FILTER (WHERE ${other}) AS lost FROM firebreak.cloudtrail GROUP BY file HAVING lost > 0`,
  );
  await engine.run(`DELETE FROM firebreak.cloudtrail WHERE ${other}`);
  return files.map(({ file, records, lost }) => ({
    file: String(file),
    problem: 'has records without an event id or a time: no events of CloudTrail',
    kept: Number(records) - Number(lost),
    lost: Number(lost),
  }));
}

/** The fast way takes JSON without `Records` for a log without events. */
async function withoutRecords(
  engine: LocalEngine,
  files: readonly string[],
  named: ReadonlySet<string>,
): Promise<BadFile[]> {
  const found = new Set((await engine.run('SELECT DISTINCT file FROM firebreak.cloudtrail')).map(({ file }) => file));
  const bad: BadFile[] = [];
  for (const file of files.filter((each) => !found.has(each) && !named.has(each))) {
    const lots = salvage(file);
    let lot = await lots.next();
    while (!lot.done) lot = await lots.next();
    if (lot.value !== undefined) bad.push({ file, problem: lot.value, kept: 0, lost: 0 });
  }
  return bad;
}
