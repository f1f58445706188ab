import { z } from 'zod';
import { account, deployment, member, organization, trail } from './aws-schema-organization';
import { responders } from './aws-schema-people';
import { detection, evidence, guardrails, logs } from './aws-schema-protection';
import { region } from './schema-values';

/** The AWS column of the estate file. */
export const awsEstate = z.strictObject({
  organization,
  homeRegion: region.describe('Region of the evidence store, the trail, the StackSets and the alarms.'),
  regions: z
    .array(region)
    .min(1)
    .describe('Every region in use, us-east-1 included: global services record their events there.'),
  deployment: deployment.prefault({}),
  management: z.strictObject(account).describe('The management account. SCPs and RCPs do not bind it.'),
  forensic: z.strictObject(account).describe('The forensic account: evidence, state, nothing else.'),
  security: z
    .strictObject(account)
    .describe(
      'The security account: responders sign in here; detection and alarms are delegated to it. IAM users, groups and identity providers there are changed by the deployment role or break-glass only.',
    ),
  members: z.array(member).default([]).describe('The protected accounts.'),
  trail,
  evidence: evidence.prefault({}),
  logs: logs.prefault({}),
  responders,
  guardrails: guardrails.prefault({}),
  detection: detection.prefault({}),
  investigation: z
    .strictObject({
      scanLimitGiB: z.int().min(1).max(7000).default(1000).describe('Most that one query may read, in GiB.'),
    })
    .prefault({}),
});

export type AwsEstate = z.infer<typeof awsEstate>;
