/**
 * `not known`: nothing on record answers it. `not needed`: the incident has nothing that it is about.
 */
export type RecoveryState = 'done' | 'open' | 'not known' | 'not needed';

/** What an item of the checklist is found to be. */
export interface Finding {
  readonly state: RecoveryState;
  /** What that rests on: who said it and when, or which record. */
  readonly basis: string;
  /** What still has to be looked at, one line each. @default - none */
  readonly details?: readonly string[];
  /** It is not work that waits, but something that went wrong. @default false */
  readonly alarming?: boolean;
}

/** One thing that must be true before the incident is over. */
export interface RecoveryItem extends Finding {
  /** Unique; what the log ticks off. */
  readonly id: string;
  /** What is true when it is done. */
  readonly title: string;
  /** The command or saved query that answers it, with code in backticks. */
  readonly next: string;
}

/** Items that belong together. */
export interface RecoveryGroup {
  readonly title: string;
  readonly items: readonly RecoveryItem[];
}
