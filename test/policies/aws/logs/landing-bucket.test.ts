import { landingBucketPolicy, regionalLandingBucketPolicy } from '../../../../policies/aws/logs/landing-bucket';
import { policySize } from '../../../../policies/document';
import { decide, type Caller } from '../../../support/simulate';
import * as p from '../storage/evidence-parties';

const bucket = 'acme-firebreak-landing-222222222222';
const evidenceBucket = 'acme-firebreak-evidence-222222222222';
const policy = landingBucketPolicy({ ...p.PARTIES, bucket, evidenceBucket, deliveryRoles: [p.DELIVERY] });
const arn = `arn:aws:s3:::${bucket}`;
const ask = (action: string, resource: string, caller: Caller) =>
  decide({ action, resource, resourceAccount: p.FORENSIC, resourcePolicy: policy, ...caller });

test('the policy', () => {
  expect(policy).toMatchSnapshot();
  expect(policySize(policy)).toBeLessThan(20 * 1024);
});

const organization = { 'aws:SourceOrgID': 'o-exampleorg1' };
const balancer = 'arn:aws:elasticloadbalancing:eu-west-1:555555555555:loadbalancer/app/web/0a1b2c3d4e5f6071';
const acl = { 's3:x-amz-acl': 'bucket-owner-full-control' };

test.each([
  [
    'AWS Config',
    'config.amazonaws.com',
    'AWSLogs/555555555555/Config/us-east-1/2026/11/20/ConfigHistory/x.json.gz',
    { ...organization, ...acl },
    { 'aws:SourceOrgID': 'o-otherorg00' },
    'ConfigWrites',
  ],
  [
    'an Application Load Balancer',
    'logdelivery.elasticloadbalancing.amazonaws.com',
    'AWSLogs/555555555555/ELBAccessLogTestFile',
    { ...organization, 'aws:SourceArn': balancer },
    { 'aws:SourceOrgID': 'o-otherorg00' },
    'LoadBalancersWrite',
  ],
  [
    'a Network Load Balancer',
    'delivery.logs.amazonaws.com',
    'AWSLogs/555555555555/elasticloadbalancing/eu-west-1/2026/11/20/x.log.gz',
    { ...organization, ...acl, 'aws:SourceArn': 'arn:aws:logs:eu-west-1:555555555555:*' },
    { 'aws:SourceOrgID': 'o-otherorg00' },
    'NetworkLoadBalancersWrite',
  ],
  [
    'S3',
    'logging.s3.amazonaws.com',
    'access-logs/2026-11-20-18-00-00-0123456789ABCDEF',
    { 'aws:SourceAccount': p.FORENSIC, 'aws:SourceArn': `arn:aws:s3:::${evidenceBucket}` },
    { 'aws:SourceAccount': '999999999999' },
    'AccessLogsWrite',
  ],
])('%s delivers for us and for nobody else', async (_who, principal, key, ours, theirs, sid) => {
  const file = `${arn}/${key}`;
  expect(await ask('s3:PutObject', file, { principal, context: ours })).toBe('Allowed');
  const stranger = { principal, context: { ...ours, ...theirs } };
  expect(await ask('s3:PutObject', file, stranger)).not.toBe('Allowed');
  const resourcePolicy = p.weakened(policy, sid, { Condition: {} });
  expect(await ask('s3:PutObject', file, { ...stranger, resourcePolicy })).toBe('Allowed');
});

test('Firehose of the forensic account delivers by its role, and nobody of another account does', async () => {
  const file = `${arn}/application-logs/region=eu-west-1/x.json.gz`;
  const role = (account: string) => `arn:aws:iam::${account}:role/firebreak/FirebreakLogDelivery-eu-west-1`;
  expect(await ask('s3:PutObject', file, { principal: role(p.FORENSIC) })).toBe('Allowed');
  expect(await ask('s3:PutObject', file, { principal: role('444444444444') })).not.toBe('Allowed');
});

test('nobody of the forensic account forges what landed, nor hides it by a new version', async () => {
  const file = `${arn}/AWSLogs/555555555555/elasticloadbalancing/eu-west-1/2026/11/20/x.log.gz`;
  for (const principal of [p.ADMIN, p.DEPLOYMENT, p.INVESTIGATOR, p.CUSTODIAN, `${p.DELIVERY}2`, p.REPLICATION]) {
    expect(await ask('s3:PutObject', file, { principal })).toBe('ExplicitlyDenied');
  }
  const resourcePolicy = p.without(policy, 'DenyWriting');
  expect(await ask('s3:PutObject', file, { principal: p.ADMIN, resourcePolicy })).toBe('Allowed');
});

test('replication reads; people read only as investigator or custodian', async () => {
  const file = `${arn}/AWSLogs/555555555555/Config/x.json.gz`;
  expect(await ask('s3:GetObjectVersionForReplication', file, { principal: p.REPLICATION })).toBe('Allowed');
  for (const principal of [p.INVESTIGATOR, p.CUSTODIAN])
    expect(await ask('s3:GetObject', file, { principal })).toBe('Allowed');
  expect(await ask('s3:GetObject', file, { principal: p.ADMIN })).toBe('ExplicitlyDenied');
  const resourcePolicy = p.without(policy, 'DenyReading');
  expect(await ask('s3:GetObject', file, { principal: p.ADMIN, resourcePolicy })).toBe('Allowed');
});

