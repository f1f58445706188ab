import { evidenceKeyPolicy } from '../../../../policies/aws/storage/evidence-key';
import { policySize } from '../../../../policies/document';
import { decide, type Caller } from '../../../support/simulate';
import * as p from './evidence-parties';

const policy = evidenceKeyPolicy(p.PARTIES);
const throughS3 = { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' };
const ask = (action: string, caller: Caller) => decide({ action, resource: p.KEY, resourcePolicy: policy, ...caller });
const ENCRYPT = 'kms:GenerateDataKey';

test('the policy', () => {
  expect(policy).toMatchSnapshot();
  expect(policySize(policy)).toBeLessThan(32 * 1024);
});

test.each([
  ['CloudTrail', 'cloudtrail.amazonaws.com', p.OUR_TRAIL, p.THEIR_TRAIL, 'CloudTrailEncrypts'],
  ['log delivery', 'delivery.logs.amazonaws.com', p.OUR_LOGS, p.THEIR_LOGS, 'LogDeliveryEncrypts'],
])('%s encrypts for us and for nobody else', async (_who, principal, ours, theirs, sid) => {
  expect(await ask(ENCRYPT, { principal, context: ours })).toBe('Allowed');
  expect(await ask(ENCRYPT, { principal, context: theirs })).not.toBe('Allowed');
  const resourcePolicy = p.weakened(policy, sid, { Condition: {} });
  expect(await ask(ENCRYPT, { principal, context: theirs, resourcePolicy })).toBe('Allowed');
});

test('CloudTrail does not decrypt', async () => {
  const caller = { principal: 'cloudtrail.amazonaws.com', context: p.OUR_TRAIL };
  expect(await ask('kms:Decrypt', caller)).not.toBe('Allowed');
});

test.each([
  ['responders', p.RESPONDER],
  ['replication', p.REPLICATION],
  ['replication of another region', p.REGIONAL_REPLICATION],
])('%s encrypt through S3, and never decrypt', async (_who, principal) => {
  expect(await ask(ENCRYPT, { principal, context: throughS3 })).toBe('Allowed');
  expect(await ask(ENCRYPT, { principal })).not.toBe('Allowed');
  expect(await ask('kms:Decrypt', { principal, context: throughS3 })).not.toBe('Allowed');
});

test('replication of a region that is not in the estate encrypts nothing', async () => {
  const unlisted = { principal: p.UNLISTED_REPLICATION, context: throughS3 };
  expect(await ask(ENCRYPT, unlisted)).not.toBe('Allowed');
  const resourcePolicy = p.weakened(policy, 'ReplicationEncrypts', { Condition: { StringEquals: throughS3 } });
  expect(await ask(ENCRYPT, { ...unlisted, resourcePolicy })).toBe('Allowed');
});

test('investigator and custodian alone decrypt', async () => {
  for (const principal of [p.INVESTIGATOR, p.CUSTODIAN])
    expect(await ask('kms:Decrypt', { principal })).toBe('Allowed');
  const others = [p.ADMIN, p.DEPLOYMENT, p.BREAK_GLASS, p.RESPONDER, `${p.INVESTIGATOR}2`];
  for (const principal of others) expect(await ask('kms:Decrypt', { principal })).not.toBe('Allowed');
  const resourcePolicy = p.weakened(policy, 'InvestigatorsDecrypt', { Condition: {} });
  expect(await ask('kms:Decrypt', { principal: p.ADMIN, resourcePolicy })).toBe('Allowed');
});

test('an administrator of the account can neither use nor break the key', async () => {
  const { Allowed } = await p.decideEvery(p.KEY, { principal: p.ADMIN, resourcePolicy: policy });
  expect(Allowed.sort()).toEqual([
    'kms:CancelKeyDeletion',
    'kms:DescribeKey',
    'kms:EnableKey',
    'kms:EnableKeyRotation',
    'kms:GetKeyPolicy',
    'kms:GetKeyRotationStatus',
    'kms:ListGrants',
    'kms:ListKeyPolicies',
    'kms:ListKeyRotations',
    'kms:ListResourceTags',
    'kms:RevokeGrant',
    'kms:TagResource',
    'kms:UntagResource',
  ]);
  const resourcePolicy = p.weakened(policy, 'Administration', { Action: 'kms:*' });
  const control = await p.decideEvery(p.KEY, { principal: p.ADMIN, resourcePolicy });
  expect(control.Allowed).toEqual(expect.arrayContaining(['kms:Decrypt', 'kms:ScheduleKeyDeletion', 'kms:DisableKey']));
});

test('deployment and break-glass alone change the policy; nobody deletes the key', async () => {
  for (const principal of [p.DEPLOYMENT, p.BREAK_GLASS]) {
    expect(await ask('kms:PutKeyPolicy', { principal })).toBe('Allowed');
    expect(await ask('kms:ScheduleKeyDeletion', { principal })).not.toBe('Allowed');
    expect(await ask('kms:DisableKey', { principal })).not.toBe('Allowed');
  }
  expect(await ask('kms:PutKeyPolicy', { principal: p.ADMIN })).not.toBe('Allowed');
});

test('another organisation can do nothing with the key', async () => {
  const outsider = { principal: p.OUTSIDER, context: { ...p.OUTSIDE, ...throughS3 } };
  expect((await p.decideEvery(p.KEY, { ...outsider, resourcePolicy: policy })).Allowed).toEqual([]);
  const resourcePolicy = p.weakened(policy, 'RespondersEncrypt', { Condition: { StringEquals: throughS3 } });
  expect((await p.decideEvery(p.KEY, { ...outsider, resourcePolicy })).Allowed).toEqual([ENCRYPT]);
});
