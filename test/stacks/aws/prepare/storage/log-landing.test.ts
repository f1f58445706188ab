import type { PolicyDocument } from '../../../../../policies/document';
import { AccountRegion } from '../../../../../stacks/aws/prepare/account-region/account-region';
import { EvidenceStore } from '../../../../../stacks/aws/prepare/storage/evidence-store';
import { awsNames } from '../../../../../stacks/aws/names';
import { AWS_REGIONS } from '../../../../../stacks/estate/regions';
import { accountNamed, testContext, testEstate } from '../../../../support/estate';
import { decide } from '../../../../support/simulate';
import { synth, type SynthesisedStack } from '../../../../support/synth';

const HOME = 'eu-west-1';
const BUCKET = 'acme-firebreak-logs-us-east-1-222222222222';
const KEY = 'arn:aws:kms:eu-west-1:222222222222:key/0a1b2c3d-0000-4000-8000-0123456789ab';

const context = testContext();
const props = (name: string, region: string) => ({ ...context, account: accountNamed(context, name), region });
const region = (name: string, inRegion: string) =>
  synth((app) => new AccountRegion(app, `prepare-aws-${name}-${inRegion}`, props(name, inRegion)));
const store = synth((app) => new EvidenceStore(app, 'prepare-aws-evidence', props('forensic', HOME)));
const regional = region('forensic', 'us-east-1');

const all = (stack: SynthesisedStack, type: string) => Object.values(stack.resource[type] ?? {});
const one = (stack: SynthesisedStack, type: string) => {
  const found = all(stack, type);
  expect([type, found.length]).toEqual([type, 1]);
  return found[0]!;
};

test('the forensic account alone has one, in every region but the home region, where the evidence store has it', () => {
  const buckets = (name: string, inRegion: string) =>
    all(region(name, inRegion), 'aws_s3_bucket').map(({ bucket }) => bucket);
  expect(buckets('forensic', 'us-east-1')).toEqual([BUCKET]);
  expect(buckets('forensic', HOME)).toEqual([]);
  for (const name of ['management', 'security', 'payments']) expect(buckets(name, 'us-east-1')).toEqual([]);
  expect(awsNames(context.estate).regionalLandingBucket(HOME)).toBe('acme-firebreak-landing-222222222222');
  expect(all(store, 'aws_s3_bucket').map(({ bucket }) => bucket)).toContain('acme-firebreak-landing-222222222222');
});

test('every region that S3 has fits into the name of a bucket and of a role', () => {
  const names = awsNames(testEstate((input) => (input.name = 'a'.repeat(20))));
  const longest = Math.max(...AWS_REGIONS.map((each) => names.regionalLandingBucket(each).length));
  expect(longest).toBeLessThanOrEqual(63);
  expect(Math.max(...AWS_REGIONS.map((each) => `FirebreakLogReplication-${each}`.length))).toBeLessThanOrEqual(64);
});

test('it is private, versioned, encrypted for load balancers, and cannot be destroyed', () => {
  expect(one(regional, 'aws_s3_bucket')).toMatchObject({ lifecycle: { prevent_destroy: true } });
  expect(one(regional, 'aws_s3_bucket')).not.toHaveProperty('force_destroy');
  expect(one(regional, 'aws_s3_bucket_versioning').versioning_configuration.status).toBe('Enabled');
  expect(one(regional, 'aws_s3_bucket_public_access_block').restrict_public_buckets).toBe(true);
  const [rule] = one(regional, 'aws_s3_bucket_server_side_encryption_configuration').rule;
  expect(rule.apply_server_side_encryption_by_default).toEqual({ sse_algorithm: 'AES256' });
});

test('what load balancers write, and nothing else, is replicated with the key of the home region', () => {
  const [alias] = Object.entries(regional.data!.aws_kms_alias!);
  expect(alias![1]).toEqual({ name: 'alias/firebreak/evidence', provider: 'aws.home' });
  const provider = regional.provider!.aws!.find((each) => each.alias === 'home');
  expect(provider).toMatchObject({ region: HOME, allowed_account_ids: ['222222222222'] });
  const { rule } = one(regional, 'aws_s3_bucket_replication_configuration');
  expect(rule).toMatchObject([
    {
      filter: { prefix: 'AWSLogs/' },
      delete_marker_replication: { status: 'Disabled' },
      destination: {
        bucket: 'arn:aws:s3:::acme-firebreak-evidence-222222222222',
        encryption_configuration: { replica_kms_key_id: `\${data.aws_kms_alias.${alias![0]}.target_key_arn}` },
      },
    },
  ]);
});

