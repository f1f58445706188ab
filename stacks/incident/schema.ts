import { z } from 'zod';
import { awsTargets } from './aws-targets';
import { azureTargets } from './azure-targets';
import type { IamState } from './iam-state';
import { moment, text } from './schema-values';

const event = z.strictObject({
  at: moment,
  who: text,
  what: text,
  told: z.array(z.string()).default([]).describe('Who was told, by name.'),
});

const deadline = z.strictObject({
  what: text.describe('For example: notify the Data Protection Board of India (DPDP).'),
  by: moment,
  done: moment.optional(),
  notRequired: z
    .string()
    .min(1, 'must say why, and who decided it')
    .optional()
    .describe('Instead of done: why nobody has to be told, and who decided it.'),
});

/** The incident file: what is contained, why, and what everything looked like before. One per incident, committed. */
export const incidentSchema = z
  .strictObject({
    version: z.literal(1).describe('Version of this file format.'),
    id: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9-]{1,30}[A-Za-z0-9]$/, 'must be 3 to 32 letters, digits and -, such as INC-42'),
    declaredAt: moment,
    commander: z.string().min(1, 'must be 1 to 64 characters').max(64),
    sequence: z
      .enum(['preserve-first', 'isolate-first'])
      .default('preserve-first')
      .describe(
        'preserve-first: capture is started before isolation, which never waits for it to finish. isolate-first needs a reason.',
      ),
    reason: z.string().optional().describe('Why isolate-first.'),
    phase: z
      .enum(['contain', 'release', 'close'])
      .describe('The desired state: deploying makes it so. close only after the longest session has expired.'),
    sessionCutoff: moment.describe(
      'Sessions issued before this moment are revoked while contained: now or later, never earlier than the abuse.',
    ),
    releasedAt: moment
      .optional()
      .describe('With phase release or close: sessions issued before this moment stay dead.'),
    closedAt: moment
      .optional()
      .describe(
        'With phase close: 36 hours after releasedAt when users, the root user or the whole account were contained; 12 hours with roles.',
      ),
    expires: moment.describe('When the containment is to be reviewed; a tag on every resource.'),
    aws: z.array(awsTargets).default([]),
    azure: azureTargets.optional(),
    deadlines: z
      .array(deadline)
      .default([])
      .describe(
        'Those of `notifications` in the estate file that are not named here count as well, until the incident is closed.',
      ),
    notes: z.string().default(''),
    log: z.array(event).default([]).describe('The timeline: appended by the commands, and by hand.'),
  })
  .describe('Firebreak incident file.');

export type Incident = z.infer<typeof incidentSchema> & {
  /** What lies beside the file: IAM as it was before containment. Absent when no such file does. */
  readonly iam?: IamState;
};
