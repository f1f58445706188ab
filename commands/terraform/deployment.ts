import type { Say } from '../cli/output';
import type { StackFolder } from './in-order';
import type { Terraform } from './terraform';
import type { FindTraces } from '../aws/traces/find-traces';
import type { SnapshotState } from '../aws/traces/snapshot-state';

/** What became of one stack. */
export interface StackOutcome {
  readonly stack: string;
  readonly state: 'applied' | 'unchanged' | 'failed' | 'not tried';
  /** One line for each resource that was touched, also by an earlier run that was cut off. */
  readonly touched: readonly string[];
  readonly error?: string;
}

export interface Deployment {
  readonly terraform: Terraform;
  readonly say: Say;
  readonly traces: FindTraces;
  readonly snapshotState: SnapshotState;
  /** Told of each stack as soon as it is done, so that the record is right whenever this process dies. */
  readonly onDone?: (outcome: StackOutcome) => void;
  /** Goes on even when interrupted: what is half done would be worse. @default false */
  readonly mustFinish?: boolean;
  /** What a stack waits for besides the stacks before it. */
  readonly waitFor?: (stack: StackFolder) => Promise<unknown>;
}
