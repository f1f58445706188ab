import { stateBucketPolicy } from '../../../../policies/aws/storage/state-bucket';
import { decide, type Caller } from '../../../support/simulate';
import * as p from './evidence-parties';

const responder = p.RESPONDER.replace('444444444444', p.FORENSIC);
const bucket = 'acme-firebreak-state-222222222222';
const policy = stateBucketPolicy({
  bucket,
  users: [responder, p.CUSTODIAN],
  administrators: [p.DEPLOYMENT, p.BREAK_GLASS],
});
const arn = `arn:aws:s3:::${bucket}`;
const state = `${arn}/incidents/INC-42.tfstate`;
const ask = (action: string, resource: string, caller: Caller) =>
  decide({ action, resource, resourceAccount: p.FORENSIC, resourcePolicy: policy, ...caller });

test('the policy', () => {
  expect(policy).toMatchSnapshot();
});

test.each([
  ['responder', responder],
  ['custodian', p.CUSTODIAN],
  ['deployment', p.DEPLOYMENT],
  ['break-glass', p.BREAK_GLASS],
])('%s reads, writes, locks and unlocks', async (_who, principal) => {
  for (const [action, resource] of [
    ['s3:ListBucket', arn],
    ['s3:GetObject', state],
    ['s3:PutObject', state],
    ['s3:PutObject', `${state}.tflock`],
    ['s3:DeleteObject', `${state}.tflock`],
  ] as const) {
    expect(await ask(action, resource, { principal })).toBe('Allowed');
  }
});

test('nobody deletes state or a version of it', async () => {
  for (const [action, resource, sid] of [
    ['s3:DeleteObject', state, 'DenyDeletingState'],
    ['s3:DeleteObjectVersion', state, 'DenyDeletingVersions'],
    ['s3:DeleteBucket', arn, 'DenyDeletingVersions'],
  ] as const) {
    expect(await ask(action, resource, { principal: p.DEPLOYMENT })).toBe('ExplicitlyDenied');
    const resourcePolicy = p.without(policy, sid);
    expect(await ask(action, resource, { principal: p.DEPLOYMENT, resourcePolicy })).toBe('Allowed');
  }
});

test.each([
  ['an administrator', { principal: p.ADMIN }],
  ['the investigator', { principal: p.INVESTIGATOR }],
  ['another organisation', { principal: p.OUTSIDER, context: p.OUTSIDE }],
  ['an anonymous caller', { principal: 'anonymous' }],
])('%s can do nothing', async (_who, caller) => {
  const decisions = await p.decideEvery(arn, { ...caller, resourcePolicy: policy });
  expect(decisions.ExplicitlyDenied.length).toBeGreaterThan(90);
  expect(decisions).toMatchObject({ Allowed: [], ImplicitlyDenied: [] });
  const control = await p.decideEvery(arn, { ...caller, resourcePolicy: p.without(policy, 'DenyOthers') });
  expect(control.ExplicitlyDenied.length).toBeLessThan(decisions.ExplicitlyDenied.length);
});

test('responders do not change the settings', async () => {
  expect(await ask('s3:PutBucketPolicy', arn, { principal: responder })).toBe('ExplicitlyDenied');
  const resourcePolicy = p.without(policy, 'DenyReconfiguration');
  expect(await ask('s3:PutBucketPolicy', arn, { principal: responder, resourcePolicy })).toBe('Allowed');
});

test('plain HTTP is refused', async () => {
  const insecure = { principal: p.DEPLOYMENT, context: { 'aws:SecureTransport': 'false' } };
  expect(await ask('s3:GetObject', state, insecure)).toBe('ExplicitlyDenied');
  const resourcePolicy = p.without(policy, 'DenyPlainHttp');
  expect(await ask('s3:GetObject', state, { ...insecure, resourcePolicy })).toBe('Allowed');
});
