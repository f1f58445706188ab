import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { findLogFiles } from '../../../commands/hunt/local/log-files';
import { line, measured } from '../measure';
import { cloudTrailFolder, type Size } from './cloudtrail-folder';

const GB = 1e9;
/** Kept between runs: the larger takes minutes to generate. */
const FOLDER = join(tmpdir(), 'firebreak-bench');
const SIZES: Readonly<Record<string, Size>> = { '1GB-json': { json: GB }, '1GB-gzip': { gzip: GB } };
const script = (name: string) => join(__dirname, `${name}.ts`);

/** Hunts in downloaded logs: load and every query. To stay under 60 s and 2 GB on two processors. */
export async function benchHunt(say: (text: string) => void): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, size] of Object.entries(SIZES)) {
    const { folder, files, events, json, gzip } = await cloudTrailFolder(join(FOLDER, name), size);
    say(`${folder}: ${files} files, ${gb(gzip)} of gzip, ${gb(json)} of JSON, ${events} records`);
    const floor = await measured(script('unpacked'), folder);
    say(line('unpack, nothing else', floor));
    say(line('read one field of each record', await measured(script('parsed'), folder), floor));
    say(line('hunt', await measured(script('hunted'), folder), floor));
  }
  const folder = await oneFile(join(FOLDER, '1GB-json'));
  const floor = await measured(script('unpacked'), folder);
  say(`${folder}: one file of ${gb(floor.notes.GB! * GB)} of JSON`);
  say(line('unpack, nothing else', floor));
  say(line('hunt', await measured(script('hunted'), folder), floor));
}

function gb(bytes: number): string {
  return `${(bytes / GB).toFixed(2)} GB`;
}

/** 200 MB of the records of another folder in one list, as people make with jq: the slow way. */
async function oneFile(from: string): Promise<string> {
  const folder = `${from}-one-file`;
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'all.json');
  if (statSync(path, { throwIfNoEntry: false })) return folder;
  const parts: string[] = [];
  let size = 0;
  // The attack lies in all of the files that are of its two accounts and their two regions.
  const files = findLogFiles(from).trail;
  const attack = files.filter((file) => /T2355Z_/.test(file));
  for (const file of [...attack, ...files.filter((each) => !attack.includes(each))]) {
    if (size > 200e6) break;
    const text = (await promisify(gunzip)(await readFile(file))).toString('utf8');
    parts.push(text.slice('{"Records":['.length, -']}'.length));
    size += text.length;
  }
  writeFileSync(path, `{"Records":[${parts.join(',')}]}`);
  return folder;
}
