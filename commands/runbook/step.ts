/** When a step is done, in this order. */
export const MOMENTS = [
  'at-once',
  'before-quarantine',
  'before-isolation',
  'after-containment',
  'after-release',
] as const;

export type Moment = (typeof MOMENTS)[number];

/** How a step is taken back. */
export type Inverse =
  | { readonly commands: readonly string[]; readonly note?: string }
  | { readonly byHand: readonly string[] }
  /** Nothing takes it back, or nothing needs to; and why. */
  | { readonly none: string };

/** What no API can declare, or not as a plan with an undo: exact commands for one incident. */
export interface RunbookStep {
  /** Unique in the incident; what the log ticks off. */
  readonly id: string;
  readonly moment: Moment;
  readonly title: string;
  readonly why: string;
  /** POSIX shell, complete. */
  readonly commands: readonly string[];
  /** Where there is no API. @default - none */
  readonly byHand?: readonly string[];
  readonly inverse: Inverse;
  /** The containment stacks do the same: once they are deployed, it is listed only when it is ticked off. @default false */
  readonly untilContained?: boolean;
  /** @default - not yet */
  readonly done?: { readonly at: string; readonly who: string };
  /** @default - not yet */
  readonly undone?: { readonly at: string; readonly who: string };
}

/** What the log of the incident says when a step is done, or taken back. */
export function tick(step: string, what: 'done' | 'undone' = 'done'): string {
  return `runbook ${step}: ${what}`;
}
