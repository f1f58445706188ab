import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { writeAtomically } from '../incident-file/edit';
import { moment } from '../../stacks/incident/schema-values';

const schema = z.object({
  at: moment,
  /** Checks. */
  passed: z.int(),
  /** Names of the checks that do not hold. */
  failed: z.array(z.string()),
});

/** What is kept of the last `firebreak readiness`: after an incident, it says whether what was weakened is whole again. */
export type ReadinessRecord = z.infer<typeof schema>;

/** Beside the incident files, as the record of the drill is. */
export function readinessRecordFile(incidentsFolder: string): string {
  return join(incidentsFolder, 'last-readiness.json');
}

/** @returns undefined when there is none, or nothing that could be read as one: it then has to be asked again. */
export function readReadinessRecord(file: string): ReadinessRecord | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return schema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

export function writeReadinessRecord(file: string, record: ReadinessRecord): void {
  mkdirSync(dirname(file), { recursive: true });
  writeAtomically(file, `${JSON.stringify(record, undefined, 2)}\n`);
}
