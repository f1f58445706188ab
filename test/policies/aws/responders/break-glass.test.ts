import { breakGlassTrust } from '../../../../policies/aws/responders/break-glass';
import { responderTrust } from '../../../../policies/aws/responders/responder-trust';
import { decide } from '../../../support/simulate';

const estate = { organizationId: 'o-exampleorg1', securityAccountId: '333333333333' };
const holder =
  'arn:aws:iam::333333333333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Responder_0123456789abcdef';
const user = 'arn:aws:iam::333333333333:user/break-glass-1';

const assume = (resourcePolicy: ReturnType<typeof breakGlassTrust>, principal: string, mfa?: string) =>
  decide({
    principal,
    action: 'sts:AssumeRole',
    resource: 'arn:aws:iam::444444444444:role/firebreak/FirebreakBreakGlass',
    resourcePolicy,
    context: { 'aws:MultiFactorAuthPresent': mfa },
  });

test('trust', () => {
  expect(breakGlassTrust(estate)).toMatchSnapshot();
});

test('an IAM user with MFA assumes, and needs no identity provider', async () => {
  expect(await assume(breakGlassTrust(estate), user, 'true')).toBe('Allowed');
});

test('control: the trust of the other roles would lock that user out', async () => {
  const federated = responderTrust({ ...estate, mfa: 'identity-provider', trustedRoles: [holder] });
  expect(await assume(federated, user, 'true')).not.toBe('Allowed');
});

test('nobody without MFA, and no federated session', async () => {
  expect(await assume(breakGlassTrust(estate), user)).not.toBe('Allowed');
  expect(await assume(breakGlassTrust(estate), holder)).not.toBe('Allowed');
});
