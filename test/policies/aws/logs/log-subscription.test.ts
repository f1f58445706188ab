import { logSubscriptionPolicy, logSubscriptionTrust } from '../../../../policies/aws/logs/log-subscription';
import { decide } from '../../../support/simulate';

const place = { accountId: '444444444444', region: 'us-east-1' };
const role = 'arn:aws:iam::444444444444:role/firebreak/FirebreakLogSubscription-us-east-1';
const assume = (principal: string, sourceArn: string, resourcePolicy = logSubscriptionTrust(place)) =>
  decide({
    principal,
    action: 'sts:AssumeRole',
    resource: role,
    resourcePolicy,
    context: { 'aws:SourceArn': sourceArn },
  });

test('the documents', () => {
  expect({ trust: logSubscriptionTrust(place), permissions: logSubscriptionPolicy(place) }).toMatchSnapshot();
});

test('CloudWatch Logs assumes the role for this account and region only', async () => {
  await expect(assume('logs.amazonaws.com', 'arn:aws:logs:us-east-1:444444444444:*')).resolves.toBe('Allowed');
  await expect(assume('logs.amazonaws.com', 'arn:aws:logs:us-east-1:999999999999:*')).resolves.toBe('ImplicitlyDenied');
  await expect(assume('logs.amazonaws.com', 'arn:aws:logs:eu-west-1:444444444444:*')).resolves.toBe('ImplicitlyDenied');
  await expect(assume('lambda.amazonaws.com', 'arn:aws:logs:us-east-1:444444444444:*')).resolves.toBe(
    'ImplicitlyDenied',
  );
});

test('without the condition it would for any account', async () => {
  const weak = JSON.parse(JSON.stringify(logSubscriptionTrust(place)), (key, value) =>
    key === 'Condition' ? undefined : value,
  );
  await expect(assume('logs.amazonaws.com', 'arn:aws:logs:us-east-1:999999999999:*', weak)).resolves.toBe('Allowed');
});
