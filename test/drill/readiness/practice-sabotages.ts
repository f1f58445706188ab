import { rmSync } from 'node:fs';
import { drillRecordFile, writeDrillRecord } from '../../../commands/readiness/drill-record';
import type { Sabotage, Saboteur } from './sabotage';

/** Of the people: what is not practised does not work on the day. */
export function practiceSabotages({ incidents }: Pick<Saboteur, 'incidents'>): Sabotage[] {
  return [
    {
      name: 'the record of the last drill is lost',
      names: /^drill-recent this checkout: no drill is on record/,
      do: () => Promise.resolve(rmSync(drillRecordFile(incidents))),
      undo: () => Promise.resolve(recordEarlierDrill(incidents)),
    },
  ];
}

/** The drill stands in for the one before it: readiness asks for a drill that has passed, and this one has not ended. */
export function recordEarlierDrill(incidents: string): void {
  const finishedAt = new Date().toISOString();
  writeDrillRecord(drillRecordFile(incidents), { finishedAt, passed: 1, failed: 0, seconds: 1 });
}
