import type { Estate } from '../../stacks/estate/schema';
import type { Records } from '../recovery/records';
import type { Incident } from '../../stacks/incident/schema';

/** What every section of the report is made of. */
export interface ReportInput {
  readonly incident: Incident;
  readonly estate: Estate;
  /** The moment of writing, which says what is late. */
  readonly now: string;
  /** @default - nothing lies beside the incident file */
  readonly records?: Records;
}
