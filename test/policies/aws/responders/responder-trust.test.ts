import { responderTrust, type ResponderTrust } from '../../../../policies/aws/responders/responder-trust';
import type { PolicyDocument } from '../../../../policies/document';
import { decide, type Caller } from '../../../support/simulate';

const estate = { organizationId: 'o-exampleorg1', securityAccountId: '333333333333' };
const holder =
  'arn:aws:iam::333333333333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Responder_0123456789abcdef';
const byMfa = responderTrust({ ...estate, mfa: 'aws', trustedRoles: [] });
const byRole = responderTrust({ ...estate, mfa: 'identity-provider', trustedRoles: [holder] });

const user = 'arn:aws:iam::333333333333:user/asha';
const mfa = { 'aws:MultiFactorAuthPresent': 'true' };

/** The caller's own policies allow it everything: the trust policy decides alone. */
const assume = (trust: PolicyDocument, principal: string, context: Caller['context'] = {}) =>
  decide({
    principal,
    action: 'sts:AssumeRole',
    resource: 'arn:aws:iam::444444444444:role/firebreak/FirebreakResponder',
    resourcePolicy: trust,
    context,
  });

test('documents', () => {
  expect({ byMfa, byRole }).toMatchSnapshot();
});

describe('mfa: aws', () => {
  test('a user of the security account with MFA assumes', async () => {
    expect(await assume(byMfa, user, mfa)).toBe('Allowed');
  });

  test.each([
    ['a user of the security account with a plain access key', user, {}],
    ['a user without MFA', user, { 'aws:MultiFactorAuthPresent': 'false' }],
    ['a role of the security account, whose session carries no MFA', 'arn:aws:iam::333333333333:role/App', {}],
    ['an administrator of a member account', 'arn:aws:iam::444444444444:role/Admin', mfa],
    ['the root user of a member account', 'arn:aws:iam::444444444444:root', mfa],
    ['an outsider', 'arn:aws:iam::999999999999:user/mallory', { ...mfa, 'aws:PrincipalOrgID': 'o-attacker00' }],
    ['the security account after it left the organisation', user, { ...mfa, 'aws:PrincipalOrgID': undefined }],
  ])('%s does not', async (_who, principal, context) => {
    expect(await assume(byMfa, principal, context)).not.toBe('Allowed');
  });

  test('control: BoolIfExists would let plain access keys in', async () => {
    const weak = weakened(byMfa, '"Bool":', '"BoolIfExists":');
    expect(await assume(weak, user)).toBe('Allowed');
  });

  test('control: without the organisation, a security account that left keeps its way in', async () => {
    const weak = weakened(byMfa, '"StringEquals":{"aws:PrincipalOrgID":"o-exampleorg1"},', '');
    expect(await assume(weak, user, { ...mfa, 'aws:PrincipalOrgID': undefined })).toBe('Allowed');
  });
});

describe('mfa: identity-provider', () => {
  test('the named role assumes, without a key that its sessions never carry', async () => {
    expect(await assume(byRole, holder)).toBe('Allowed');
  });

  test.each([
    ['another role of the security account', 'arn:aws:iam::333333333333:role/App'],
    ['a role whose name starts the same', `${holder}0`],
    [
      'a role of that name elsewhere in the path',
      'arn:aws:iam::333333333333:role/AWSReservedSSO_Responder_0123456789abcdef',
    ],
    ['a role of that name in a member account', holder.replace('333333333333', '444444444444')],
    ['a user with MFA', user],
  ])('%s does not', async (_who, principal) => {
    expect(await assume(byRole, principal, mfa)).not.toBe('Allowed');
  });

  test('control: without the list, any role of the account would', async () => {
    const weak = weakened(byRole, `,"ArnEquals":{"aws:PrincipalArn":["${holder}"]}`, '');
    expect(await assume(weak, 'arn:aws:iam::333333333333:role/App')).toBe('Allowed');
  });
});

test('a combination that nobody or anybody could satisfy is refused', () => {
  const trust = (input: Pick<ResponderTrust, 'mfa' | 'trustedRoles'>) => () => responderTrust({ ...estate, ...input });
  expect(trust({ mfa: 'aws', trustedRoles: [holder] })).toThrow(`trustedRoles names ${holder}: nobody could assume`);
  expect(trust({ mfa: 'identity-provider', trustedRoles: [] })).toThrow('trustedRoles is empty');
});

function weakened(trust: PolicyDocument, from: string, to: string): PolicyDocument {
  const text = JSON.stringify(trust);
  if (!text.includes(from)) throw new Error(`${from} is not in ${text}`);
  return JSON.parse(text.replace(from, to)) as PolicyDocument;
}
