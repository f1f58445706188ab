import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandError } from '../cli/exit';
import { isInitialised, markInitialised } from './initialised';
import { processIdentity } from './process-identity';
import { readPlan, type Plan } from './plan';
import { readLock } from './read-output';
import { Runner, type Run } from './run';
import {
  isAbandoned,
  isRunning,
  isUnreported,
  LOCK_TIMEOUT,
  readRunRecord,
  reportRun,
  type RunRecord,
} from './run-record';

/** Terraform's own default. */
const PARALLELISM = 10;

/** An apply at work, of this or an earlier run. */
export interface AtWork {
  /** Addresses that it is to create. */
  readonly creates: readonly string[];
  /** What it has said so far. */
  readonly said: string;
}

/** How Terraform gets where it works. */
export interface Access {
  /** Why the stack in a folder is out of reach; undefined when it may be within. */
  readonly refusal: (folder: string) => Promise<CommandError | undefined>;
  /** Environment that tells who it works for. */
  readonly variables: () => Promise<NodeJS.ProcessEnv>;
}

/** Terraform in the folders of synthesised stacks. */
export class Terraform {
  private readonly runner: Runner;
  private readonly initialised = new Map<string, Promise<Run>>();
  private initialising: Promise<unknown> = Promise.resolve();

  constructor(
    binary: string,
    env: NodeJS.ProcessEnv,
    private readonly access: Access,
  ) {
    const own = { ...env, TF_IN_AUTOMATION: '1', ...pluginCache(env) };
    this.runner = new Runner(binary, async () => ({ ...own, ...(await access.variables()) }));
  }

  /** Why the stack in a folder is out of reach; undefined when it may be within. */
  refusal(folder: string): Promise<CommandError | undefined> {
    return this.access.refusal(folder);
  }

  /**
   * Once for each folder; one at a time, because the cache of providers is not safe otherwise. Fails in one sentence where
   * the roles of the stack cannot be assumed, for which Terraform needs a page.
   */
  init(folder: string): Promise<Run> {
    const earlier = this.initialised.get(folder);
    if (earlier) return earlier;
    const before = this.initialising;
    const run = this.refusal(folder).then((refused) => {
      if (refused) return { code: 1, output: refused.message, ended: true };
      if (isInitialised(folder)) return { code: 0, output: '', ended: true };
      return before.then(() => this.initialise(folder));
    });
    this.initialised.set(folder, run);
    this.initialising = Promise.allSettled([before, run]);
    return run;
  }

  private async initialise(folder: string): Promise<Run> {
    const run = await this.runner.run(folder, 'init', ['init', '-input=false', '-no-color']);
    if (run.code === 0) markInitialised(folder);
    return run;
  }

  /** Exit code 0: nothing to change; 2: something; 1: failed. Takes no lock. */
  plan(folder: string): Promise<Run> {
    return this.runner.run(folder, 'plan', [...PLAN, '-no-color']);
  }

  /**
   * The same for machines, and saved for `apply`.
   *
   * @param replace addresses that are replaced instead of changed.
   */
  async planToApply(
    folder: string,
    replace: readonly string[] = [],
  ): Promise<{ readonly code: number; readonly plan: Plan }> {
    for (const file of leftPlans(folder)) rmSync(join(folder, file));
    const { code, output } = await this.runner.run(folder, 'plan-to-apply', [
      ...PLAN,
      '-json',
      `-out=${PLAN_FILE}`,
      ...replace.map((address) => `-replace=${address}`),
    ]);
    return { code, plan: readPlan(output) };
  }

  /**
   * Applies what `planToApply` has saved, and nothing else. Call `unreported` before that: it waits for a run that lives.
   *
   * @param creates addresses that it is to create: what a later run that finds it at work is told.
   */
  async apply(folder: string, creates: readonly string[], parallelism = PARALLELISM): Promise<Run> {
    const args = ['-input=false', '-no-color', `-parallelism=${parallelism}`, PLAN_FILE];
    try {
      return await this.locking(folder, 'apply', args, creates);
    } finally {
      rmSync(join(folder, PLAN_FILE), { force: true }); // it holds whatever the state does
    }
  }

