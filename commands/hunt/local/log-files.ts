import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What a folder of downloaded logs holds. Paths begin with the folder that was given. */
export interface LogFiles {
  /** Files to load, sorted. */
  readonly trail: readonly string[];
  /** CloudTrail's own, without records of calls: digests, insights. Number of files by kind. */
  readonly otherKinds: Readonly<Record<string, number>>;
  /** Neither: not a log of CloudTrail by its name. */
  readonly foreign: readonly string[];
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
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const path = join(entry.parentPath, entry.name);
    const kind = /_(CloudTrail-[A-Za-z]+)_/.exec(basename(path))?.[1];
    if (kind) otherKinds[kind] = (otherKinds[kind] ?? 0) + 1;
    else if (/\.json(\.gz)?$/.test(path)) trail.push(path);
    else foreign.push(path);
  }
  return { trail: trail.sort(), otherKinds, foreign: foreign.sort() };
}
