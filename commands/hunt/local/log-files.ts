import { readdirSync, statSync, type Dirent } from 'node:fs';
import { basename, join } from 'node:path';

/** What a folder of downloaded logs holds. Paths begin with the folder that was given. */
export interface LogFiles {
  /** Files to load, sorted. */
  readonly trail: readonly string[];
  /** CloudTrail's own, without records of calls: digests, insights. Number of files by kind. */
  readonly otherKinds: Readonly<Record<string, number>>;
  /** Neither: not a log of CloudTrail by its name. */
  readonly foreign: readonly string[];
  /** What cannot be looked into: the paths of folders, and of what is no file, and why. */
  readonly closed: ReadonlyMap<string, string>;
}

/**
 * `<account>_CloudTrail_<region>_<yyyymmdd>T<hhmm>Z_<unique>.json.gz`, and the same with `CloudTrail-Digest` or
 * `CloudTrail-Insight`. Files without such a name are tried as logs too, if they are JSON: people rename things.
 *
 * Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
 *
 * @throws Error of Node if the folder cannot be read.
 */
export function findLogFiles(folder: string): LogFiles {
  const trail: string[] = [];
  const foreign: string[] = [];
  const otherKinds: Record<string, number> = {};
  const closed = new Map<string, string>();
  const open = (entries: readonly Dirent[], parent: string): void => {
    for (const entry of entries) {
      const path = join(parent, entry.name);
      const kind = /_(CloudTrail-[A-Za-z]+)_/.exec(basename(path))?.[1];
      if (entry.isDirectory()) within(path);
      else if (kind) otherKinds[kind] = (otherKinds[kind] ?? 0) + 1;
      else if (!/\.json(\.gz)?$/.test(path)) foreign.push(path);
      else if (isFile(entry, path)) trail.push(path);
      else closed.set(path, 'is no file'); // To read a pipe would be to wait for ever.
    }
  };
  const within = (path: string): void => {
    try {
      open(readdirSync(path, { withFileTypes: true }), path);
    } catch (error) {
      closed.set(path, `cannot be listed: ${(error as Error).message}`);
    }
  };
  open(readdirSync(folder, { withFileTypes: true }), folder);
  return { trail: trail.sort(), otherKinds, foreign: foreign.sort(), closed };
}

/** What leads nowhere is tried as a file: the attempt says what is wrong with it. */
function isFile(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  try {
    return statSync(path).isFile();
  } catch {
    return true;
  }
}
