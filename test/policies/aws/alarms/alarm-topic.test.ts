import { alarmTopicPolicy } from '../../../../policies/aws/alarms/alarm-topic';
import { decide } from '../../../support/simulate';
import { withoutConditions } from '../../../support/without-conditions';

const topicArn = 'arn:aws:sns:eu-west-1:333333333333:firebreak-alarms';
const policy = alarmTopicPolicy({ topicArn, region: 'eu-west-1', alarmAccounts: ['111111111111', '333333333333'] });
const admin = 'arn:aws:iam::333333333333:role/Admin';

const publish = (principal: string, context: Record<string, string> = {}, resourcePolicy = policy) =>
  decide({ principal, action: 'sns:Publish', resource: topicArn, resourcePolicy, context });
const alarm = (account: string, name = 'firebreak-trail-silent') => ({
  'aws:SourceAccount': account,
  'aws:SourceArn': `arn:aws:cloudwatch:eu-west-1:${account}:alarm:${name}`,
});

test('the policy', () => {
  expect(policy).toMatchSnapshot();
});

test('EventBridge publishes without sending any source', async () => {
  expect(await publish('events.amazonaws.com')).toBe('Allowed');
  // Control: with a condition on the source, as one would write it, every alarm would be lost.
  const Condition = { StringEquals: { 'aws:SourceAccount': '333333333333' } };
  const conditioned = { ...policy, Statement: policy.Statement.map((statement) => ({ ...statement, Condition })) };
  expect(await publish('events.amazonaws.com', {}, conditioned)).toBe('ImplicitlyDenied');
});

test('CloudWatch publishes for alarms of Firebreak in the named accounts only', async () => {
  expect(await publish('cloudwatch.amazonaws.com', alarm('111111111111'))).toBe('Allowed');
  const open = { ...policy, Statement: withoutConditions(policy).Statement.slice(0, 2) };
  for (const context of [alarm('999999999999'), alarm('111111111111', 'other')]) {
    expect(await publish('cloudwatch.amazonaws.com', context)).toBe('ImplicitlyDenied');
    expect(await publish('cloudwatch.amazonaws.com', context, open)).toBe('Allowed');
  }
});

test.each(['s3.amazonaws.com', 'arn:aws:iam::444444444444:role/Admin', 'anonymous'])(
  '%s cannot publish',
  async (who) => {
    expect(await publish(who)).toBe('ImplicitlyDenied');
  },
);

test('nothing is published in the clear', async () => {
  expect(await publish(admin)).toBe('Allowed');
  expect(await publish(admin, { 'aws:SecureTransport': 'false' })).toBe('ExplicitlyDenied');
});
