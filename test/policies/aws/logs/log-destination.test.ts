import { logDestinationPolicy } from '../../../../policies/aws/logs/log-destination';
import type { PolicyDocument } from '../../../../policies/document';
import { decide, type Request } from '../../../support/simulate';

const destinationArn = 'arn:aws:logs:us-east-1:222222222222:destination:firebreak-application-logs';
const policy = logDestinationPolicy({ destinationArn, organizationId: 'o-exampleorg1' });
const asks = (request: Partial<Request> & { action: string }, resourcePolicy = policy) =>
  decide({
    principal: 'arn:aws:iam::444444444444:role/deployer',
    resource: destinationArn,
    resourcePolicy,
    ...request,
  });

test('the document', () => {
  expect(policy).toMatchSnapshot();
});

test('accounts of the organisation subscribe', async () => {
  await expect(asks({ action: 'logs:PutSubscriptionFilter' })).resolves.toBe('Allowed');
});

test('other organisations and anonymous callers do not; without the condition they would', async () => {
  const action = 'logs:PutSubscriptionFilter';
  const outsider = { action, context: { 'aws:PrincipalOrgID': 'o-someoneelse' } };
  await expect(asks(outsider)).resolves.toBe('ImplicitlyDenied');
  await expect(asks({ action, principal: 'anonymous' })).resolves.toBe('ImplicitlyDenied');
  const open: PolicyDocument = JSON.parse(JSON.stringify(policy), (key, value) =>
    key === 'Condition' ? undefined : value,
  );
  await expect(asks(outsider, open)).resolves.toBe('Allowed');
});

test('nobody outside the account changes or removes the destination', async () => {
  for (const action of ['logs:DeleteDestination', 'logs:PutDestinationPolicy', 'logs:PutDestination']) {
    await expect(asks({ action })).resolves.toBe('ImplicitlyDenied');
  }
});
