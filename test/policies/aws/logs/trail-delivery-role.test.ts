import { trailDeliveryPermissions, trailDeliveryTrust } from '../../../../policies/aws/logs/trail-delivery-role';
import { decide } from '../../../support/simulate';

const permissions = trailDeliveryPermissions({
  accountId: '111111111111',
  organizationId: 'o-exampleorg1',
  region: 'eu-west-1',
  logGroup: 'firebreak/organization-trail',
});
const ask = (action: string, stream: string, group = 'firebreak/organization-trail') =>
  decide({
    principal: 'arn:aws:iam::111111111111:role/firebreak/FirebreakTrailDelivery',
    action,
    resource: `arn:aws:logs:eu-west-1:111111111111:log-group:${group}:log-stream:${stream}`,
    identityPolicies: [permissions],
  });

test('the policies', () => {
  expect({ trust: trailDeliveryTrust(), permissions }).toMatchSnapshot();
});

test('it writes the streams of an organisation trail, and nothing else', async () => {
  for (const stream of ['111111111111_CloudTrail_eu-west-1', 'o-exampleorg1_555555555555_CloudTrail_us-east-1']) {
    for (const action of ['logs:CreateLogStream', 'logs:PutLogEvents']) {
      expect(await ask(action, stream)).toBe('Allowed');
    }
    expect(await ask('logs:DeleteLogStream', stream)).not.toBe('Allowed');
    expect(await ask('logs:PutLogEvents', stream, 'another-group')).not.toBe('Allowed');
  }
  expect(await ask('logs:PutLogEvents', 'forged')).not.toBe('Allowed');
});
