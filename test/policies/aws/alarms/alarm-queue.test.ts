import { alarmQueuePolicy } from '../../../../policies/aws/alarms/alarm-queue';
import { decide } from '../../../support/simulate';
import { withoutConditions } from '../../../support/without-conditions';

const rules = 'arn:aws:events:eu-west-1:333333333333:rule/firebreak-alarms/firebreak-*';
const queueArn = 'arn:aws:sqs:eu-west-1:333333333333:firebreak-alarms-undelivered';
const policy = alarmQueuePolicy({ queueArn, rules });

const send = (rule: string, resourcePolicy = policy) =>
  decide({
    principal: 'events.amazonaws.com',
    action: 'sqs:SendMessage',
    resource: queueArn,
    resourcePolicy,
    context: { 'aws:SourceArn': `arn:aws:events:eu-west-1:333333333333:rule/${rule}` },
  });

test('the policy', () => {
  expect(policy).toMatchSnapshot();
});

test('keeps what rules of the alarm bus could not deliver, and nothing else', async () => {
  expect(await send('firebreak-alarms/firebreak-trail')).toBe('Allowed');
  expect(await send('other')).toBe('ImplicitlyDenied');
  expect(await send('other', withoutConditions(policy))).toBe('Allowed');
});
