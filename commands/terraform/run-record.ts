import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Lock } from './read-output';

/** Left in a stack's folder while Terraform works there, so that the next run knows about one that was cut off. */
export interface RunRecord {
  readonly pid: number;
  readonly startedAt: string;
}

const FILE = 'firebreak-run.json';

/** The longest that a lock is waited for, in seconds; a lock of this run is no older than that when it gets it. */
export const LOCK_TIMEOUT = 60;

export function writeRunRecord(folder: string, pid: number, startedAt: Date): void {
  writeFileSync(join(folder, FILE), JSON.stringify({ pid, startedAt: startedAt.toISOString() }));
}

export function clearRunRecord(folder: string): void {
  rmSync(join(folder, FILE), { force: true });
}

export function readRunRecord(folder: string): RunRecord | undefined {
  const file = join(folder, FILE);
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RunRecord;
  } catch {
    return undefined; // cut off while it was written: no Terraform had been recorded
  }
}

export function isRunning({ pid }: RunRecord): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Whether a lock is what a run of ours left behind that died, and may be broken: the same person on the same machine, taken
 * while that run waited for it, and its process is gone. Every other lock may be somebody at work.
 */
export function isAbandoned(lock: Lock, record: RunRecord | undefined): boolean {
  if (!record || isRunning(record)) return false;
  const after = lock.created.getTime() - new Date(record.startedAt).getTime();
  return lock.who === `${userInfo().username}@${hostname()}` && after >= -1000 && after <= (LOCK_TIMEOUT + 30) * 1000;
}
