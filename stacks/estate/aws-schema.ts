import { z } from 'zod';
import { AWS_REGIONS } from './regions';

/** What to do about a value that its schema refuses. Kept out of the JSON Schema, which has no such keyword. */
export const advice = z.registry<{ readonly fix: string }>();

const accountId = z
  .string()
  .regex(/^\d{12}$/, 'must be 12 digits in quotes')
  .describe('AWS account id: 12 digits, in quotes (unquoted, YAML reads a number and drops leading zeros).')
  .register(advice, { fix: 'copy the id from `aws organizations list-accounts`, leading zeros included' });
const region = z
  .enum(AWS_REGIONS)
  .describe('AWS region.')
  .register(advice, { fix: 'choose one that `aws account list-regions` shows as enabled' });
const roleName = z
  .string()
  .regex(/^[\w+=,.@-]{1,64}$/, 'must be 1 to 64 characters of letters, digits and +=,.@_-')
  .register(advice, { fix: 'choose a shorter or plainer name, without a path' });
const roleArn = z
  .string()
  .regex(/^arn:aws:iam::\d{12}:role\/[\w+=,.@/-]+$/, 'must be the exact ARN of one role, without wildcards')
  .register(advice, { fix: 'copy the Arn from `aws iam get-role`' });
const email = z.email('must be an e-mail address');
const bool = (value: boolean, what: string) => z.boolean().default(value).describe(what);

const vpc = z
  .strictObject({
    id: z
      .string()
      .regex(/^vpc-[0-9a-f]{8}([0-9a-f]{9})?$/, 'must be a VPC id such as vpc-0a1b2c3d4e5f60718')
      .register(advice, { fix: 'copy the VpcId from `aws ec2 describe-vpcs`' }),
    region,
  })
  .describe('A VPC that gets flow logs, DNS query logs and its own quarantine groups.');

const account = {
  id: accountId,
  regions: z.array(region).min(1).optional().describe('Regions in use here. @default aws.regions'),
  vpcs: z
    .array(vpc)
    .default([])
    .describe('VPCs of this account. Readiness reports those that exist but are not listed.'),
  publicBuckets: bool(
    false,
    'true: this account serves public S3 buckets, and the account-wide public access block stays off.',
  ),
};

const member = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,30}$/, 'must be 1 to 31 of a-z, 0-9 and -, and start with a letter')
    .describe('Name of the account in stack names; unique; never changed afterwards (it names Terraform state).'),
  ...account,
});

const organization = z.strictObject({
  id: z
    .string()
    .regex(/^o-[a-z0-9]{10,32}$/, 'must be an organisation id such as o-a1b2c3d4e5')
    .register(advice, { fix: 'copy the Id from `aws organizations describe-organization`' }),
  rootId: z
    .string()
    .regex(/^r-[a-z0-9]{4,32}$/, 'must be an organisation root id such as r-ab12')
    .register(advice, { fix: 'copy the Id from `aws organizations list-roots`' }),
  settings: z
    .enum(['manage', 'verify'])
    .describe(
      'manage: Firebreak adopts the organisation and switches on the policy types and service access it needs. verify: ' +
        'something else owns those settings; planning fails with the missing ones named.',
    ),
  serviceAccess: z
    .array(
      z.string().regex(/^[a-z0-9.-]+\.amazonaws\.com$/, 'must be a service principal such as config.amazonaws.com'),
    )
    .default([])
    .describe('With settings: manage, the service principals already trusted: they are kept. List them all.'),
  policyTypes: z
    .array(
      z.enum([
        'TAG_POLICY',
        'BACKUP_POLICY',
        'AISERVICES_OPT_OUT_POLICY',
        'CHATBOT_POLICY',
        'DECLARATIVE_POLICY_EC2',
        'SECURITYHUB_POLICY',
      ]),
    )
    .default([])
    .describe('With settings: manage, the further policy types already enabled: they are kept. List them all.'),
});

