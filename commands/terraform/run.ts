import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { processIdentity } from './process-identity';
import { readRunRecord, writeRunRecord, type RunRecord } from './run-record';

export interface Run {
  readonly code: number;
  /** Everything that it wrote. */
  readonly output: string;
  /** Whether it ended by itself; else a signal ended it. */
  readonly ended: boolean;
}

/**
 * Runs Terraform.
 *
 * It writes into files and in a process group of its own: when this process is killed, Terraform finishes what it is
 * doing and writes its state, instead of dying of a broken pipe with resources that no state knows.
 */
export class Runner {
  interrupted = false;
  private readonly children = new Set<ChildProcess>();

  constructor(
    private readonly binary: string,
    private readonly env: () => Promise<NodeJS.ProcessEnv>,
  ) {}

  /** @param name of the log file in the folder. */
  run(folder: string, name: string, args: readonly string[]): Promise<Run> {
    return this.spawn(folder, name, args);
  }

  /** Runs what changes the state, and leaves a record of it until somebody says that it is reported. */
  async runRecorded(
    folder: string,
    command: RunRecord['command'],
    args: readonly string[],
    { lockTimeout, creates = [] }: { readonly lockTimeout: number; readonly creates?: readonly string[] },
  ): Promise<Run> {
    const before = readRunRecord(folder);
    const [verb = '', ...rest] = command.split(' ');
    const all = [verb, ...rest, `-lock-timeout=${lockTimeout}s`, ...args];
    let record: RunRecord | undefined;
    const run = await this.spawn(folder, verb, all, (pid, startedAt) => {
      const identity = processIdentity(pid) ?? '';
      record = { pid, identity, startedAt: startedAt.toISOString(), command, creates, before };
      writeRunRecord(folder, record);
    });
    if (record && run.ended && !/the state lock|Exiting immediately/.test(run.output)) {
      writeRunRecord(folder, { ...record, ended: true, before: undefined });
    }
    return run;
  }

  /** Lets this process end, while Terraform goes on. */
  leaveAlone(): void {
    for (const child of this.children) child.unref();
  }

  /** Tells every running Terraform to stop orderly. */
  interrupt(): void {
    this.interrupted = true;
    for (const child of this.children) child.kill('SIGINT');
  }

  private async spawn(
    folder: string,
    name: string,
    args: readonly string[],
    onStart?: (pid: number, startedAt: Date) => void,
  ): Promise<Run> {
    const env = await this.env();
    const log = join(folder, `${name}.log`);
    rmSync(log, { force: true }); // a plan that an earlier run left running writes on, but not into this one
    const file = openSync(log, 'w');
    const startedAt = new Date();
    const child = spawn(this.binary, args, {
      cwd: folder,
      env,
      detached: true,
      stdio: ['ignore', file, file],
    });
    closeSync(file);
    this.children.add(child);
    if (child.pid) onStart?.(child.pid, startedAt);
    try {
      const code = await new Promise<number | null>((resolve, reject) => {
        child.once('error', reject);
        child.once('close', resolve);
      });
      return { code: code ?? 1, ended: code !== null, output: stripVTControlCharacters(readFileSync(log, 'utf8')) };
    } finally {
      this.children.delete(child);
    }
  }
}
