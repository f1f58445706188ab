import { denyAll } from '../../../../policies/aws/containment/deny-all';
import { policyDocument, policySize } from '../../../../policies/document';
import { ADMINISTRATOR, decideAll } from '../../../support/simulate';

const principal = 'arn:aws:iam::444444444444:role/Admin';

/** AWS answers GetCallerIdentity to everybody, denied or not. */
const allowed = async (...identityPolicies: Parameters<typeof decideAll>[0]['identityPolicies'] & object) =>
  (await decideAll({ principal, identityPolicies })).Allowed.filter(
    (request) => !request.startsWith('sts:GetCallerIdentity'),
  );

test('document', () => {
  expect(denyAll()).toMatchSnapshot();
});

test('fits beside much else in the 2,048 characters of a user', () => {
  expect(policySize(denyAll())).toBe(84);
});

test('an administrator can do none of all actions', async () => {
  expect(await allowed(ADMINISTRATOR, denyAll())).toEqual([]);
});

test('control: a deny of most services leaves some', async () => {
  const most = policyDocument({ Effect: 'Deny', NotAction: 'account:*', Resource: '*' });
  expect(await allowed(ADMINISTRATOR, most)).not.toEqual([]);
});
