import { forwardingPermissions, forwardingTrust } from '../../../../policies/aws/alarms/tamper-forwarding-role';
import { decide, decideAll } from '../../../support/simulate';
import { withoutConditions } from '../../../support/without-conditions';

const busArn = 'arn:aws:events:eu-west-1:333333333333:event-bus/firebreak-alarms';
const trust = forwardingTrust('444444444444');
const permissions = forwardingPermissions(busArn);

test('the policies', () => {
  expect({ trust, permissions }).toMatchSnapshot();
});

test('Firebreak rules of its own account take the role, and no others', async () => {
  const assume = (account: string, rule: string, resourcePolicy = trust) =>
    decide({
      principal: 'events.amazonaws.com',
      action: 'sts:AssumeRole',
      resource: 'arn:aws:iam::444444444444:role/firebreak/FirebreakTamperForwarding-eu-west-1',
      resourcePolicy,
      context: {
        'aws:SourceAccount': account,
        'aws:SourceArn': `arn:aws:events:eu-west-1:${account}:rule/${rule}`,
      },
    });
  expect(await assume('444444444444', 'firebreak-trail')).toBe('Allowed');
  for (const [account, rule] of [
    ['444444444444', 'spam'],
    ['999999999999', 'firebreak-trail'],
  ] as const) {
    expect(await assume(account, rule)).toBe('ImplicitlyDenied');
    expect(await assume(account, rule, withoutConditions(trust))).toBe('Allowed');
  }
});

test('the role puts events on the alarm bus and can do nothing else', async () => {
  const caller = (policy = permissions) => ({
    principal: 'arn:aws:iam::333333333333:role/firebreak/FirebreakTamperForwarding-eu-west-1',
    identityPolicies: [policy],
  });
  expect(await decide({ ...caller(), action: 'events:PutEvents', resource: busArn })).toBe('Allowed');
  const everythingElse = (action: string) => action !== 'sts:GetCallerIdentity';
  expect((await decideAll(caller(), everythingElse)).Allowed).toEqual([]);
  expect((await decideAll(caller(forwardingPermissions('*')), everythingElse)).Allowed).not.toEqual([]);
});
