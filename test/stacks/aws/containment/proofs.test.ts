import { denyAll } from '../../../../policies/aws/containment/deny-all';
import type { PolicyDocument } from '../../../../policies/document';
import { ADMINISTRATOR, decide, decideAll, type Caller } from '../../../support/simulate';
import { ACCOUNT, synthPhase, type Phase } from './incident';

/** Without the quarantine of the whole account, which would hide what is done to each principal. */
const stacksIn = (phase: Phase) => synthPhase(phase, (input) => (input.aws[0].quarantine = false));
const STACKS = { contain: stacksIn('contain'), release: stacksIn('release'), close: stacksIn('close') };

const iam = (rest: string) => `arn:aws:iam::${ACCOUNT}:${rest}`;
const before = (moment: string) => ({ 'aws:TokenIssueTime': new Date(Date.parse(moment) - 1000).toISOString() });
const after = (moment: string) => ({ 'aws:TokenIssueTime': new Date(Date.parse(moment) + 1000).toISOString() });
const CUTOFF = '2026-11-20T18:30:00Z';
const RELEASE = '2026-11-21T09:00:00Z';

function scps(phase: Phase): PolicyDocument[] {
  const policies = Object.values(STACKS[phase]['INC-42-quarantine']?.resource?.aws_organizations_policy ?? {});
  return policies.filter(({ type }) => type === 'SERVICE_CONTROL_POLICY').map(({ content }) => JSON.parse(content));
}

/** What IAM itself says of a user or role: its own rights, and what the incident put on it. */
function inIam(phase: Phase, kind: 'user' | 'role', name: string): PolicyDocument[] {
  const { resource = {} } = STACKS[phase]['INC-42-identities-payments'] ?? {};
  const own = (type: string) => Object.values(resource[type] ?? {}).filter((found) => found[kind] === name);
  return [
    ADMINISTRATOR,
    ...own(`aws_iam_${kind}_policy`).map(({ policy }): PolicyDocument => JSON.parse(policy)),
    ...own(`aws_iam_${kind}_policy_attachment`).map(() => denyAll()),
  ];
}

/** With both halves of the containment, or one alone. */
function caller(phase: Phase, kind: 'user' | 'role', name: string, half: 'scp' | 'iam' | 'both' = 'both'): Caller {
  return {
    principal: iam(`${kind}/${name}`),
    scps: half === 'iam' ? [] : [scps(phase)],
    identityPolicies: half === 'scp' ? [ADMINISTRATOR] : inIam(phase, kind, name),
  };
}

/** Made with GetFederationToken: the SCP alone, as if IAM had nothing to say. */
function federated(phase: Phase): Caller {
  return {
    principal: `arn:aws:sts::${ACCOUNT}:federated-user/x`,
    scps: [scps(phase)],
    identityPolicies: [ADMINISTRATOR],
  };
}

const NOBODY = ['sts:GetCallerIdentity *']; // AWS allows it to everybody, whatever is denied

/**
 * The statements about every action. The others deny more (properties.test.ts: policies only ever deny), so what these deny
 * stays denied; without them the simulation of all actions takes a twentieth of the time.
 */
function aboutEverything({ scps: levels = [], ...who }: Caller): Caller {
  const only = (document: PolicyDocument) => ({
    ...document,
    Statement: document.Statement.filter(({ Action }) => [Action].flat().includes('*')),
  });
  return { ...who, scps: levels.map((level) => level.map(only)) };
}

