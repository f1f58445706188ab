import { alarmKeyPolicy } from '../../../../policies/aws/alarms/alarm-key';
import { decide } from '../../../support/simulate';
import { withoutConditions } from '../../../support/without-conditions';

const accountId = '333333333333';
const key = `arn:aws:kms:eu-west-1:${accountId}:key/11111111-2222-3333-4444-555555555555`;
const deployment = `arn:aws:iam::${accountId}:role/OrganizationAccountAccessRole`;
const admin = `arn:aws:iam::${accountId}:role/Admin`;
const policy = alarmKeyPolicy({
  accountId,
  region: 'eu-west-1',
  alarmAccounts: ['111111111111', accountId],
  administrators: [deployment],
});

const ask = (principal: string, name: string, context: Record<string, string> = {}, resourcePolicy = policy) =>
  decide({ principal, action: `kms:${name}`, resource: key, resourcePolicy, context });

test('the policy', () => {
  expect(policy).toMatchSnapshot();
});

describe.each(['GenerateDataKey', 'Decrypt'])('%s', (name) => {
  test('is open to EventBridge, which sends no source', async () => {
    expect(await ask('events.amazonaws.com', name)).toBe('Allowed');
    // Control: with a condition on the source, as one would write it, every alarm would be lost.
    const Condition = { StringEquals: { 'aws:SourceAccount': accountId } };
    const conditioned = { ...policy, Statement: policy.Statement.map((statement) => ({ ...statement, Condition })) };
    expect(await ask('events.amazonaws.com', name, {}, conditioned)).toBe('ImplicitlyDenied');
  });

  test('is open to CloudWatch for alarms of Firebreak in the named accounts only', async () => {
    const alarm = (account: string, called: string) => ({
      'aws:SourceAccount': account,
      'aws:SourceArn': `arn:aws:cloudwatch:eu-west-1:${account}:alarm:${called}`,
    });
    expect(await ask('cloudwatch.amazonaws.com', name, alarm('111111111111', 'firebreak-x'))).toBe('Allowed');
    for (const context of [alarm('999999999999', 'firebreak-x'), alarm('111111111111', 'other')]) {
      expect(await ask('cloudwatch.amazonaws.com', name, context)).toBe('ImplicitlyDenied');
      expect(await ask('cloudwatch.amazonaws.com', name, context, withoutConditions(policy))).toBe('Allowed');
    }
  });

  test.each(['s3.amazonaws.com', 'arn:aws:iam::444444444444:role/Admin', 'anonymous', admin, deployment])(
    'is closed to %s',
    async (who) => {
      expect(await ask(who, name)).toBe('ImplicitlyDenied');
    },
  );
});

test('an administrator of the account cannot silence alarms by the key; the deployment role changes its policy', async () => {
  for (const name of ['DisableKey', 'ScheduleKeyDeletion', 'PutKeyPolicy', 'CreateGrant']) {
    expect([name, await ask(admin, name)]).toEqual([name, 'ImplicitlyDenied']);
  }
  expect(await ask(deployment, 'PutKeyPolicy')).toBe('Allowed');
  expect(await ask(admin, 'PutKeyPolicy', {}, withoutConditions(policy))).toBe('Allowed');
});
