import { existsSync, readFileSync, rmSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { writeAtomically } from '../incident-file/edit';
import { processIdentity } from './process-identity';
import type { Lock } from './read-output';

/** Left in a stack's folder while Terraform works there, so that the next run knows about one that was cut off. */
export interface RunRecord {
  readonly pid: number;
  /** Of the process: after it has died, another one may get its pid. */
  readonly identity: string;
  readonly startedAt: string;
  readonly command: 'apply' | 'import' | 'state rm' | 'untaint';
  /** Addresses that it is to create. */
  readonly creates: readonly string[];
  /** The one before, which has not ended orderly: it may have died with the lock. */
  readonly before?: RunRecord;
  /** Whether it has ended by itself, and holds no lock any more. */
  readonly ended?: boolean;
  /** Whether what it did is on record. */
  readonly reported?: boolean;
}

const FILE = 'firebreak-run.json';

/** The longest that a lock is waited for, in seconds; a lock of this run is no older than that when it gets it. */
export const LOCK_TIMEOUT = 60;

export function writeRunRecord(folder: string, record: RunRecord): void {
  writeAtomically(join(folder, FILE), JSON.stringify(record));
}

/** Says that what Terraform did in this folder is on record. Whoever was killed is remembered for its lock. */
export function reportRun(folder: string): void {
  const record = readRunRecord(folder);
  if (!record || record.ended) rmSync(join(folder, FILE), { force: true });
  else writeRunRecord(folder, { ...record, reported: true });
}

export function readRunRecord(folder: string): RunRecord | undefined {
  const file = join(folder, FILE);
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RunRecord;
  } catch {
    return undefined; // not ours to understand: its Terraform, if it lives, holds the lock
  }
}

export function isRunning({ pid, identity }: RunRecord): boolean {
  return processIdentity(pid) === identity;
}

/** Whether anything but bookkeeping was done and is not on record. */
export function isUnreported({ command, reported, before }: RunRecord): boolean {
  if (reported) return false;
  return command === 'apply' || (before !== undefined && isUnreported(before));
}

/**
 * Whether a lock is what a run of ours left behind that died, and may be broken: the same person on the same machine, taken
 * while that run waited for it, and its process is gone. Every other lock may be somebody at work.
 */
export function isAbandoned(lock: Lock, record: RunRecord | undefined): boolean {
  if (!record || isRunning(record)) return false;
  const after = lock.created.getTime() - new Date(record.startedAt).getTime();
  const taken = after >= -1000 && after <= (LOCK_TIMEOUT + 30) * 1000;
  return (taken && lock.who === `${userInfo().username}@${hostname()}`) || isAbandoned(lock, record.before);
}
