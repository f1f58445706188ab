import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeAtomically } from '../incident-file/edit';

/** What is kept of the last drill. */
export interface DrillRecord {
  /** As `2026-11-20T18:04:00Z`. */
  readonly finishedAt: string;
  /** Checks. */
  readonly passed: number;
  readonly failed: number;
  /** How long it took. */
  readonly seconds: number;
}

/** Beside the incident files, which are committed: a drill of one responder counts for all of them, and for CI. */
export function drillRecordFile(incidentsFolder: string): string {
  return join(incidentsFolder, 'last-drill.json');
}

/** @returns undefined when there is none, or nothing that could be read as one. */
export function readDrillRecord(file: string): DrillRecord | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const record = JSON.parse(readFileSync(file, 'utf8')) as Partial<DrillRecord>;
    const { finishedAt = '', passed, failed, seconds } = record;
    if (Number.isNaN(Date.parse(finishedAt))) return undefined;
    if (typeof passed !== 'number' || typeof failed !== 'number' || typeof seconds !== 'number') return undefined;
    return { finishedAt, passed, failed, seconds };
  } catch {
    return undefined;
  }
}

export function writeDrillRecord(file: string, record: DrillRecord): void {
  mkdirSync(dirname(file), { recursive: true });
  writeAtomically(file, `${JSON.stringify(record, undefined, 2)}\n`);
}
