import { spawn, spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { processIdentity } from '../../../commands/terraform/process-identity';

export interface CommandLine {
  /** The program and its arguments. */
  readonly argv: readonly [string, ...string[]];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
}

export interface Kills {
  /** How often it is killed before it may run to its end. */
  readonly count: number;
  /** The latest moment of a kill, in milliseconds after the start: about as long as the command takes. */
  readonly within: number;
  /** From 0 to below 1. @default Math.random */
  readonly random?: () => number;
  /** Told of every kill, before the next run. */
  readonly onKill?: (kill: Kill) => void | Promise<void>;
}

/**
 * One kill. `command`: the command alone, as `kill -9` does; its Terraform lives on. `tree`: every process of it, of earlier
 * runs as well, as the end of the machine does.
 */
export interface Kill {
  readonly how: 'command' | 'tree';
  /** In milliseconds after the start. */
  readonly after: number;
  /** Whether there was still something to kill. */
  readonly hit: boolean;
}

export interface Killed {
  readonly kills: readonly Kill[];
  /** What became of the run that nobody killed. */
  readonly end: { readonly code: number; readonly output: string };
}

interface Alive {
  readonly pid: number;
  readonly identity: string;
}

/** Starts a command again and again, kills it at random moments, in both ways by turns, and then lets it run to its end. */
export async function killed(
  command: CommandLine,
  { count, within, random = Math.random, onKill }: Kills,
): Promise<Killed> {
  const kills: Kill[] = [];
  let survivors: Alive[] = [];
  for (let index = 0; index < count; index += 1) {
    const run = start(command);
    const after = Math.floor(random() * within);
    await Promise.race([sleep(after), run.ended]);
    const how = index % 2 === 0 ? 'tree' : 'command';
    const hit = run.isRunning();
    if (how === 'tree') {
      killTree(run.pid, survivors);
      survivors = [];
    } else {
      survivors.push(...descendants(run.pid));
      signal(run.pid, 'SIGKILL');
    }
    await run.ended;
    kills.push({ how, after, hit });
    await onKill?.({ how, after, hit });
  }
  return { kills, end: await start(command).ended };
}

function start({ argv: [program, ...args], env, cwd }: CommandLine) {
  const child = spawn(program, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<{ code: number; output: string }>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve({ code: code ?? 1, output })); // `close` would wait for Terraform
  });
  return { pid: child.pid ?? 0, ended, isRunning: () => child.exitCode === null && child.signalCode === null };
}

/** Stopped before it is counted, so that it starts nothing meanwhile. */
function killTree(root: number, survivors: readonly Alive[]): void {
  signal(root, 'SIGSTOP');
  const roots = [
    root,
    ...survivors.filter(({ pid, identity }) => processIdentity(pid) === identity).map(({ pid }) => pid),
  ];
  const all = roots.flatMap((pid) => [pid, ...descendants(pid).map((one) => one.pid)]);
  for (const pid of new Set(all)) signal(pid, 'SIGKILL');
}

/** Children of children, also those in process groups of their own. */
function descendants(root: number): Alive[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=', '-o', 'ppid='], { encoding: 'utf8' });
  const parents = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (pid: number): number[] =>
    parents.flatMap(([child = 0, parent]) => (parent === pid ? [child, ...below(child)] : []));
  return below(root).flatMap((pid) => {
    const identity = processIdentity(pid);
    return identity ? [{ pid, identity }] : [];
  });
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // it has ended
  }
}
