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

/** An account whose owner must be told, and why. */
export interface Contact {
  readonly account: string;
  /** In the estate. @default - it is outside */
  readonly name?: string;
  readonly why: string;
}

/** Something to contain too. */
export interface Proposed {
  readonly account: string;
  /** Such as `user`. */
  readonly kind: string;
  /** Name or id as `open` takes it. */
  readonly name: string;
  /** Such as `iam:CreateUser by user ci-deploy at 2026-11-20T18:04:00Z`. */
  readonly why: string;
  /** Why `open` would not take it, and what to do instead. @default - it would */
  readonly otherwise?: string;
}

/** What a principal could do, by the policies that it has, or had before it was contained. */
export interface Reached {
  readonly account: string;
  readonly principal: string;
  /** `recorded`: what `open` recorded, without containment's denial. `live`: what the cloud says now. */
  readonly policies: 'recorded' | 'live';
  /** Of the actions asked, those that are allowed on every resource. */
  readonly allowed: readonly string[];
  readonly asked: number;
}

/** Whatever a user signs in with, now. */
export interface Held {
  readonly account: string;
  readonly user: string;
  readonly accessKeys: readonly {
    readonly id: string;
    readonly status?: string;
    readonly created?: string;
    readonly lastUsed?: { readonly at?: string; readonly service?: string };
  }[];
  /** Null: no password. */
  readonly loginProfile?: { readonly created?: string } | null;
  readonly mfaDevices?: readonly unknown[];
  readonly passwordLastUsed?: string;
  /** The user's line of the credential report, by its columns; `generated` is when. */
  readonly report?: Readonly<Record<string, string>>;
}

/** A resource that its tags call production. */
export interface Tagged {
  readonly account: string;
  readonly region: string;
  readonly type: string;
  readonly id: string;
  /** `Environment=production`. */
  readonly tag: string;
}
