import { revokeSessions } from '../../../../policies/aws/containment/revoke-sessions';
import { policyDocument, type PolicyDocument } from '../../../../policies/document';
import { ADMINISTRATOR, decide } from '../../../support/simulate';

const revoked = revokeSessions({ issuedBefore: new Date('2026-11-20T10:00:00Z') });

const role = 'arn:aws:iam::444444444444:role/Admin';
const user = 'arn:aws:iam::444444444444:user/ci-deploy';

const call = (policy: PolicyDocument, principal: string, issued?: string) =>
  decide({
    principal,
    action: 'ec2:TerminateInstances',
    identityPolicies: [ADMINISTRATOR, policy],
    context: { 'aws:TokenIssueTime': issued },
  });

test('document', () => {
  expect(revoked).toMatchSnapshot();
});

test('a session from before is dead, one from after works', async () => {
  expect(await call(revoked, role, '2026-11-20T09:59:59Z')).toBe('ExplicitlyDenied');
  expect(await call(revoked, role, '2026-11-20T10:00:00Z')).toBe('Allowed');
});

test('control: a cutoff before the theft revokes nothing of the thief', async () => {
  const early = revokeSessions({ issuedBefore: new Date('2026-11-20T09:00:00Z') });
  expect(await call(early, role, '2026-11-20T09:59:59Z')).toBe('Allowed');
});

test('trap: a long-term access key has no issue time, and goes on', async () => {
  expect(await call(revoked, user)).toBe('Allowed');
});

test('trap: with IfExists, long-term keys would be denied, and stay denied', async () => {
  const ifExists = policyDocument({
    Effect: 'Deny',
    Action: '*',
    Resource: '*',
    Condition: { DateLessThanIfExists: { 'aws:TokenIssueTime': '2026-11-20T10:00:00Z' } },
  });
  expect(await call(ifExists, user)).toBe('ExplicitlyDenied');
});

test('an invalid date is no policy', () => {
  expect(() => revokeSessions({ issuedBefore: new Date('soon') })).toThrow(RangeError);
});