describe('contained', () => {
  it.each([
    ['a user, by SCP alone', aboutEverything(caller('contain', 'user', 'ci-deploy', 'scp'))],
    ['a role, by IAM alone', caller('contain', 'role', 'App', 'iam')],
  ])('denies %s every action of AWS', async (_who, who) => {
    expect((await decideAll(who)).Allowed).toEqual(NOBODY);
  });

  const some = (action: string) => /^(iam|s3|sts):/.test(action);
  it.each([
    ['a user, by IAM alone', caller('contain', 'user', 'ci-deploy', 'iam')],
    ['a role, by SCP alone', caller('contain', 'role', 'App', 'scp')],
    ['a user whose inline policies are full, by IAM alone', caller('contain', 'user', 'full@example.com', 'iam')],
    ['a function, by SCP alone', caller('contain', 'role', 'thumbnail-role', 'scp')],
    ['a function, by IAM alone', caller('contain', 'role', 'thumbnail-role', 'iam')],
    ['a role of Identity Center', caller('contain', 'role', 'AWSReservedSSO_Admin_0123456789abcdef')],
    ['the root user', { principal: iam('root'), scps: [scps('contain')] }],
    [
      'a root session of the management account',
      { principal: iam('root'), scps: [scps('contain')], context: { 'aws:AssumedRoot': 'true' } },
    ],
    ['an old session', { ...caller('contain', 'role', 'App'), context: before(CUTOFF) }],
    ['a new session', { ...caller('contain', 'role', 'App'), context: after(RELEASE) }],
    ['an old session of a role that goes on', { ...caller('contain', 'role', 'Shared'), context: before(CUTOFF) }],
  ])('denies %s', async (_who, who) => {
    expect((await decideAll(who, some)).Allowed.filter((decision) => !NOBODY.includes(decision))).toEqual([]);
  });

  it.each([
    ['the responder', caller('contain', 'role', 'firebreak/FirebreakResponder')],
    ['break-glass', caller('contain', 'role', 'firebreak/FirebreakBreakGlass')],
  ])('denies %s nothing', async (_who, who) => {
    expect((await decideAll(who, some)).ExplicitlyDenied).toEqual([]);
  });

  it.each([
    ['a neighbour', caller('contain', 'user', 'wen')],
    ['a role of another name', caller('contain', 'role', 'MyApp')],
    ['a new session of a role that goes on', { ...caller('contain', 'role', 'Shared'), context: after(CUTOFF) }],
  ])('spares %s', async (_who, who) => {
    for (const action of ['s3:PutObject', 'ec2:RunInstances', 'iam:CreateRole', 'sts:AssumeRole']) {
      expect(await decide({ ...who, action })).toBe('Allowed');
    }
  });

  it('would spare a long-term key if only sessions were revoked (control)', async () => {
    const [, revocation] = inIam('contain', 'role', 'Shared');
    const weak = { principal: iam('user/ci-deploy'), identityPolicies: [ADMINISTRATOR, revocation!] };
    expect(await decide({ ...weak, action: 's3:PutObject' })).toBe('Allowed');
  });
});

describe('released', () => {
  it.each([
    ['an old session of a user', { ...caller('release', 'user', 'ci-deploy'), context: before(RELEASE) }],
    [
      'one whose inline policies are full',
      { ...caller('release', 'user', 'full@example.com'), context: before(RELEASE) },
    ],
    [
      'a federated session of one whose inline policies are full',
      { ...federated('release'), context: before(RELEASE) },
    ],
    ['an old session of a role', { ...caller('release', 'role', 'App'), context: before(RELEASE) }],
    [
      'an old session of a role of Identity Center',
      { ...caller('release', 'role', 'AWSReservedSSO_Admin_0123456789abcdef'), context: before(RELEASE) },
    ],
    ['an old session of the root user', { principal: iam('root'), scps: [scps('release')], context: before(RELEASE) }],
    ['a session revoked while contained', { ...caller('release', 'role', 'Shared'), context: before(CUTOFF) }],
  ])('keeps %s dead', async (_who, who) => {
    const decisions = await decideAll(who, (action) => /^(iam|s3):/.test(action));
    expect(decisions.Allowed).toEqual([]);
    const lifted = { ...who, scps: [], identityPolicies: [ADMINISTRATOR] };
    expect(await decide({ ...lifted, action: 's3:PutObject' })).toBe('Allowed'); // control
  });

  it.each([
    ['a key of a user', caller('release', 'user', 'ci-deploy')],
    ['a new session of a user', { ...caller('release', 'user', 'ci-deploy'), context: after(RELEASE) }],
    ['a new federated session', { ...federated('release'), context: after(RELEASE) }],
    ['a new session of a role', { ...caller('release', 'role', 'App'), context: after(RELEASE) }],
    ['a session that was never suspect', { ...caller('release', 'role', 'Shared'), context: after(CUTOFF) }],
    ['the root user with a new session', { principal: iam('root'), scps: [scps('release')], context: after(RELEASE) }],
  ])('lets %s work', async (_who, who) => {
    expect((await decideAll(who, (action) => /^(iam|s3):/.test(action))).ExplicitlyDenied).toEqual([]);
  });
});

it('closed, denies nobody anything', () => {
  expect(scps('close')).toEqual([]);
  expect(inIam('close', 'user', 'ci-deploy')).toEqual([ADMINISTRATOR]);
});