test.each([
  ['s3:DeleteObjectVersion', `${arn}/AWSLogs/x`, 'DenyDeletion'],
  ['s3:DeleteObject', `${arn}/AWSLogs/x`, 'DenyDeletion'],
  ['s3:DeleteBucket', arn, 'DenyDeletion'],
  ['s3:UpdateObjectEncryption', `${arn}/AWSLogs/x`, 'DenyDeletion'],
  ['s3:PauseReplication', arn, 'DenyReconfiguration'],
  ['s3:PutReplicationConfiguration', arn, 'DenyReconfiguration'],
  ['s3:PutLifecycleConfiguration', arn, 'DenyReconfiguration'],
])('an administrator cannot %s', async (action, resource, sid) => {
  expect(await ask(action, resource, { principal: p.ADMIN })).toBe('ExplicitlyDenied');
  expect(await ask(action, resource, { principal: p.ADMIN, resourcePolicy: p.without(policy, sid) })).toBe('Allowed');
});

test('another organisation can do nothing with the bucket', async () => {
  const outsider = { principal: p.OUTSIDER, context: p.OUTSIDE };
  const decisions = await p.decideEvery(arn, { ...outsider, resourcePolicy: policy });
  expect(decisions).toMatchObject({ Allowed: [], ImplicitlyDenied: [] });
  const resourcePolicy = p.without(policy, 'DenyOutsiders');
  expect((await p.decideEvery(arn, { ...outsider, resourcePolicy })).ImplicitlyDenied).not.toEqual([]);
});

test('plain HTTP is refused', async () => {
  const insecure = { principal: p.INVESTIGATOR, context: { 'aws:SecureTransport': 'false' } };
  expect(await ask('s3:GetObject', `${arn}/x`, insecure)).toBe('ExplicitlyDenied');
  const resourcePolicy = p.without(policy, 'DenyPlainHttp');
  expect(await ask('s3:GetObject', `${arn}/x`, { ...insecure, resourcePolicy })).toBe('Allowed');
});

describe('in another region', () => {
  const regionalBucket = 'acme-firebreak-logs-us-east-1-222222222222';
  const regional = regionalLandingBucketPolicy({ ...p.PARTIES, bucket: regionalBucket, region: 'us-east-1' });
  const put = (key: string, principal: string, context: Caller['context']) =>
    decide({
      action: 's3:PutObject',
      resource: `arn:aws:s3:::${regionalBucket}/${key}`,
      resourceAccount: p.FORENSIC,
      resourcePolicy: regional,
      principal,
      context,
    });

  test('the policy', () => {
    expect(regional).toMatchSnapshot();
  });

  test.each([
    [
      'Application',
      'logdelivery.elasticloadbalancing.amazonaws.com',
      (region: string) => `arn:aws:elasticloadbalancing:${region}:555555555555:loadbalancer/app/web/0a1b2c3d4e5f6071`,
    ],
    ['Network', 'delivery.logs.amazonaws.com', (region: string) => `arn:aws:logs:${region}:555555555555:*`],
  ])('%s Load Balancers of that region deliver, of our organisation alone', async (_kind, principal, source) => {
    const file = 'AWSLogs/555555555555/elasticloadbalancing/us-east-1/2026/11/20/x.log.gz';
    const ours = { ...organization, ...acl, 'aws:SourceArn': source('us-east-1') };
    expect(await put(file, principal, ours)).toBe('Allowed');
    expect(await put(file, principal, { ...ours, 'aws:SourceOrgID': 'o-otherorg00' })).not.toBe('Allowed');
    expect(await put(file, principal, { ...ours, 'aws:SourceArn': source('eu-west-1') })).not.toBe('Allowed');
  });

  test('what can deliver across regions stays at home', () => {
    const services = (document: typeof policy) =>
      document.Statement.flatMap(({ Effect, Principal }) => (Effect === 'Allow' ? [JSON.stringify(Principal)] : []));
    const elsewhere = /config|logging\.s3/;
    expect(services(policy).filter((service) => elsewhere.test(service))).toHaveLength(3);
    expect(services(regional).filter((service) => elsewhere.test(service))).toEqual([]);
    expect(services(regional)).toHaveLength(3);
  });

  test('everything denied at home is denied there', () => {
    const denied = (document: typeof policy) =>
      document.Statement.filter(({ Effect, Sid }) => Effect === 'Deny' && Sid !== 'DenyWriting');
    const renamed = JSON.parse(JSON.stringify(denied(policy)).replaceAll(bucket, regionalBucket)) as unknown;
    expect(denied(regional)).toEqual(renamed);
    expect(denied(regional).map(({ Sid }) => Sid)).toContain('DenyDeletion');
  });

  test('services alone write there, Firehose not among them', async () => {
    for (const principal of [p.ADMIN, p.DEPLOYMENT, p.DELIVERY]) {
      expect(await put('AWSLogs/x', principal, {})).toBe('ExplicitlyDenied');
    }
  });
});
