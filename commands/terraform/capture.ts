import { setTimeout as sleep } from 'node:timers/promises';
import { applyOne } from './apply-stack';
import { tell } from './deploy';
import type { Deployment, StackOutcome } from './deployment';
import type { StackFolder } from './in-order';
import type { AtWork } from './terraform';

/** Snapshots wait for each other only when there are more than this; Terraform's own 10 would start the 11th hours later. */
const PARALLELISM = 200;
/** Isolation waits no longer than this for snapshots to start, in seconds. */
const PATIENCE = 90;

/** How long evidence is watched when everything else is done, in seconds; then it goes on by itself. */
export const WATCHED = 30;

export type Captured = StackOutcome | { readonly stack: string; readonly state: 'running' };

/** The evidence stacks at work. Nothing waits for them to be complete: that takes hours. */
export class Capture {
  private readonly runs = new Map<StackFolder, Promise<StackOutcome>>();
  private readonly ended = new Map<StackFolder, StackOutcome>();

  constructor(
    private readonly stacks: readonly StackFolder[],
    private readonly deployment: Deployment,
  ) {}

  /** Starts what is not at work already from an earlier run. */
  start(): void {
    const { terraform } = this.deployment;
    for (const stack of this.stacks.filter(({ folder }) => !terraform.isWorking(folder) && !this.hasRun(folder))) {
      this.runs.set(stack, this.run(stack));
    }
  }

  /** Never rejects: whatever becomes of evidence, containment and release go on. */
  private async run(stack: StackFolder): Promise<StackOutcome> {
    try {
      const outcome = await applyOne(stack, this.deployment, PARALLELISM);
      this.ended.set(stack, outcome);
      tell(stack, outcome, this.deployment);
      return outcome;
    } catch (error) {
      const failed = { stack: stack.id, state: 'failed', touched: [], error: (error as Error).message } as const;
      this.ended.set(stack, failed);
      this.deployment.say(`  ${stack.id}: failed\n    ${failed.error}`);
      return failed;
    }
  }

  /**
   * Resolves when every snapshot has been asked for, or nothing more will come, or patience is at its end.
   *
   * @returns ids of the stacks that have failed, or have not asked for all their snapshots: isolation goes on without.
   */
  async started(): Promise<string[]> {
    const waiting = () => this.stacks.filter((stack) => !this.ended.has(stack) && !this.hasStarted(stack));
    for (let second = 0; second < PATIENCE && waiting().length > 0; second += 1) {
      await sleep(1000);
      this.start(); // what an earlier run was at may have ended meanwhile, and nobody knows how
    }
    const late = waiting();
    const missing = this.stacks.filter((stack) => late.includes(stack) || this.ended.get(stack)?.state === 'failed');
    return missing.map(({ id }) => id);
  }

  /** What became of each within so many seconds; what is running then goes on without us. */
  async within(seconds: number): Promise<Captured[]> {
    const timer = new AbortController();
    await Promise.race([
      Promise.all(this.runs.values()),
      sleep(seconds * 1000, undefined, { signal: timer.signal }).catch(() => undefined),
    ]);
    timer.abort();
    this.deployment.terraform.leaveAlone();
    return this.stacks.map((stack) => this.ended.get(stack) ?? { stack: stack.id, state: 'running' });
  }

  private hasRun(folder: string): boolean {
    return [...this.runs.keys()].some((stack) => stack.folder === folder);
  }

  private hasStarted({ folder }: StackFolder): boolean {
    const apply = this.deployment.terraform.atWork(folder);
    return apply !== undefined && snapshotsStarted(apply);
  }
}

/** Whether an apply has asked for every snapshot of volumes that it is to make. Copies come later. */
export function snapshotsStarted({ creates, said }: AtWork): boolean {
  // Ten seconds, or an id, after it said "Creating...": then AWS has answered.
  const asked = new Set(
    [...said.matchAll(/^(aws_ebs_snapshot\.\S+): (?:Still creating|Creation complete)/gm)].map(
      ([, address]) => address,
    ),
  );
  return creates.filter((address) => address.startsWith('aws_ebs_snapshot.')).every((address) => asked.has(address));
}

export function printCaptured(captured: readonly Captured[]): string {
  return captured.map(({ stack, state }) => `  ${stack}: ${STATE[state]}`).join('\n');
}

const STATE: Readonly<Record<Captured['state'], string>> = {
  applied: 'captured',
  unchanged: 'captured before',
  failed: 'FAILED: see above',
  'not tried': 'not tried',
  running: 'started; Terraform goes on by itself until the copies are complete. `firebreak status` tells',
};
