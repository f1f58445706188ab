import { trailLogKeyPolicy } from '../../../../policies/aws/logs/trail-log-key';
import { decide } from '../../../support/simulate';
import { decideEvery, weakened } from '../storage/evidence-parties';

const resource = 'arn:aws:kms:eu-west-1:111111111111:key/0a1b2c3d-0000-4000-8000-000000000000';
const resourcePolicy = trailLogKeyPolicy({
  accountId: '111111111111',
  region: 'eu-west-1',
  logGroup: 'firebreak/organization-trail',
});
const logs = { principal: 'logs.eu-west-1.amazonaws.com', action: 'kms:GenerateDataKey', resource, resourcePolicy };

test('the policy', () => {
  expect(resourcePolicy).toMatchSnapshot();
});

// The simulator does not know encryption contexts of other services, and takes them for absent.
test('CloudWatch Logs uses the key for the log group of the trail only', async () => {
  expect(await decide(logs)).not.toBe('Allowed');
  const anyGroup = weakened(resourcePolicy, 'LogGroupEncrypts', { Condition: {} });
  expect(await decide({ ...logs, resourcePolicy: anyGroup })).toBe('Allowed');
  expect(resourcePolicy.Statement.find(({ Sid }) => Sid === 'LogGroupEncrypts')?.Condition).toEqual({
    ArnEquals: {
      'kms:EncryptionContext:aws:logs:arn':
        'arn:aws:logs:eu-west-1:111111111111:log-group:firebreak/organization-trail',
    },
  });
});

test('an administrator of the management account administers the key, and neither uses nor breaks it', async () => {
  const principal = 'arn:aws:iam::111111111111:role/Administrator';
  const { Allowed } = await decideEvery(resource, { principal, resourcePolicy });
  expect(Allowed).toEqual(expect.arrayContaining(['kms:PutKeyPolicy', 'kms:EnableKeyRotation', 'kms:DescribeKey']));
  for (const action of ['kms:Decrypt', 'kms:CreateGrant', 'kms:DisableKey', 'kms:ScheduleKeyDeletion']) {
    expect(Allowed).not.toContain(action);
  }
});
