import { runbook } from '../runbook';
import { course } from '../report/course';
import type { ReportInput } from '../report/report-input';
import { confirmations } from './confirmations';
import type { RecoveryGroup, RecoveryItem } from './item';
import type { ItemContext } from './item-context';
import { groupsOf } from './items';
import { whoseCalls } from './whose';

/** What must be true before the incident is over, with the state of each as far as it is on record. Asks AWS nothing. */
export function checklist(input: ReportInput): RecoveryGroup[] {
  const { incident, estate } = input;
  const { containedAt, containedAgainAt } = course(incident);
  const context: ItemContext = {
    ...input,
    steps: runbook(incident, estate),
    confirmed: confirmations(incident),
    containedAt: containedAgainAt ?? containedAt,
    whose: whoseCalls(incident, estate),
  };
  return groupsOf(incident.id).map(([title, items]) => ({
    title,
    items: items.map(([id, text, find, next]): RecoveryItem => ({ id, title: text, next, ...find(context) })),
  }));
}

/** Names in the log that are no item: a slip of the pen would pass for work that is done. */
export function unknownConfirmations(input: ReportInput, groups: readonly RecoveryGroup[]): string[] {
  const known = new Set(groups.flatMap(({ items }) => items.map(({ id }) => id)));
  return [...confirmations(input.incident).keys()].filter((id) => !known.has(id));
}