const trail = z
  .discriminatedUnion('mode', [
    z.strictObject({ mode: z.literal('create').describe('Firebreak creates the organisation trail.') }),
    z.strictObject({
      mode: z
        .literal('adopt')
        .describe('Firebreak takes over the existing organisation trail and points it at the evidence store.'),
      name: z.string().regex(/^[A-Za-z0-9._-]{3,128}$/, 'must be the name of the existing trail'),
      region: region.describe('Home region of the existing trail.'),
    }),
    z.strictObject({
      mode: z.literal('keep').describe('The existing organisation trail is left alone; queries read its bucket.'),
      bucket: z.string().regex(/^[a-z0-9.-]{3,63}$/, 'must be the name of the bucket that trail writes to'),
      prefix: z.string().optional().describe('Key prefix of that trail. @default - none'),
    }),
  ])
  .describe('The organisation trail.');

const evidence = z.strictObject({
  retentionDays: z
    .int()
    .min(1)
    .max(36500, 'must be at most 36500 (100 years)')
    .default(365)
    .describe(
      'Object Lock retention in COMPLIANCE mode, in days. Nobody can shorten it afterwards, not even AWS support.',
    ),
});

const responders = z.strictObject({
  roles: z
    .strictObject({
      investigator: roleName.describe('Reads logs, configuration and evidence.'),
      responder: roleName.describe('Contains and releases.'),
      evidenceCustodian: roleName.describe('Copies and holds evidence in the forensic account.'),
      breakGlass: roleName.describe('Administers when nothing else works; every use raises an alarm.'),
    })
    .describe('Names of the responder roles, made in every account under the path /firebreak/.'),
  mfa: z
    .enum(['aws', 'identity-provider'])
    .describe(
      'aws: the roles require aws:MultiFactorAuthPresent (people sign in as IAM users with MFA devices). identity-provider: people ' +
        'come through federation, whose sessions never carry that key; MFA is then enforced there, and trustedRoles must name the roles they hold.',
    ),
  trustedRoles: z
    .array(roleArn)
    .default([])
    .describe(
      'Roles of the security account that may assume the responder roles. @default - any principal of the security account with MFA',
    ),
  sessionHours: z
    .int()
    .min(1)
    .max(12)
    .default(4)
    .describe(
      'Longest session of a responder role when assumed directly, in hours. Chained sessions end after 1 hour.',
    ),
});

const contact = z.strictObject({
  name: z.string().min(1, 'must be 1 to 64 characters').max(64),
  role: z.enum(['commander', 'security-lead', 'infrastructure', 'legal', 'communications']),
  email,
  phone: z.string().regex(/^\+[0-9 ()-]{6,20}$/, 'must be an international phone number such as +91 22 1234 5678'),
});

const guardrails = z.strictObject({
  alsoExempt: z
    .array(roleArn)
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
  prevent: z
    .strictObject({
      longLivedKeys: bool(false, 'Deny creating IAM access keys.'),
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

const detection = z.strictObject({
  guardDuty: bool(true, 'GuardDuty for every account and region.'),
  securityHub: bool(true, 'Security Hub for every account and region.'),
  detective: bool(false, 'Detective; AWS requires GuardDuty to have run for 48 hours before it can be switched on.'),
  accessAnalyzer: bool(true, 'IAM Access Analyzer for the organisation, in every region.'),
});

const logs = z.strictObject({
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

const deployment = z.strictObject({
  role: roleName
    .default('OrganizationAccountAccessRole')
    .describe(
      'Role that cdktf deploy assumes in each account but the management account. Exempt from tamper protection, and protected by it.',
    ),
  managementRole: roleArn
    .optional()
    .describe('Role to assume in the management account. @default - the credentials of the caller'),
});

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
    .describe('The security account: responders sign in here; detection and alarms are delegated to it.'),
  members: z.array(member).default([]).describe('The protected accounts.'),
  trail,
  evidence: evidence.prefault({}),
  logs: logs.prefault({}),
  responders,
  escalation: z.array(contact).min(1).describe('Who is called, in this order.'),
  guardrails: guardrails.prefault({}),
  detection: detection.prefault({}),
  investigation: z
    .strictObject({
      scanLimitGiB: z.int().min(1).max(7000).default(1000).describe('Most that one query may read, in GiB.'),
    })
    .prefault({}),
});

export type AwsEstate = z.infer<typeof awsEstate>;
