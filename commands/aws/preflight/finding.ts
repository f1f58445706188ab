import type { Estate } from '../../../stacks/estate/schema';

/** What a commander must know before containing: found out of the facts. What the file alone shows, its checks say. */
export interface Finding {
  /** stop: containment would fail or have no effect. decide: somebody must choose. note: good to know. */
  readonly severity: 'stop' | 'decide' | 'note';
  readonly target: string;
  readonly what: string;
  readonly next: string;
}

export interface PreflightContext {
  readonly estate: Estate;
  readonly isolation: 'security-group' | 'severed' | 'nacl';
  /** Whether DNS is blocked for the VPCs of the instances. */
  readonly dns: boolean;
}
