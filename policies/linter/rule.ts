import type { Problem } from './finding';

/** Where an incident stands, as far as the JSON of a stack does not say it. */
export interface Ledger {
  readonly incident: string;
  readonly phase: 'contain' | 'release' | 'close';
  /** What each borrowed argument was before containment, by the Terraform address of its resource. */
  readonly originals: Readonly<Record<string, unknown>>;
}

export interface Rule {
  readonly name: string;
  readonly check: (json: Readonly<Record<string, unknown>>, ledger: Ledger) => Iterable<Problem>;
}
