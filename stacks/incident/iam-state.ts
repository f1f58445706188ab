import { z } from 'zod';
import { accountId } from '../estate/schema-values';
import { moment } from './schema-values';

const principal = z.looseObject({ name: z.string() });

/**
 * The IAM state of contained users and roles from before containment, which `open` writes beside the incident file. It is
 * evidence: what a newer version records as well is kept as it is, and only its frame is checked.
 */
export const iamStateSchema = z.strictObject({
  version: z.literal(1),
  incident: z.string(),
  /** When it was looked up. */
  at: moment,
  accounts: z.record(accountId, z.looseObject({ users: z.array(principal), roles: z.array(principal) })),
});

export type IamState = z.infer<typeof iamStateSchema>;

/** `incidents/INC-42.iam.json` of `incidents/INC-42.yaml`. */
export function iamStateFile(incidentFile: string): string {
  return incidentFile.replace(/\.yaml$/, '.iam.json');
}
