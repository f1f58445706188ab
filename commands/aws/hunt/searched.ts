import type { Say } from '../../cli/output';
import type { Engine } from '../../hunt/engine';
import type { Coverage } from './coverage';
import type { Planted } from './planted';
import type { Answer, Period } from './questions';
import type { OwnSession } from './responders';
import type { Suspect } from './suspect';

/** What a search begins with. */
export interface SearchInput {
  readonly engine: Engine;
  readonly period: Period;
  /** Last day whose log must be there. */
  readonly last: string;
  readonly suspects: readonly Suspect[];
  /** Accounts of the incident. */
  readonly accounts: readonly string[];
  /** Whether the logs of an account can be asked. */
  readonly huntable: (account: string) => boolean;
  /** `payments (444444444444)`. */
  readonly called: (account: string) => string;
  readonly ownSession: OwnSession;
  readonly say: Say;
}

/** What was asked, of whom, and what could not be. */
export interface Searched {
  readonly answers: readonly Answer[];
  readonly suspects: readonly Suspect[];
  readonly planted: readonly (Planted & { readonly by: string })[];
  /** Roles that suspects took, by ARN, and how. */
  readonly taken: ReadonlyMap<string, string>;
  readonly coverage: readonly Coverage[];
  readonly unanswered: readonly string[];
}
