import type { Row } from './engine';
import type { HuntRecord } from './record';

/** The worst first. */
export const CLASSES = [
  'covering-tracks',
  'persistence',
  'exfiltration',
  'pivots',
  'escalation',
  'data-access',
  'authentication',
  'reconnaissance',
  'keys',
  'reach',
  'activity',
] as const;

export type FindingClass = (typeof CLASSES)[number];

/** One line of a finding, as the record keeps it. */
export type Call = HuntRecord['findings'][number]['calls'][number];

export interface Finding {
  readonly class: FindingClass;
  /** Name of the saved query. */
  readonly query: string;
  /** Techniques of MITRE ATT&CK. */
  readonly attack: readonly string[];
  /** Whose log it is. */
  readonly account: string;
  /** Of whom it was asked, such as `user ci-deploy`. @default - everybody */
  readonly about?: string;
  /** How the hunt came to them. @default - the incident file names them */
  readonly via?: string;
  /** As the query gave them, the first of them. */
  readonly rows: readonly Row[];
  readonly total: number;
  /** Positions, in `rows`, of those by principals that the incident file names or leads to. */
  readonly bySuspects: readonly number[];
  /** The same rows as lines. */
  readonly calls: readonly Call[];
  readonly means: string;
  readonly next: string;
}

/** Calls of responders' own sessions: no findings, unless a session is nobody's. */
export interface OwnCalls {
  readonly account: string;
  /** Such as `FirebreakResponder/firebreak`. */
  readonly session: string;
  readonly calls: number;
}