test('a failed replication raises an alarm that names no topic of another region', () => {
  const alarm = one(regional, 'aws_cloudwatch_metric_alarm');
  expect(alarm).toMatchObject({
    alarm_name: 'firebreak-replication-failed-aws-logs-us-east-1',
    dimensions: { SourceBucket: BUCKET, DestinationBucket: 'acme-firebreak-evidence-222222222222', RuleId: 'aws-logs' },
  });
  expect(alarm).not.toHaveProperty('alarm_actions');
});

test('Firehose of every region writes into the landing bucket by the role that its stack makes, and no other role does', async () => {
  const landing = all(store, 'aws_s3_bucket_policy').find(({ policy }) => policy.includes('ConfigWrites'))!;
  const put = (principal: string) =>
    decide({
      principal,
      action: 's3:PutObject',
      resource: 'arn:aws:s3:::acme-firebreak-landing-222222222222/application-logs/x.json.gz',
      resourceAccount: '222222222222',
      resourcePolicy: JSON.parse(landing.policy) as PolicyDocument,
    });
  for (const stack of [regional, region('forensic', HOME)]) {
    const role = all(stack, 'aws_iam_role').find(({ name }) => name.startsWith('FirebreakLogDelivery'))!;
    expect(await put(`arn:aws:iam::222222222222:role${role.path}${role.name}`)).toBe('Allowed');
  }
  expect(await put('arn:aws:iam::222222222222:role/firebreak/FirebreakLogDelivery-sa-east-1')).toBe('ExplicitlyDenied');
});

describe('the role of the regional stack and the policies of the evidence store', () => {
  const role = all(regional, 'aws_iam_role').find(({ name }) => name.startsWith('FirebreakLogReplication'))!;
  const principal = `arn:aws:iam::222222222222:role${role.path}${role.name}`;
  const unlisted = principal.replace('us-east-1', 'sa-east-1');
  const permissions = all(regional, 'aws_iam_role_policy').find(({ name }) => name === 'replicate')!.policy as string;
  const identityPolicies = [
    JSON.parse(permissions.replace(/\$\{data\.aws_kms_alias\.[^}]+\}/g, KEY)) as PolicyDocument,
  ];
  const evidence = all(store, 'aws_s3_bucket_policy').find(({ policy }) => policy.includes('CloudTrailWrites'))!;
  const bucketPolicy = JSON.parse(evidence.policy.replace(/\$\{aws_kms_key\.[^}]+\}/g, KEY)) as PolicyDocument;
  const keyPolicy = JSON.parse(one(store, 'aws_kms_key').policy) as PolicyDocument;
  const replicate = (as: string, resourcePolicy = bucketPolicy) =>
    decide({
      principal: as,
      action: 's3:ReplicateObject',
      resource: 'arn:aws:s3:::acme-firebreak-evidence-222222222222/AWSLogs/555555555555/elasticloadbalancing/x.log.gz',
      resourceAccount: '222222222222',
      identityPolicies,
      resourcePolicy,
    });
  const encrypt = (as: string, resourcePolicy = keyPolicy) =>
    decide({
      principal: as,
      action: 'kms:GenerateDataKey',
      resource: KEY,
      identityPolicies,
      resourcePolicy,
      context: { 'kms:ViaService': `s3.${HOME}.amazonaws.com` },
    });
  /** As if the estate had the unlisted region instead. */
  const listing = (document: PolicyDocument) =>
    JSON.parse(JSON.stringify(document).replaceAll(principal, unlisted)) as PolicyDocument;

  test('fit together', async () => {
    expect(role.name).toBe('FirebreakLogReplication-us-east-1');
    expect(await replicate(principal)).toBe('Allowed');
    expect(await encrypt(principal)).toBe('Allowed');
  });

  test('leave out the role of a region that is not in the estate', async () => {
    expect(await replicate(unlisted)).toBe('ExplicitlyDenied');
    expect(await encrypt(unlisted)).not.toBe('Allowed');
    expect(await replicate(unlisted, listing(bucketPolicy))).toBe('Allowed');
    expect(await encrypt(unlisted, listing(keyPolicy))).toBe('Allowed');
  });
});