  /** Lets the state of a stack know an object that exists, in place of what it has at that address and at others. */
  async adopt(folder: string, address: string, id: string, forget: readonly string[]): Promise<Run> {
    if (forget.length > 0) {
      const forgotten = await this.locking(folder, 'state rm', forget);
      if (forgotten.code !== 0) return forgotten;
    }
    return this.locking(folder, 'import', ['-input=false', '-no-color', address, id]);
  }

  /** Lets the state of a stack take an object for whole. */
  untaint(folder: string, address: string): Promise<Run> {
    return this.locking(folder, 'untaint', [address]);
  }

  /** Whether the Terraform of this or an earlier run is at work in a folder. */
  isWorking(folder: string): boolean {
    const record = readRunRecord(folder);
    return record !== undefined && isRunning(record);
  }

  /** The apply at work in a folder. */
  atWork(folder: string): AtWork | undefined {
    const record = readRunRecord(folder);
    if (record?.command !== 'apply' || !isRunning(record)) return undefined;
    return { creates: record.creates, said: this.said(folder) };
  }

  /** What the apply in this folder, the last or the present one, has said so far. */
  said(folder: string): string {
    const log = join(folder, 'apply.log');
    return existsSync(log) ? readFileSync(log, 'utf8') : '';
  }

  /** Lets this process end, while Terraform goes on. */
  leaveAlone(): void {
    this.runner.leaveAlone();
  }

  /** What the Terraform of an earlier run wrote that was cut off before it told of it; waits for its end. */
  async unreported(folder: string): Promise<string> {
    const earlier = readRunRecord(folder);
    while (earlier && isRunning(earlier)) await sleep(500);
    return earlier && isUnreported(earlier) ? this.said(folder) : '';
  }

  /** Says that what Terraform wrote in this folder is on record. */
  reported(folder: string): void {
    reportRun(folder);
  }

  /** Somebody wants everything to stop: nothing new is to be started. */
  get interrupted(): boolean {
    return this.runner.interrupted;
  }

  /** Tells every running Terraform to stop orderly. */
  interrupt(): void {
    this.runner.interrupt();
  }

  /** Runs what changes the state. Breaks the lock of an earlier run in this folder that died, and of no other. */
  private async locking(
    folder: string,
    command: RunRecord['command'],
    args: readonly string[],
    creates?: readonly string[],
  ): Promise<Run> {
    const earlier = readRunRecord(folder);
    const attempt = (seconds: number) =>
      this.runner.runRecorded(folder, command, args, { lockTimeout: seconds, creates });
    const first = await attempt(earlier ? 5 : LOCK_TIMEOUT);
    const lock = readLock(first.output);
    if (!lock || !earlier) return first;
    if (isAbandoned(lock, earlier)) await this.runner.run(folder, 'unlock', ['force-unlock', '-force', lock.id]);
    return attempt(LOCK_TIMEOUT);
  }
}

const PLAN = ['plan', '-detailed-exitcode', '-input=false', '-lock=false'];

/** Of this process: a plan that an earlier one left, or another one makes, is never applied. */
const PLAN_FILE = `firebreak-${process.pid}.tfplan`;

function leftPlans(folder: string): string[] {
  return readdirSync(folder).filter((file) => {
    const pid = /^firebreak-(\d+)\.tfplan$/.exec(file)?.[1];
    return pid !== undefined && processIdentity(Number(pid)) === undefined;
  });
}

/**
 * The one of `cdktf deploy`: the provider is 0.7 GB, and no stack should download it again. A new stack has no lock file,
 * and without one Terraform passes the cache over: it downloads, and for a moment takes away what others run from
 * (https://developer.hashicorp.com/terraform/cli/config/config-file#allowing-the-provider-plugin-cache-to-break-the-dependency-lock-file).
 */
function pluginCache(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const folder = env.TF_PLUGIN_CACHE_DIR ?? join(homedir(), '.terraform.d', 'plugin-cache');
  mkdirSync(folder, { recursive: true });
  return { TF_PLUGIN_CACHE_DIR: folder, TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: '1' };
}
