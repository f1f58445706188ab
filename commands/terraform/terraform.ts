import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readLock } from './read-output';
import { clearRunRecord, isAbandoned, isRunning, LOCK_TIMEOUT, readRunRecord, writeRunRecord } from './run-record';

export interface Run {
  readonly code: number;
  readonly output: string;
}

/** Terraform's own default. */
const PARALLELISM = 10;

/**
 * Terraform in the folders of synthesised stacks.
 *
 * It writes into files and in a process group of its own: when this process is killed, Terraform finishes what it is
 * doing and writes its state, instead of dying of a broken pipe with resources that no state knows.
 */
export class Terraform {
  private readonly children = new Set<ChildProcess>();
  private readonly env: NodeJS.ProcessEnv;
  private readonly initialised = new Map<string, Promise<Run>>();
  private initialising: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly binary: string,
    env: NodeJS.ProcessEnv,
  ) {
    this.env = { ...env, TF_IN_AUTOMATION: '1', TF_PLUGIN_CACHE_DIR: pluginCache(env) };
  }

  /** Once for each folder; one at a time, because the cache of providers is not safe otherwise. */
  init(folder: string): Promise<Run> {
    const earlier = this.initialised.get(folder);
    if (earlier) return earlier;
    const run = this.initialising.then(() => this.run(folder, 'init', ['init', '-input=false']));
    this.initialised.set(folder, run);
    this.initialising = run.catch(() => undefined);
    return run;
  }

  /** Exit code 0: nothing to change; 2: something; 1: failed. Takes no lock. */
  plan(folder: string): Promise<Run> {
    return this.run(folder, 'plan', ['plan', '-detailed-exitcode', '-input=false', '-lock=false']);
  }

  /** Whether the Terraform of this or an earlier run is at work in a folder. */
  isWorking(folder: string): boolean {
    const record = readRunRecord(folder);
    return record !== undefined && isRunning(record);
  }

  /** What the apply in this folder, the last or the present one, has said so far. */
  said(folder: string): string {
    const log = join(folder, 'apply.log');
    return existsSync(log) ? readFileSync(log, 'utf8') : '';
  }

  /** Lets this process end, while Terraform goes on. */
  leaveAlone(): void {
    for (const child of this.children) child.unref();
  }

  /** Applies; breaks the lock of an earlier run in this folder that died. Call `unreported` before: it waits for one that lives. */
  async apply(folder: string, parallelism = PARALLELISM): Promise<Run> {
    const earlier = readRunRecord(folder);
    const first = await this.lockedApply(folder, earlier ? 5 : LOCK_TIMEOUT, parallelism);
    const lock = readLock(first.output);
    if (!lock || !isAbandoned(lock, earlier)) return first;
    await this.run(folder, 'unlock', ['force-unlock', '-force', lock.id]);
    return this.lockedApply(folder, LOCK_TIMEOUT, parallelism);
  }

  /** What the Terraform of an earlier run wrote that was cut off before it told of it; waits for its end. */
  async unreported(folder: string): Promise<string> {
    const earlier = readRunRecord(folder);
    while (earlier && isRunning(earlier)) await sleep(500);
    return earlier ? this.said(folder) : '';
  }

  /** Says that what Terraform wrote in this folder is on record. */
  reported(folder: string): void {
    clearRunRecord(folder);
  }

  /** Tells every running Terraform to stop orderly. */
  interrupt(): void {
    for (const child of this.children) child.kill('SIGINT');
  }

  private lockedApply(folder: string, seconds: number, parallelism: number): Promise<Run> {
    const how = [`-lock-timeout=${seconds}s`, `-parallelism=${parallelism}`];
    return this.run(folder, 'apply', ['apply', '-auto-approve', '-input=false', ...how]);
  }

  private async run(folder: string, name: string, args: readonly string[]): Promise<Run> {
    const log = join(folder, `${name}.log`);
    const file = openSync(log, 'w');
    const started = new Date();
    const child = spawn(this.binary, [...args, ...(name === 'unlock' ? [] : ['-no-color'])], {
      cwd: folder,
      env: this.env,
      detached: true,
      stdio: ['ignore', file, file],
    });
    closeSync(file);
    this.children.add(child);
    if (name === 'apply' && child.pid) writeRunRecord(folder, child.pid, started);
    try {
      const code = await new Promise<number>((resolve, reject) => {
        child.once('error', reject);
        child.once('close', (status) => resolve(status ?? 1));
      });
      return { code, output: readFileSync(log, 'utf8') };
    } finally {
      this.children.delete(child);
    }
  }
}

/** The one of `cdktf deploy`: the provider is 0.7 GB, and no stack should download it again. */
function pluginCache(env: NodeJS.ProcessEnv): string {
  const folder = env.TF_PLUGIN_CACHE_DIR ?? join(homedir(), '.terraform.d', 'plugin-cache');
  mkdirSync(folder, { recursive: true });
  return folder;
}
