import type { NotStopped } from '../../../commands/not-stopped';

/** One check of the drill, as it was printed. */
export interface CheckRecord {
  readonly name: string;
  readonly ok: boolean;
  /** Of a check that failed: why, and the next step. */
  readonly detail?: string;
  /** As `2026-11-20T18:04:00.000Z`. */
  readonly at: string;
}

/** What was done under one heading. */
export interface PhaseRecord {
  readonly title: string;
  readonly seconds: number;
  readonly checks: readonly CheckRecord[];
  readonly notes: readonly string[];
}

/** `failed`: for another reason than authorisation, which proves nothing. */
export type Outcome = 'succeeded' | 'refused' | 'failed' | 'not tried';

/** One call, made before containment, while contained, and after the release. */
export interface CallRecord {
  /** Attacks must succeed before and be refused while contained; the calls of the others must never be refused. */
  readonly side: 'attack' | 'neighbour' | 'responder';
  /** For example: `the leaked key`, `a session of the role app`. */
  readonly who: string;
  readonly what: string;
  readonly before: Outcome;
  readonly contained: Outcome;
  readonly released: Outcome;
}

/** One way to undo preparedness, and what readiness said of it. */
export interface SabotageRecord {
  /** For example: `the trail is stopped`. */
  readonly name: string;
  /** Each fault, as `<check> <place>: <what>`. */
  readonly said: readonly string[];
  /** It named this one, and nothing else. */
  readonly alone: boolean;
  /** How long readiness took. */
  readonly seconds: number;
}

export interface Timing {
  /** For example: `from contain to the first refusal`. */
  readonly what: string;
  readonly seconds: number;
  /** The one that goes to the top: until everything was contained. @default - false */
  readonly headline?: boolean;
}

/** What a drill did and saw, in the order in which it happened. Parts that it never came to are empty. */
export interface DrillStory {
  /** As `2026-11-20T18:04:00.000Z`. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly versions: {
    readonly terraform: string;
    readonly provider: string;
    readonly moto: string;
    readonly node: string;
  };
  readonly phases: readonly PhaseRecord[];
  readonly attempts: readonly CallRecord[];
  readonly timings: readonly Timing[];
  readonly notStopped: readonly NotStopped[];
  /** Differences between the world before containment and after the close, but for evidence. @default - not compared */
  readonly world?: readonly string[];
  /** What readiness said while preparedness was undone, one way at a time. @default - not tried */
  readonly sabotages?: readonly SabotageRecord[];
  /** A command that was killed again and again while it ran. @default - not tried */
  readonly kills?: { readonly command: string; readonly kills: number; readonly sameEnd: boolean };
}
