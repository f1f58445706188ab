import type { AwsAccount } from '../../../stacks/aws/accounts';
import type { Estate } from '../../../stacks/estate/schema';
import type { AwsTargets } from '../../../stacks/incident/aws-targets';
import type { Incident } from '../../../stacks/incident/schema';
import type { Row } from '../../not-stopped/row';

/** The rows of one target. */
export interface Section {
  /** Such as `user ci-deploy`. */
  readonly target: string;
  readonly rows: readonly Row[];
}

export interface InAccount {
  readonly incident: Incident;
  readonly estate: Estate;
  readonly account: AwsAccount;
  readonly targets: AwsTargets;
}

/** What one kind of target leaves open: one file each, listed in not-stopped.ts. */
export type SectionsOf = (context: InAccount) => Section[];

/** A session has the rights of its own role, whatever becomes of the one that asked for it. */
export const CHAINED: Row = {
  what: 'sessions of other roles that it assumed: they have rights of their own, for 12 hours at most',
  instead: 'run `assume-role-pivots`, list each of those roles, and call the owners of other accounts',
};

export const LEFT_BEHIND: Row = {
  what: 'what it left behind: users, keys, functions, schedules, trust policies, KMS grants, shared snapshots',
  instead: 'search the trail for what it created, and contain that',
};
