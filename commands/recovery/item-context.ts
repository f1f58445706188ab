import type { ReportInput } from '../report/report-input';
import type { RunbookStep } from '../runbook/step';
import type { Confirmation } from './confirmations';
import type { Whose } from './whose';

/** What every item is worked out from. */
export interface ItemContext extends ReportInput {
  readonly steps: readonly RunbookStep[];
  readonly confirmed: ReadonlyMap<string, Confirmation>;
  /** When containment was complete, the last time. @default - the log does not say that it ever was */
  readonly containedAt?: string;
  readonly whose: (who: string) => Whose;
}
