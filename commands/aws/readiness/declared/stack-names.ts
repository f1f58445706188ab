import type { AwsAccount } from '../../../../stacks/aws/accounts';

/** Ids of the stacks of preparedness (stacks/aws/prepare.ts), for the commands that mend. */
export const STACKS = {
  alarms: 'prepare-aws-alarms',
  evidence: 'prepare-aws-evidence',
  guardrails: 'prepare-aws-guardrails',
  investigation: 'prepare-aws-investigation',
  responders: 'prepare-aws-responders',
  state: 'bootstrap-aws-state',
  trail: 'prepare-aws-trail',
  accountRegion: (account: AwsAccount, region: string) => `prepare-aws-${account.name}-${region}`,
  detection: (region: string) => `prepare-aws-detection-${region}`,
} as const;
