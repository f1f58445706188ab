import { readHuntRecord, type HuntRecord } from '../hunt/record';
import { drillRecordFile, readDrillRecord, type DrillRecord } from '../readiness/drill-record';
import { readinessRecordFile, readReadinessRecord, type ReadinessRecord } from '../readiness/readiness-record';

/** What lies beside the incident file and says what is known of the incident and of the estate. */
export interface Records {
  /** @default - nobody has hunted, or the record was not kept */
  readonly hunt?: HuntRecord;
  /** @default - no drill is on record */
  readonly drill?: DrillRecord;
  /** @default - readiness was not asked on record */
  readonly readiness?: ReadinessRecord;
}

/** @throws CommandError when the record of the hunt cannot be read: without it, all would look better than it is. */
export function readRecords(incidentsFolder: string, id: string): Records {
  return {
    hunt: readHuntRecord(incidentsFolder, id),
    readiness: readReadinessRecord(readinessRecordFile(incidentsFolder)),
    drill: readDrillRecord(drillRecordFile(incidentsFolder)),
  };
}
