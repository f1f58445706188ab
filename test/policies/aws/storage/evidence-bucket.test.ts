import { evidenceBucketPolicy } from '../../../../policies/aws/storage/evidence-bucket';
import { policySize } from '../../../../policies/document';
import { AWS_REGIONS } from '../../../../stacks/estate/regions';
import { decide, type Caller } from '../../../support/simulate';
import * as p from './evidence-parties';

const policy = evidenceBucketPolicy(p.EVIDENCE_BUCKET);
const arn = `arn:aws:s3:::${p.EVIDENCE_BUCKET.bucket}`;
const trailFile = `${arn}/AWSLogs/o-exampleorg1/444444444444/CloudTrail/eu-west-1/2026/11/20/x.json.gz`;
const flowLog = `${arn}/AWSLogs/aws-account-id=555555555555/aws-service=vpcflowlogs/aws-region=us-east-1/x.parquet`;
const fact = `${arn}/incidents/INC-42/facts.json`;

const ask = (action: string, resource: string, caller: Caller) =>
  decide({ action, resource, resourceAccount: p.FORENSIC, resourcePolicy: policy, ...caller });
const cloudTrail = (context: Caller['context']): Caller => ({ principal: 'cloudtrail.amazonaws.com', context });
const logDelivery = (context: Caller['context']): Caller => ({ principal: 'delivery.logs.amazonaws.com', context });

test('the policy', () => {
  expect(policy).toMatchSnapshot();
});

test('it fits into 20 KiB for the longest names', () => {
  const role = (kind: string) => `arn:aws:iam::222222222222:role/firebreak/${kind.repeat(64)}`;
  const longest = evidenceBucketPolicy({
    ...p.EVIDENCE_BUCKET,
    bucket: 'b'.repeat(63),
    organizationId: `o-${'x'.repeat(32)}`,
    trailArn: `arn:aws:cloudtrail:ap-southeast-1:111111111111:trail/${'t'.repeat(128)}`,
    readers: [role('i'), role('c')],
    holders: [role('c'), role('b')],
    administrators: [role('d'), role('b')],
    factWriters: [role('r'), role('c')],
    replicationRoles: AWS_REGIONS.map((region) => role('r').slice(0, -region.length) + region),
  });
  expect(policySize(longest)).toBeLessThan(20 * 1024);
});

describe('delivery', () => {
  test('our trail delivers, for the organisation and for the management account', async () => {
    const managementFile = `${arn}/AWSLogs/111111111111/CloudTrail/eu-west-1/x.json.gz`;
    for (const file of [trailFile, managementFile]) {
      expect(await ask('s3:PutObject', file, cloudTrail(p.OUR_TRAIL))).toBe('Allowed');
    }
    expect(await ask('s3:GetBucketAcl', arn, cloudTrail(p.OUR_TRAIL))).toBe('Allowed');
  });

  test('the trail of somebody else does not, and does with the condition taken away', async () => {
    expect(await ask('s3:PutObject', trailFile, cloudTrail(p.THEIR_TRAIL))).not.toBe('Allowed');
    expect(await ask('s3:GetBucketAcl', arn, cloudTrail(p.THEIR_TRAIL))).not.toBe('Allowed');
    const resourcePolicy = p.weakened(policy, 'CloudTrailWrites', { Condition: {} });
    expect(await ask('s3:PutObject', trailFile, { ...cloudTrail(p.THEIR_TRAIL), resourcePolicy })).toBe('Allowed');
  });

  test('without a trail of ours, CloudTrail delivers nothing', async () => {
    const resourcePolicy = evidenceBucketPolicy({ ...p.EVIDENCE_BUCKET, trailArn: undefined });
    expect(await ask('s3:PutObject', trailFile, { ...cloudTrail(p.OUR_TRAIL), resourcePolicy })).not.toBe('Allowed');
  });

  test.each([
    ['flow logs, partitioned', flowLog],
    ['flow logs', `${arn}/AWSLogs/555555555555/vpcflowlogs/us-east-1/x.log.gz`],
    ['resolver queries', `${arn}/AWSLogs/555555555555/vpcdnsquerylogs/vpc-1/x.log.gz`],
  ])('%s of every account of the organisation arrive, and of no other', async (_what, file) => {
    expect(await ask('s3:PutObject', file, logDelivery(p.OUR_LOGS))).toBe('Allowed');
    for (const theirs of [p.THEIR_LOGS, p.NOBODYS_LOGS]) {
      expect(await ask('s3:PutObject', file, logDelivery(theirs))).not.toBe('Allowed');
    }
    const resourcePolicy = p.weakened(policy, 'LogDeliveryWrites', { Condition: {} });
    expect(await ask('s3:PutObject', file, { ...logDelivery(p.THEIR_LOGS), resourcePolicy })).toBe('Allowed');
  });

  test('landed logs of every region arrive by its replication role, and replicas by nobody else', async () => {
    const replica = `${arn}/AWSLogs/555555555555/elasticloadbalancing/us-east-1/2026/11/20/x.log.gz`;
    for (const principal of [p.REPLICATION, p.REGIONAL_REPLICATION]) {
      for (const action of ['s3:ReplicateObject', 's3:ReplicateTags'])
        expect(await ask(action, replica, { principal })).toBe('Allowed');
      expect(await ask('s3:ReplicateDelete', replica, { principal })).toBe('ExplicitlyDenied');
    }
    const resourcePolicy = p.without(policy, 'DenyReplicas');
    for (const principal of [p.UNLISTED_REPLICATION, p.ADMIN]) {
      for (const action of ['s3:ReplicateObject', 's3:ReplicateTags']) {
        expect(await ask(action, replica, { principal })).toBe('ExplicitlyDenied');
        expect(await ask(action, replica, { principal, resourcePolicy })).toBe('Allowed');
      }
    }
  });

  test('nobody delivers anything where the trail of the organisation is', async () => {
    expect(await ask('s3:PutObject', trailFile, logDelivery(p.OUR_LOGS))).not.toBe('Allowed');
    const resourcePolicy = p.weakened(policy, 'LogDeliveryWrites', { Resource: `${arn}/AWSLogs/*` });
    expect(await ask('s3:PutObject', trailFile, { ...logDelivery(p.OUR_LOGS), resourcePolicy })).toBe('Allowed');
  });
});

