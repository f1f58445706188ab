import type { Estate } from '../../../stacks/estate/schema';
import type { AzureTargets } from '../../../stacks/incident/azure-targets';
import type { Row } from '../../not-stopped/row';

/** The rows of one target. */
export interface Section {
  /** Subscription id, or `Entra`. */
  readonly account: string;
  /** Such as `machine shop`. */
  readonly target: string;
  readonly rows: readonly Row[];
}

/** What one kind of target leaves open: one file each, listed in azure/not-stopped.ts. */
export type SectionsOf = (targets: AzureTargets, estate: Estate) => Section[];

export const ENTRA = 'Entra';
