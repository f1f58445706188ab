import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CommandError } from '../cli/exit';
import { writeAtomically } from '../incident-file/edit';

/** How many calls of one finding are kept: the report shows the course of things, the logs keep every call. */
export const KEPT_CALLS = 200;

const call = z.strictObject({
  /** As `2026-11-20T18:04:00Z`. */
  at: z.string(),
  /** Who called, such as `arn:aws:iam::444444444444:user/ci-deploy`. */
  who: z.string(),
  /** What was called, such as `iam:CreateAccessKey`, with what it was about where that is known. */
  what: z.string(),
  /** @default - it was allowed */
  refused: z.string().optional(),
});

const finding = z.strictObject({
  /** Such as `persistence`. */
  class: z.string(),
  /** Name of the saved query that found it. */
  query: z.string(),
  account: z.string(),
  /** Rows that the query gave. */
  rows: z.number().int(),
  /** The first of them, in order of time: no more than `KEPT_CALLS`. */
  calls: z.array(call),
});

const contact = z.strictObject({
  account: z.string(),
  /** Such as `the role arn:aws:iam::999999999999:role/x was taken from here`. */
  why: z.string(),
});

/** What a hunt found, kept beside the incident file: the report tells of it, and a colleague need not hunt again. */
export const huntRecordSchema = z.strictObject({
  version: z.literal(1),
  incident: z.string(),
  at: z.string(),
  /** First day that was read. */
  since: z.string(),
  /** Where the logs were read. */
  engine: z.enum(['athena', 'local']),
  findings: z.array(finding),
  /** Other accounts whose owners must be told. */
  contacts: z.array(contact),
  /** What the hunt proposes to contain too, as a person reads it. */
  proposals: z.array(z.string()),
  /** What could not be read or answered. Empty: everything was. */
  unanswered: z.array(z.string()),
});

export type HuntRecord = z.infer<typeof huntRecordSchema>;

/** @throws CommandError when there is a file that is no record. */
export function readHuntRecord(incidentsFolder: string, id: string): HuntRecord | undefined {
  const file = huntRecordFile(incidentsFolder, id);
  if (!existsSync(file)) return undefined;
  try {
    return huntRecordSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new CommandError(
      `${file} is no record of a hunt: ${(error as Error).message}`,
      `restore it from version control, or hunt again: npx firebreak hunt ${id}`,
    );
  }
}

export function writeHuntRecord(incidentsFolder: string, record: HuntRecord): string {
  const file = huntRecordFile(incidentsFolder, record.incident);
  writeAtomically(file, `${JSON.stringify(record, undefined, 2)}\n`);
  return file;
}

function huntRecordFile(incidentsFolder: string, id: string): string {
  return join(incidentsFolder, `${id}.hunt.json`);
}
