import type { Estate } from '../../stacks/estate/schema';
import type { Incident } from '../../stacks/incident/schema';

/** What every section of the report is made of. */
export interface ReportInput {
  readonly incident: Incident;
  readonly estate: Estate;
  /** The moment of writing, which says what is late. */
  readonly now: string;
}
