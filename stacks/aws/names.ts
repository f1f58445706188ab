import type { Estate } from '../estate/schema';

/** IAM path of everything Firebreak creates in IAM; guardrails protect the whole path. */
export const IAM_PATH = '/firebreak/';

/** Tag that marks what Firebreak owns; the delegation of policy management is limited to it. */
export const OWNER_TAG = { key: 'firebreak', value: 'preparedness' } as const;

/**
 * Deterministic names, so that no stack reads another one's state.
 * Bucket names are at most 20 (estate) + 30 (the landing bucket of a far region) + 13 (account) characters: S3's 63 for every
 * valid estate.
 */
export function awsNames(estate: Estate) {
  const { aws, name } = estate;
  const bucket = (purpose: string) => `${name}-firebreak-${purpose}-${aws.forensic.id}`;
  const roleArn = (accountId: string, role: string) => `arn:aws:iam::${accountId}:role${IAM_PATH}${role}`;
  return {
    evidenceBucket: bucket('evidence'),
    landingBucket: bucket('landing'),
    /** Where the load balancers of a region deliver; `*` for those of every region but the home region. */
    regionalLandingBucket: (region: string) => bucket(region === aws.homeRegion ? 'landing' : `logs-${region}`),
    stateBucket: bucket('state'),
    queryResultsBucket: bucket('queries'),
    /** Alias of the key that encrypts the evidence bucket. */
    evidenceKeyAlias: 'alias/firebreak/evidence',
    /** Alias, per region of the forensic account, of the key that snapshot copies are re-encrypted with. */
    snapshotKeyAlias: 'alias/firebreak/snapshots',
    /** Alias, per account and region, of the default EBS key that the forensic account may use. */
    ebsKeyAlias: 'alias/firebreak/ebs',
    /** Alias of the key of the alarm topic in the security account. */
    alarmKeyAlias: 'alias/firebreak/alarms',
    /** Alias of the key of the trail's log group in the management account. */
    trailLogKeyAlias: 'alias/firebreak/trail-logs',
    trail: aws.trail.mode === 'adopt' ? aws.trail.name : 'firebreak',
    trailArn:
      aws.trail.mode === 'adopt'
        ? `arn:aws:cloudtrail:${aws.trail.region}:${aws.management.id}:trail/${aws.trail.name}`
        : `arn:aws:cloudtrail:${aws.homeRegion}:${aws.management.id}:trail/firebreak`,
    /** Event bus of the security account's home region that every account and region forwards tampering to. */
    alarmBusArn: `arn:aws:events:${aws.homeRegion}:${aws.security.id}:event-bus/firebreak-alarms`,
    alarmTopicArn: `arn:aws:sns:${aws.homeRegion}:${aws.security.id}:firebreak-alarms`,
    roleArn,
    /** The role that `cdktf deploy` assumes. It lies outside the Firebreak path: the account owner made it. */
    deploymentRoleArn: (accountId: string) => `arn:aws:iam::${accountId}:role/${aws.deployment.role}`,
    investigatorArn: (accountId: string) => roleArn(accountId, aws.responders.roles.investigator),
    responderArn: (accountId: string) => roleArn(accountId, aws.responders.roles.responder),
    custodianArn: (accountId: string) => roleArn(accountId, aws.responders.roles.evidenceCustodian),
    breakGlassArn: (accountId: string) => roleArn(accountId, aws.responders.roles.breakGlass),
  };
}

export type AwsNames = ReturnType<typeof awsNames>;
