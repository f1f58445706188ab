import { quarantineAccount } from '../../../../policies/aws/guardrails/quarantine-account';
import { quarantineAccountResources } from '../../../../policies/aws/guardrails/quarantine-account-resources';
import { policyDocument } from '../../../../policies/document';
import { guardrailPolicies, QUARANTINE_ACCOUNT } from '../../../../stacks/aws/prepare/guardrails/guardrail-policies';
import { testEstate } from '../../../support/estate';
import { decide, decideAll } from '../../../support/simulate';

const RESPONDERS = [
  'arn:aws:iam::*:role/firebreak/FirebreakResponder',
  'arn:aws:iam::*:role/firebreak/FirebreakBreakGlass',
];
const ACCOUNT = 'arn:aws:iam::444444444444';
const SCP = quarantineAccount({ responders: RESPONDERS });
const RCP = quarantineAccountResources({
  organizationId: 'o-exampleorg1',
  responders: RESPONDERS,
  trustedAccounts: ['333333333333', '222222222222'],
});

it('is what the estate stages, attached to nothing', () => {
  const staged = guardrailPolicies(testEstate()).filter(({ name }) =>
    Object.values<string>(QUARANTINE_ACCOUNT).includes(name),
  );
  expect(staged).toMatchObject([
    { kind: 'SCP', attachedTo: 'nothing', document: SCP },
    { kind: 'RCP', attachedTo: 'nothing', document: RCP },
  ]);
  expect(staged.map(({ document }) => document)).toMatchSnapshot();
});

describe('account quarantine', () => {
  it.each([
    ['an administrator', `${ACCOUNT}:role/Admin`],
    ['the root user', `${ACCOUNT}:root`],
    ['a role whose name starts like an exempt one', `${ACCOUNT}:role/firebreak/FirebreakResponderEvil`],
  ])('denies %s every action of AWS on every kind of resource', async (_who, principal) => {
    const decisions = await decideAll({ principal, scps: [[SCP]] });
    expect(decisions.Allowed).toEqual(['sts:GetCallerIdentity *']); // AWS allows it to everybody, whatever is denied
    expect(decisions.ImplicitlyDenied).toEqual([]);
    expect(decisions.ExplicitlyDenied.length).toBeGreaterThan(20_000);
  });

  it.each([
    ['a role with an exempt name below the path', `${ACCOUNT}:role/firebreak/x/FirebreakResponder`],
    ['a role with an exempt name outside the path', `${ACCOUNT}:role/FirebreakResponder`],
    ['the deployment role', `${ACCOUNT}:role/OrganizationAccountAccessRole`],
    ['StackSets', `${ACCOUNT}:role/stacksets-exec-0123456789abcdef0123456789abcdef`],
  ])('does not except %s', async (_who, principal) => {
    for (const action of ['iam:DetachRolePolicy', 'ec2:DescribeInstances', 's3:GetObject']) {
      expect(await decide({ principal, action, scps: [[SCP]] })).toBe('ExplicitlyDenied');
    }
  });

  it.each(['FirebreakResponder', 'FirebreakBreakGlass'])('denies %s nothing', async (role) => {
    const decisions = await decideAll({ principal: `${ACCOUNT}:role/firebreak/${role}`, scps: [[SCP]] });
    expect(decisions.ExplicitlyDenied).toEqual([]);
  });

  it('would spare a look-alike if a name were exempt by prefix (control)', async () => {
    const weakened = quarantineAccount({ responders: ['arn:aws:iam::*:role/firebreak/FirebreakResponder*'] });
    const caller = { principal: `${ACCOUNT}:role/firebreak/FirebreakResponderEvil`, scps: [[weakened]] };
    const decisions = await decideAll(caller, (action) => action.startsWith('iam:'));
    expect(decisions.ExplicitlyDenied).toEqual([]);
  });

  it.each(['sts:AssumeRole', 's3:PutObject'])('binds no service-linked role: %s', async (action) => {
    const principal = `${ACCOUNT}:role/aws-service-role/guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDuty`;
    expect(await decide({ principal, action, scps: [[SCP]], rcps: [[RCP]], resource: resourceOf(action) })).toBe(
      'Allowed',
    );
  });
});

function resourceOf(action: string): string {
  return action.startsWith('s3:') ? 'arn:aws:s3:::acme-app/x' : `${ACCOUNT}:role/app`;
}

describe('quarantine of the account’s resources', () => {
  const open = (action: string) => policyDocument({ Effect: 'Allow', Principal: '*', Action: action, Resource: '*' });
  const trusting = policyDocument({ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' });
  const read = {
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::acme-app/x',
    resourceAccount: '444444444444',
    resourcePolicy: open('s3:GetObject'),
  };
  const assume = { action: 'sts:AssumeRole', resource: `${ACCOUNT}:role/app`, resourcePolicy: trusting };
  const outsider = {
    principal: 'arn:aws:iam::999999999999:role/Attacker',
    context: { 'aws:PrincipalOrgID': 'o-attackers1' },
  };

  it.each([
    ['outsiders who wrote themselves into a bucket policy', { ...outsider, ...read }],
    ['outsiders who wrote themselves into a trust policy', { ...outsider, ...assume }],
    [
      'outsiders who named their role like a responder’s',
      { ...outsider, principal: 'arn:aws:iam::999999999999:role/firebreak/FirebreakResponder', ...read },
    ],
    [
      'a trusted account that has left the organisation',
      {
        principal: 'arn:aws:iam::222222222222:role/firebreak/FirebreakEvidenceCustodian',
        context: { 'aws:PrincipalOrgID': 'o-attackers1' },
        ...read,
      },
    ],
    [
      'an outsider’s distribution, for which a service reads',
      {
        principal: 'cloudfront.amazonaws.com',
        context: { 'aws:SourceAccount': '999999999999', 'aws:SourceOrgID': 'o-attackers1' },
        ...read,
      },
    ],
    ['anonymous readers', { principal: 'anonymous', ...read }],
    ['other accounts of the organisation', { principal: 'arn:aws:iam::555555555555:role/Admin', ...read }],
    ['administrators of the account', { principal: `${ACCOUNT}:role/Admin`, ...read }],
  ])('stops %s', async (_who, request) => {
    expect(await decide({ ...request, rcps: [[RCP]] })).toBe('ExplicitlyDenied');
    expect(await decide({ ...request, rcps: [[]] })).toBe('Allowed'); // control
  });

  it.each([
    ['the responder', { principal: `${ACCOUNT}:role/firebreak/FirebreakResponder`, ...read }],
    [
      'responders who sign in from the security account',
      { principal: 'arn:aws:iam::333333333333:user/asha', ...assume },
    ],
    [
      'the forensic account, which copies snapshots',
      { principal: 'arn:aws:iam::222222222222:role/firebreak/FirebreakEvidenceCustodian', ...read },
    ],
    ['log delivery', { principal: 'delivery.logs.amazonaws.com', ...read }],
  ])('does not stop %s', async (_who, request) => {
    expect(await decide({ ...request, rcps: [[RCP]] })).toBe('Allowed');
  });
});
