import { policyDocument } from '../../../../policies/document';
import { guardrailPolicies } from '../../../../stacks/aws/prepare/guardrails/guardrail-policies';
import { testEstate } from '../../../support/estate';
import { decide } from '../../../support/simulate';

const SECURITY = 'arn:aws:iam::333333333333';
const ADMINISTRATOR = `${SECURITY}:role/Admin`;
const TRUSTED = `${SECURITY}:role/people/IncidentResponse`;
const MINE = `${SECURITY}:user/mine`;

const scpsOf = (change?: (input: any) => void) =>
  guardrailPolicies(testEstate(change))
    .filter(({ kind, attachedTo }) => kind === 'SCP' && attachedTo === 'root')
    .map(({ document }) => document);
const SCPS = scpsOf();
const FEDERATED = scpsOf((input) => {
  input.aws.responders.mfa = 'identity-provider';
  input.aws.responders.trustedRoles = [TRUSTED];
});
const WITHOUT = SCPS.map((document) => policyDocument(...document.Statement.filter(({ Sid }) => Sid !== 'KeepSignIn')));

/** The shortest ways from the administration of the security account into break-glass, or to lock responders out. */
const WAYS = [
  ['iam:CreateUser', MINE],
  ['iam:CreateAccessKey', `${SECURITY}:user/asha`],
  ['iam:CreateLoginProfile', `${SECURITY}:user/ci`],
  ['iam:UpdateLoginProfile', `${SECURITY}:user/asha`],
  ['iam:AddUserToGroup', `${SECURITY}:group/responders`],
  ['iam:PutGroupPolicy', `${SECURITY}:group/responders`],
  ['iam:AttachUserPolicy', `${SECURITY}:user/asha`],
  ['iam:UpdateAccessKey', `${SECURITY}:user/asha`],
  ['iam:DeleteUser', `${SECURITY}:user/asha`],
  ['iam:DeactivateMFADevice', `${SECURITY}:user/asha`],
  ['iam:UpdateSAMLProvider', `${SECURITY}:saml-provider/staff`],
  ['iam:AddClientIDToOpenIDConnectProvider', `${SECURITY}:oidc-provider/idp.example.com`],
] as const;

describe('sign-in to the security account', () => {
  it.each(WAYS)('is kept from its administrators and its root user: %s', async (action, resource) => {
    for (const principal of [ADMINISTRATOR, `${SECURITY}:root`]) {
      expect(await decide({ action, resource, principal, scps: [SCPS] })).toBe('ExplicitlyDenied');
      expect(await decide({ action, resource, principal, scps: [WITHOUT] })).toBe('Allowed'); // control
    }
  });

  it.each(WAYS)('is managed by the deployment: %s', async (action, resource) => {
    const principal = `${SECURITY}:role/OrganizationAccountAccessRole`;
    expect(await decide({ action, resource, principal, scps: [SCPS] })).toBe('Allowed');
  });

  it.each(['iam:ChangePassword', 'iam:EnableMFADevice', 'iam:ResyncMFADevice'])(
    'is where people do %s themselves',
    async (action) => {
      const asha = `${SECURITY}:user/asha`;
      expect(await decide({ action, resource: asha, principal: asha, scps: [SCPS] })).toBe('Allowed');
    },
  );

  it('is no matter of other accounts', async () => {
    const account = 'arn:aws:iam::444444444444';
    const request = { action: 'iam:CreateUser', resource: `${account}:user/ci`, principal: `${account}:role/Admin` };
    expect(await decide({ ...request, scps: [SCPS] })).toBe('Allowed');
  });
});

it.each(['iam:UpdateAssumeRolePolicy', 'iam:DeleteRole', 'iam:CreateRole', 'iam:PassRole'])(
  'nobody lets himself into a role that responders hold: %s',
  async (action) => {
    const request = { action, resource: TRUSTED, principal: ADMINISTRATOR };
    expect(await decide({ ...request, scps: [FEDERATED] })).toBe('ExplicitlyDenied');
    expect(await decide({ ...request, scps: [SCPS] })).toBe('Allowed'); // control: not trusted, not kept
  },
);
