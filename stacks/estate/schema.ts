import { z } from 'zod';
import { awsEstate } from './aws-schema';
import { notifications } from './notifications-schema';
import { azureEstate } from './azure-schema';
import { contact } from './schema-people';

/** The estate file: what is protected. Written once, reviewed, committed. */
export const estateSchema = z
  .strictObject({
    version: z.literal(1).describe('Version of this file format.'),
    name: z
      .string()
      .regex(/^[a-z][a-z0-9-]{1,18}[a-z0-9]$/, 'must be 3 to 20 of a-z, 0-9 and -, and start with a letter')
      .describe('Short name of the organisation; part of every globally unique name (buckets).'),
    notifications,
    escalation: z
      .array(contact)
      .min(1)
      .max(50, 'must be at most 50: an alarm names them all')
      .describe('Who is called, in this order.'),
    aws: awsEstate.describe('The AWS organisation.'),
    azure: azureEstate.optional().describe('The Azure tenant.'),
  })
  .describe('Firebreak estate file.');

export type Estate = z.infer<typeof estateSchema>;
