import { alarmBusPolicy } from '../../../../policies/aws/alarms/alarm-bus';
import { decide } from '../../../support/simulate';
import { withoutConditions } from '../../../support/without-conditions';

const busArn = 'arn:aws:events:eu-west-1:333333333333:event-bus/firebreak-alarms';
const policy = alarmBusPolicy(busArn, 'o-exampleorg1');
const forwarder = 'arn:aws:iam::444444444444:role/firebreak/FirebreakTamperForwarding-us-east-1';

const put = (principal: string, context: Record<string, string> = {}, resourcePolicy = policy) =>
  decide({ principal, action: 'events:PutEvents', resource: busArn, resourcePolicy, context });

test('the policy', () => {
  expect(policy).toMatchSnapshot();
});

test('the forwarding roles of the organisation put events', async () => {
  expect(await put(forwarder)).toBe('Allowed');
});

test.each([
  ['another role of a member', 'arn:aws:iam::444444444444:role/Admin', undefined],
  ['a role of that name on another path', 'arn:aws:iam::444444444444:role/FirebreakTamperForwarding-x', undefined],
  ['another organisation', forwarder, { 'aws:PrincipalOrgID': 'o-attacker000' }],
])('%s does not', async (_who, principal, context) => {
  expect(await put(principal, context)).toBe('ImplicitlyDenied');
  expect(await put(principal, context, withoutConditions(policy))).toBe('Allowed');
});
