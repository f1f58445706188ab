import { evidenceBucketPolicy } from '../../../../policies/aws/storage/evidence-bucket';
import { decide, type Caller } from '../../../support/simulate';
import * as p from './evidence-parties';

const policy = evidenceBucketPolicy(p.EVIDENCE_BUCKET);
const arn = `arn:aws:s3:::${p.EVIDENCE_BUCKET.bucket}`;
const trailFile = `${arn}/AWSLogs/o-exampleorg1/444444444444/CloudTrail/eu-west-1/2026/11/20/x.json.gz`;

const ask = (action: string, resource: string, caller: Caller) =>
  decide({ action, resource, resourceAccount: p.FORENSIC, resourcePolicy: policy, ...caller });

const everyone = [p.ADMIN, p.INVESTIGATOR, p.CUSTODIAN, p.DEPLOYMENT, p.BREAK_GLASS, 'arn:aws:iam::222222222222:root'];

test('nobody deletes or bypasses, and an administrator could without the statement', async () => {
  const attempts = [
    ['s3:DeleteObject', trailFile],
    ['s3:DeleteObjectVersion', trailFile],
    ['s3:BypassGovernanceRetention', trailFile],
    ['s3:DeleteBucket', arn],
    ['s3:DeleteObjectTagging', trailFile],
    ['s3:UpdateObjectEncryption', trailFile],
  ] as const;
  for (const [action, resource] of attempts) {
    for (const principal of everyone) expect(await ask(action, resource, { principal })).toBe('ExplicitlyDenied');
    const resourcePolicy = p.without(policy, 'DenyDeletion');
    expect(await ask(action, resource, { principal: p.ADMIN, resourcePolicy })).toBe('Allowed');
  }
});

test('custodian and break-glass alone set holds and lengthen retention', async () => {
  for (const action of ['s3:PutObjectRetention', 's3:PutObjectLegalHold']) {
    for (const principal of [p.CUSTODIAN, p.BREAK_GLASS]) {
      expect(await ask(action, trailFile, { principal })).toBe('Allowed');
    }
    expect(await ask(action, trailFile, { principal: p.ADMIN })).toBe('ExplicitlyDenied');
    const resourcePolicy = p.without(policy, 'DenyHolds');
    expect(await ask(action, trailFile, { principal: p.ADMIN, resourcePolicy })).toBe('Allowed');
  }
});

test('deployment and break-glass alone change the settings', async () => {
  for (const action of [
    's3:PutBucketPolicy',
    's3:DeleteBucketPolicy',
    's3:PutLifecycleConfiguration',
    's3:PutBucketVersioning',
    's3:PutBucketObjectLockConfiguration',
    's3:PutEncryptionConfiguration',
    's3:PutBucketPublicAccessBlock',
    's3:PutBucketLogging',
    's3:PutReplicationConfiguration',
    's3:PutBucketRequestPayment',
    's3:PutInventoryConfiguration',
    's3:PutMetricsConfiguration',
  ]) {
    for (const principal of [p.DEPLOYMENT, p.BREAK_GLASS])
      expect(await ask(action, arn, { principal })).toBe('Allowed');
    for (const principal of [p.ADMIN, p.INVESTIGATOR, p.CUSTODIAN]) {
      expect(await ask(action, arn, { principal })).toBe('ExplicitlyDenied');
    }
    const resourcePolicy = p.without(policy, 'DenyReconfiguration');
    expect(await ask(action, arn, { principal: p.ADMIN, resourcePolicy })).toBe('Allowed');
  }
});

test('no service replaces the policy in the name of the deployment role, as creating a flow log there does', async () => {
  const flowLog = { principal: p.DEPLOYMENT, context: { 'aws:ViaAWSService': 'true' } };
  expect(await ask('s3:PutBucketPolicy', arn, flowLog)).toBe('ExplicitlyDenied');
  const resourcePolicy = p.without(policy, 'DenyPolicyOfServices');
  expect(await ask('s3:PutBucketPolicy', arn, { ...flowLog, resourcePolicy })).toBe('Allowed');
});

test.each([
  ['another organisation', { principal: p.OUTSIDER, context: p.OUTSIDE }],
  ['an account in no organisation', { principal: p.OUTSIDER, context: { 'aws:PrincipalOrgID': undefined } }],
  ['an anonymous caller', { principal: 'anonymous' }],
])('%s can do nothing with the bucket', async (_who, caller) => {
  const decisions = await p.decideEvery(arn, { ...caller, resourcePolicy: policy });
  expect(decisions.ExplicitlyDenied.length).toBeGreaterThan(90);
  expect(decisions).toMatchObject({ Allowed: [], ImplicitlyDenied: [] });
  const resourcePolicy = p.without(policy, 'DenyOutsiders');
  expect((await p.decideEvery(arn, { ...caller, resourcePolicy })).ImplicitlyDenied).not.toEqual([]);
});

test('plain HTTP and TLS 1.1 are refused, for services too', async () => {
  for (const [context, sid] of [
    [{ 'aws:SecureTransport': 'false' }, 'DenyPlainHttp'],
    [{ 's3:TlsVersion': '1.1' }, 'DenyOldTls'],
  ] as const) {
    const insecure = { principal: p.INVESTIGATOR, context };
    expect(await ask('s3:GetObject', trailFile, insecure)).toBe('ExplicitlyDenied');
    expect(await ask('s3:GetObject', trailFile, { ...insecure, resourcePolicy: p.without(policy, sid) })).toBe(
      'Allowed',
    );
  }
  expect(
    await ask('s3:PutObject', trailFile, {
      principal: 'cloudtrail.amazonaws.com',
      context: { ...p.OUR_TRAIL, 'aws:SecureTransport': 'false' },
    }),
  ).toBe('ExplicitlyDenied');
});
