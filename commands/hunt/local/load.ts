import { statSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLOUDTRAIL_FIELDS } from '../../../stacks/aws/prepare/investigation/columns';
import type { LocalEngine } from './engine';
import { duckType } from './hive-types';
import { findLogFiles, type LogFiles } from './log-files';
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
export interface Loaded extends Omit<LogFiles, 'trail'> {
  /** Log files of CloudTrail, bad ones included. */
  readonly files: number;
  readonly events: number;
  readonly bad: readonly BadFile[];
}

const RECORD = `STRUCT(${CLOUDTRAIL_FIELDS.map(({ name, type }) => `"${name}" ${duckType(type)}`).join(', ')})`;
/** The engine keeps twice as much for each processor. Larger files take the slow way. */
const LARGEST_TEXT = 64 * 1024 * 1024;
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
  const { trail, otherKinds, foreign } = findLogFiles(folder);
  const bad = new Map<string, BadFile>();
  for (const batch of batches(trail)) for (const each of await loadBatch(engine, batch)) bad.set(each.file, each);
  for (const each of await withoutIdentity(engine)) {
    const before = bad.get(each.file);
    bad.set(each.file, before ? { ...before, kept: each.kept, lost: before.lost + each.lost } : each);
  }
  for (const each of await withoutRecords(engine, trail, new Set(bad.keys()))) bad.set(each.file, each);
  const [{ events } = { events: 0 }] = await engine.run('SELECT count(*) AS events FROM firebreak.cloudtrail');
  return { files: trail.length, events: Number(events), bad: [...bad.values()], otherKinds, foreign };
}

function batches(files: readonly string[]): string[][] {
  const found: string[][] = [];
  let size = Infinity;
  for (const file of files) {
    size += statSync(file, { throwIfNoEntry: false })?.size ?? 0; // A broken link is a bad file like others.
    if (size > BATCH) {
      found.push([]);
      size = 0;
    }
    found.at(-1)?.push(file);
  }
  return found;
}

/** All at once; if that fails, in parts, until the bad ones are found. */
async function loadBatch(engine: LocalEngine, files: readonly string[]): Promise<BadFile[]> {
  const [file] = files;
  try {
    await engine.run(insert('filename', files));
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
  const { records, problem } = await salvage(file);
  const folder = await mkdtemp(join(tmpdir(), 'firebreak-salvage-'));
  try {
    const kept = await loadRecords(engine, file, records, join(folder, 'records.json'));
    const lost = records.length - kept;
    if (problem === undefined && lost === 0) return []; // Too large for the fast way, nothing else.
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
    await writeFile(path, `{"Records":[${records.join(',')}]}`);
    await engine.run(insert(literal(origin), [path]));
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
    const { problem } = await salvage(file);
    if (problem !== undefined) bad.push({ file, problem, kept: 0, lost: 0 });
  }
  return bad;
}

/**
 * Account, region and day as in the folders: from the name of the file, which repeats them.
 *
 * @param origin expression that names the log file.
 */
function insert(origin: string, paths: readonly string[]): string {
  const pattern = '([0-9]{12})_CloudTrail_([a-z0-9-]+)_([0-9]{4})([0-9]{2})([0-9]{2})T';
  const fields = CLOUDTRAIL_FIELDS.map(({ name }) => `r."${name}"`).join(', ');
  return `INSERT INTO firebreak.cloudtrail
    SELECT ${fields},
           coalesce(nullif(name.account, ''), r."recipientAccountId"),
           coalesce(nullif(name.region, ''), r."awsRegion"),
           CASE WHEN name.d <> '' THEN name.y || '/' || name.m || '/' || name.d
                ELSE replace(substr(r."eventTime", 1, 10), '-', '/') END,
           file
    FROM (
      SELECT ${origin} AS file, unnest(Records) AS r,
             system.main.regexp_extract(file, '${pattern}', ['account', 'region', 'y', 'm', 'd']) AS name
      FROM read_json([${paths.map(literal).join(', ')}], filename = true, format = 'unstructured',
                     maximum_object_size = ${LARGEST_TEXT}, columns = { Records: ${literal(`${RECORD}[]`)} })
    )`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
