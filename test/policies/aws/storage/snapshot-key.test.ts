import { snapshotKeyPolicy } from '../../../../policies/aws/storage/snapshot-key';
import { policyDocument, type PolicyDocument } from '../../../../policies/document';
import { decide } from '../../../support/simulate';

const FORENSIC = '222222222222';
const KEY = `arn:aws:kms:eu-west-1:${FORENSIC}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const role = (name: string, account = FORENSIC) => `arn:aws:iam::${account}:role/${name}`;
const CUSTODIAN = role('firebreak/FirebreakEvidenceCustodian');
const INVESTIGATOR = role('firebreak/FirebreakInvestigator');
const DEPLOYMENT = role('OrganizationAccountAccessRole');
const policy = snapshotKeyPolicy({
  accountId: FORENSIC,
  region: 'eu-west-1',
  administrators: [DEPLOYMENT],
  copiers: [CUSTODIAN, DEPLOYMENT],
  readers: [CUSTODIAN, INVESTIGATOR],
});

const NO_KMS = [policyDocument({ Effect: 'Allow', Action: 'ec2:*', Resource: '*' })];
const asks = (principal: string, action: string, through?: string, resourcePolicy: PolicyDocument = policy) =>
  decide({
    principal,
    action,
    resource: KEY,
    resourcePolicy,
    identityPolicies: principal === CUSTODIAN || principal === INVESTIGATOR ? NO_KMS : undefined,
    context: { 'kms:CallerAccount': principal.split(':')[4], 'kms:ViaService': through },
  });
const EC2 = 'ec2.eu-west-1.amazonaws.com';
const COPY = ['kms:GenerateDataKeyWithoutPlaintext', 'kms:ReEncryptTo', 'kms:Decrypt', 'kms:CreateGrant'];

test('the document', () => {
  expect(policy).toMatchSnapshot();
});

test.each(COPY)('copiers may %s through EC2, whatever IAM says of KMS', async (action) => {
  await expect(asks(CUSTODIAN, action, EC2)).resolves.toBe('Allowed');
  await expect(asks(DEPLOYMENT, action, EC2)).resolves.toBe('Allowed');
});

test.each(COPY)('an administrator of the account who is no copier may not %s through EC2', async (action) => {
  const other = role('Admin');
  await expect(asks(other, action, EC2)).resolves.toBe('ImplicitlyDenied');
  const weak = JSON.parse(JSON.stringify(policy), (key, value) => (key === 'ArnEquals' ? undefined : value));
  await expect(asks(other, action, EC2, weak)).resolves.toBe('Allowed');
});

test.each(COPY)('a role of the same name elsewhere, or of a name that merely starts so, may not %s', async (action) => {
  await expect(asks(role('firebreak/FirebreakEvidenceCustodian', '444444444444'), action, EC2)).resolves.not.toBe(
    'Allowed',
  );
  await expect(asks(`${CUSTODIAN}2`, action, EC2)).resolves.not.toBe('Allowed');
});

test('readers decrypt blocks, and encrypt nothing', async () => {
  await expect(asks(INVESTIGATOR, 'kms:Decrypt')).resolves.toBe('Allowed');
  await expect(asks(INVESTIGATOR, 'kms:GenerateDataKey', EC2)).resolves.toBe('ImplicitlyDenied');
});

test('nobody deletes or disables the key; only administrators change its policy', async () => {
  for (const principal of [DEPLOYMENT, role('Admin'), `arn:aws:iam::${FORENSIC}:root`]) {
    await expect(asks(principal, 'kms:ScheduleKeyDeletion')).resolves.toBe('ImplicitlyDenied');
    await expect(asks(principal, 'kms:DisableKey')).resolves.toBe('ImplicitlyDenied');
  }
  await expect(asks(DEPLOYMENT, 'kms:PutKeyPolicy')).resolves.toBe('Allowed');
  await expect(asks(role('Admin'), 'kms:PutKeyPolicy')).resolves.toBe('ImplicitlyDenied');
});
