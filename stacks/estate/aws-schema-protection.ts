import { z } from 'zod';
import { bool, detectorId, exemptRoleArn, region } from './schema-values';

export const evidence = z.strictObject({
  retentionDays: z
    .int()
    .min(1)
    .max(36500, 'must be at most 36500 (100 years)')
    .default(365)
    .describe(
      'Object Lock retention in COMPLIANCE mode, in days. Nobody can shorten it afterwards, not even AWS support.',
    ),
});

export const logs = z.strictObject({
  applicationLogs: bool(true, 'Send every CloudWatch log group (Lambda, RDS, Session Manager) to the evidence store.'),
  excludeLogGroups: z
    .array(z.string().min(1, 'must be the name of a log group'))
    .default([])
    .describe('Log groups never sent: exact names.'),
  sessionManager: bool(
    true,
    'Record Session Manager sessions. Off when the account has Session Manager preferences of its own.',
  ),
  dataEvents: z
    .strictObject({ s3: bool(true, 'S3 object reads and writes.'), lambda: bool(true, 'Lambda invocations.') })
    .prefault({})
    .describe('Data events of the organisation trail; the largest part of its cost.'),
  insights: bool(true, 'CloudTrail Insights: unusual call and error rates.'),
});

/** One statement of a resource policy of the organisation. */
const delegationStatement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: z.union([z.literal('*'), z.record(z.string(), z.union([z.string(), z.array(z.string())]))]),
  Action: z.union([z.string(), z.array(z.string())]),
  Resource: z.union([z.string(), z.array(z.string())]),
  Condition: z.record(z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string())]))).optional(),
});

export const guardrails = z.strictObject({
  alsoExempt: z
    .array(exemptRoleArn)
    .default([])
    .describe(
      'Further roles that tamper protection does not bind (a landing-zone pipeline). Exact ARNs; each one is a way around the guardrails.',
    ),
  attachedPolicies: z
    .strictObject({ scp: z.int().min(0).max(10).default(1), rcp: z.int().min(0).max(5).default(1) })
    .prefault({})
    .describe(
      'Policies already attached to the organisation root by others (FullAWSAccess and RCPFullAWSAccess count): 10 SCPs and 5 RCPs fit.',
    ),
  keptDelegation: z
    .array(delegationStatement)
    .default([])
    .describe(
      'Statements of the delegation policy that the organisation has already (an organisation has one): kept. List them all, ' +
        'or they are removed: aws organizations describe-resource-policy.',
    ),
  prevent: z
    .strictObject({
      longLivedKeys: bool(false, 'Deny creating IAM access keys and service-specific credentials.'),
      iamUsers: bool(false, 'Deny creating IAM users and console passwords: federation instead.'),
      actionsWithoutMfa: bool(false, 'Deny IAM users everything but setting up MFA until they sign in with it.'),
      keyPairs: bool(false, 'Deny creating and importing EC2 key pairs: Session Manager instead.'),
      rootUser: bool(false, 'Deny the root user of member accounts everything.'),
      leavingRegions: bool(false, 'Deny regional services outside aws.regions.'),
      imdsV1: bool(false, 'Deny launching instances that accept IMDSv1.'),
      publicBuckets: bool(false, 'Deny changing the account-wide S3 public access block.'),
    })
    .prefault({})
    .describe(
      'Structural preventions, one switch each. Every one can break a workload, so each is off until you say so.',
    ),
});

export const detection = z.strictObject({
  guardDuty: bool(true, 'GuardDuty for every account and region.'),
  securityHub: bool(true, 'Security Hub for every account and region.'),
  detective: bool(false, 'Detective; AWS requires GuardDuty to have run for 48 hours before it can be switched on.'),
  accessAnalyzer: bool(true, 'IAM Access Analyzer for the organisation, in every region.'),
  existing: z
    .array(
      z.strictObject({
        region,
        managementDetector: detectorId.optional().describe('GuardDuty detector of the management account.'),
        securityDetector: detectorId.optional().describe('GuardDuty detector of the security account.'),
        managementHub: bool(false, 'Security Hub is on in the management account.'),
        securityHub: bool(false, 'Security Hub is on in the security account.'),
      }),
    )
    .default([])
    .describe('What is on already in the management and the security account, by region: adopted instead of created.'),
});