describe('responders', () => {
  test('put facts, below incidents/ only, and read nothing', async () => {
    const responder = { principal: p.RESPONDER };
    expect(await ask('s3:PutObject', fact, responder)).toBe('Allowed');
    expect(await ask('s3:PutObject', trailFile, responder)).not.toBe('Allowed');
    expect(await ask('s3:GetObject', fact, responder)).not.toBe('Allowed');
  });

  test('a role whose name merely starts the same puts nothing', async () => {
    expect(await ask('s3:PutObject', fact, { principal: `${p.RESPONDER}2` })).not.toBe('Allowed');
    expect(
      await ask('s3:PutObject', fact, { principal: 'arn:aws:iam::444444444444:role/FirebreakResponder' }),
    ).not.toBe('Allowed');
  });

  test.each([
    ['with SSE-S3', { 's3:x-amz-server-side-encryption': 'AES256' }, 'DenyOtherKinds'],
    [
      'with another key',
      {
        's3:x-amz-server-side-encryption': 'aws:kms',
        's3:x-amz-server-side-encryption-aws-kms-key-id': p.KEY.replace('222222222222', '999999999999'),
      },
      'DenyOtherKeys',
    ],
    ['with the key that AWS manages for their account', { 's3:x-amz-server-side-encryption': 'aws:kms' }, 'DenyNoKey'],
    ['with a key of their own', { 's3:x-amz-server-side-encryption-customer-algorithm': 'AES256' }, 'DenyCustomerKeys'],
  ])('do not encrypt %s', async (_how, context, sid) => {
    expect(await ask('s3:PutObject', fact, { principal: p.RESPONDER, context })).toBe('ExplicitlyDenied');
    const resourcePolicy = p.without(policy, sid);
    expect(await ask('s3:PutObject', fact, { principal: p.RESPONDER, context, resourcePolicy })).toBe('Allowed');
  });
});

describe('writing', () => {
  // A new version would hide the locked one from every query.
  test('nobody of the forensic account forges a log or hides one, whatever the key', async () => {
    const header = 's3:x-amz-server-side-encryption';
    const awsManagedKey = { [header]: 'aws:kms' };
    for (const principal of [p.ADMIN, p.DEPLOYMENT, p.BREAK_GLASS, p.INVESTIGATOR, p.REPLICATION]) {
      for (const context of [{}, awsManagedKey]) {
        for (const file of [trailFile, flowLog, fact]) {
          expect(await ask('s3:PutObject', file, { principal, context })).toBe('ExplicitlyDenied');
        }
      }
    }
    const resourcePolicy = p.without(policy, 'DenyWriting', 'DenyNoKey');
    expect(await ask('s3:PutObject', trailFile, { principal: p.ADMIN, context: awsManagedKey, resourcePolicy })).toBe(
      'Allowed',
    );
  });
});

describe('readers', () => {
  test('investigator and custodian read', async () => {
    for (const principal of [p.INVESTIGATOR, p.CUSTODIAN]) {
      expect(await ask('s3:GetObject', trailFile, { principal })).toBe('Allowed');
      expect(await ask('s3:ListBucket', arn, { principal })).toBe('Allowed');
    }
  });

  test('nobody else does, the administrator included', async () => {
    for (const principal of [p.ADMIN, p.DEPLOYMENT, p.BREAK_GLASS, 'arn:aws:iam::222222222222:root']) {
      expect(await ask('s3:GetObject', trailFile, { principal })).toBe('ExplicitlyDenied');
    }
    const resourcePolicy = p.without(policy, 'DenyReading');
    expect(await ask('s3:GetObject', trailFile, { principal: p.ADMIN, resourcePolicy })).toBe('Allowed');
  });
});
