import { responderPolicies, responderSizes } from '../../../../../stacks/aws/prepare/responders/responder-policies';
import { checkQuotas } from '../../../../../stacks/estate/checks/policy-quotas';
import { testEstate } from '../../../../support/estate';

const holders = (count: number) =>
  testEstate(({ aws: { responders } }) => {
    responders.mfa = 'identity-provider';
    responders.trustedRoles = Array.from(
      { length: count },
      (_, i) => `arn:aws:iam::333333333333:role/${`r${i}`.padEnd(64, 'x')}`,
    );
  });

test('responders never touch Firebreak, the roles that deploy it, nor those of StackSets', () => {
  const estate = testEstate(
    (input) => (input.aws.deployment = { managementRole: 'arn:aws:iam::111111111111:role/Pipeline' }),
  );
  const keep = responderPolicies(estate).responder.Statement.find(({ Sid }) => Sid === 'KeepRoles');
  expect(keep?.Resource).toEqual([
    'arn:aws:iam::*:role/firebreak/*',
    'arn:aws:iam::*:role/OrganizationAccountAccessRole',
    'arn:aws:iam::*:role/stacksets-exec-*',
    'arn:aws:iam::111111111111:role/Pipeline',
  ]);
});

test('responders change nothing in IAM of the account they sign in to', () => {
  const keep = responderPolicies(testEstate()).responder.Statement.find(({ Sid }) => Sid === 'KeepSignIn');
  const kinds = ['group', 'role', 'user'].map((kind) => `arn:aws:iam::333333333333:${kind}/*`);
  expect(keep).toMatchObject({ Effect: 'Deny', Resource: kinds });
});

test('investigators read the landing buckets of every region', () => {
  const text = JSON.stringify(responderPolicies(testEstate()).investigator);
  expect(text).toContain('"arn:aws:s3:::acme-firebreak-landing-222222222222/*"');
  expect(text).toContain('"arn:aws:s3:::acme-firebreak-logs-*-222222222222/*"');
});

test('the trail bucket is read where the trail is kept', () => {
  const kept = testEstate((input) => (input.aws.trail = { mode: 'keep', bucket: 'their-trail' }));
  expect(JSON.stringify(responderPolicies(kept).investigator)).toContain('arn:aws:s3:::their-trail/*');
  expect(JSON.stringify(responderPolicies(testEstate()).investigator)).not.toContain('ReadTrail');
});

test('sizes are checked before anything is applied', () => {
  expect(checkQuotas(holders(10), responderSizes(holders(10)))).toEqual([]);
  expect(checkQuotas(holders(40), responderSizes(holders(40)))).toMatchObject([
    { path: ['aws', 'responders', 'trustedRoles'], message: expect.stringContaining('too large') },
  ]);
});
