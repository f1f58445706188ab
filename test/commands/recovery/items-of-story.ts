import type { HuntRecord } from '../../../commands/hunt/record';
import { checklist } from '../../../commands/recovery/checklist';
import type { RecoveryItem } from '../../../commands/recovery/item';
import type { Records } from '../../../commands/recovery/records';
import type { ReportInput } from '../../../commands/report/report-input';
import type { Incident } from '../../../stacks/incident/schema';
import { drill, estate, hunt, incident, NOW } from './story';

export const input = (change: Partial<Incident> = {}, records: Records = { hunt, drill }): ReportInput => ({
  incident: { ...incident, ...change },
  estate,
  now: NOW,
  records,
});
/** One item of the checklist of the story, changed. */
export const item = (id: string, change: Partial<Incident> = {}, records: Records = { hunt, drill }): RecoveryItem => {
  const all = checklist(input(change, records)).flatMap(({ items }) => items);
  const one = all.find((candidate) => candidate.id === id);
  if (!one) throw new Error(`no item ${id}`);
  return one;
};
export const hunted = (change: Partial<HuntRecord>): Records => ({ drill, hunt: { ...hunt, ...change } });
export const said = (what: string, at = '2026-11-21T10:00:00Z'): Partial<Incident> => ({
  log: [...incident.log, { at, who: 'asha', what, told: [] }],
});
