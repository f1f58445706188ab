import { anyPath, denyPrincipals, federatedUsers } from '../../../../policies/aws/containment/deny-principals';
import { policyDocument } from '../../../../policies/document';
import { decide, decideAll } from '../../../support/simulate';

const ACCOUNT = '444444444444';
const iam = (rest: string) => `arn:aws:iam::${ACCOUNT}:${rest}`;
const RESPONDERS = [iam('role/firebreak/FirebreakResponder'), iam('role/firebreak/FirebreakBreakGlass')];
const deny = (arns: string[], issuedBefore?: Date) =>
  policyDocument(denyPrincipals({ sid: 'Contain', denied: { arns }, responders: RESPONDERS, issuedBefore }));

it('reads', () => {
  expect(deny(anyPath(ACCOUNT, 'user', 'ci-deploy'), new Date('2026-11-21T09:00:00Z'))).toMatchSnapshot();
});

describe('by name', () => {
  const scps = [[deny(anyPath(ACCOUNT, 'role', 'App'))]];

  it.each(['role/App', 'role/svc/App', 'role/a/b/App'])('denies %s', async (role) => {
    const decisions = await decideAll({ principal: iam(role), scps }, (action) => /^(ec2|iam|s3):/.test(action));
    expect(decisions.Allowed).toEqual([]);
  });

  it.each(['role/MyApp', 'role/App2', 'role/App/x', 'role/svc-App', 'user/App', 'root'])('spares %s', async (other) => {
    expect(await decide({ principal: iam(other), action: 's3:PutObject', scps })).toBe('Allowed');
  });

  it('would meet a neighbour if the path were a prefix of the name (control)', async () => {
    const loose = [[deny([iam('role/*App')])]];
    expect(await decide({ principal: iam('role/MyApp'), action: 's3:PutObject', scps: loose })).toBe(
      'ExplicitlyDenied',
    );
  });
});

it('spares responders, whatever is listed', async () => {
  const scps = [[deny([iam('*')])]];
  for (const principal of RESPONDERS) {
    expect((await decideAll({ principal, scps }, (action) => /^(ec2|iam|s3):/.test(action))).ExplicitlyDenied).toEqual(
      [],
    );
  }
  expect(await decide({ principal: iam('role/App'), action: 's3:PutObject', scps })).toBe('ExplicitlyDenied'); // control
});

describe('people of Identity Center', () => {
  const id = '906763d8a2-1b2c3d4e-5f60-7182-93a4-b5c6d7e8f901';
  const denied = { identityCenterUsers: [id] };
  const scps = [[policyDocument(denyPrincipals({ sid: 'Contain', denied, responders: RESPONDERS }))]];
  const session = (user: string, principal = iam('role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0')) => ({
    principal,
    context: { 'identitystore:UserId': user },
  });

  it('denies the person in any role', async () => {
    const decisions = await decideAll({ ...session(id), scps }, (action) => /^(ec2|iam|s3):/.test(action));
    expect(decisions.Allowed).toEqual([]);
  });

  it('spares the others with the same permission set', async () => {
    const neighbour = session('906763d8a2-00000000-0000-0000-0000-000000000000');
    expect(await decide({ ...neighbour, action: 's3:PutObject', scps })).toBe('Allowed');
    expect(await decide({ principal: iam('user/u'), action: 's3:PutObject', scps })).toBe('Allowed');
  });
});

describe('sessions of the root user that the management account opens (AssumeRoot)', () => {
  const session = { principal: iam('root'), context: { 'aws:AssumedRoot': 'true' } };
  const scps = [[deny([iam('root')])]];

  it('are denied as the root user is', async () => {
    for (const action of [
      'iam:CreateLoginProfile',
      'iam:DeleteAccessKey',
      's3:DeleteBucketPolicy',
      'sqs:SetQueueAttributes',
    ]) {
      expect(await decide({ ...session, action, scps })).toBe('ExplicitlyDenied');
    }
  });

  it('would be let through if the denial asked for the root user himself (control)', async () => {
    const [statement] = deny([iam('root')]).Statement;
    const condition = { ...statement!.Condition, BoolIfExists: { 'aws:AssumedRoot': 'false' } };
    const exempting = [[policyDocument({ ...statement!, Condition: condition })]];
    expect(await decide({ ...session, action: 's3:DeleteBucketPolicy', scps: exempting })).toBe('Allowed');
    expect(await decide({ principal: iam('root'), action: 's3:DeleteBucketPolicy', scps: exempting })).toBe(
      'ExplicitlyDenied',
    );
  });
});

it('meets sessions made with GetFederationToken only by their own ARN', async () => {
  const session = { principal: `arn:aws:sts::${ACCOUNT}:federated-user/mallory`, action: 's3:PutObject' };
  const user = anyPath(ACCOUNT, 'user', 'ci-deploy');
  expect(await decide({ ...session, scps: [[deny([...user, federatedUsers(ACCOUNT)])]] })).toBe('ExplicitlyDenied');
  expect(await decide({ ...session, scps: [[deny(user)]] })).toBe('Allowed'); // control: what an SCP on the user misses
});
