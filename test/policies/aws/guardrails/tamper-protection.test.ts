import { guardrailPolicies } from '../../../../stacks/aws/prepare/guardrails/guardrail-policies';
import { ADMINISTRATOR, allActions, decide, type Caller } from '../../../support/simulate';
import { testEstate } from '../../../support/estate';
import { policyDocument, type PolicyDocument } from '../../../../policies/document';
import { EVERYDAY_CALLS, TAMPER_CALLS as FIRST_CHOICES, type TamperCall } from './tamper-calls';
import { SYNONYMS } from './tamper-synonyms';

const policies = guardrailPolicies(testEstate());
const onRoot = (kind: 'SCP' | 'RCP') =>
  policies.filter((policy) => policy.kind === kind && policy.attachedTo === 'root').map(({ document }) => document);
const SCPS = onRoot('SCP');
const RCPS = onRoot('RCP');
const ACCOUNT = 'arn:aws:iam::444444444444';
const EVERY_PREVENTION = Object.fromEntries(
  Object.keys(testEstate().aws.guardrails.prevent).map((name) => [name, true]),
);
const STACK_SETS = `${ACCOUNT}:role/stacksets-exec-0123456789abcdef0123456789abcdef`;

const TAMPER_CALLS = [...FIRST_CHOICES, ...SYNONYMS];

/** One in ten: enough to see whether a principal is exempt. */
const SOME_CALLS = TAMPER_CALLS.filter((_call, index) => index % 10 === 0);

/** Keys of the account trust its IAM, as most do. */
const KEY_POLICY = policyDocument({
  Effect: 'Allow',
  Principal: { AWS: `${ACCOUNT}:root` },
  Action: 'kms:*',
  Resource: '*',
});

const call = (caller: Caller, request: TamperCall) =>
  decide({
    ...request,
    ...caller,
    context: { ...request.context, ...caller.context },
    resourcePolicy: request.action.startsWith('kms:') && request.resource?.includes(':key/') ? KEY_POLICY : undefined,
  });

async function calls(caller: Caller, requests: readonly TamperCall[]): Promise<Record<string, string[]>> {
  const decisions: Record<string, string[]> = {};
  for (const request of requests) {
    (decisions[await call(caller, request)] ??= []).push(`${request.action} ${request.resource ?? ''}`);
  }
  return decisions;
}

async function anyAllowed(caller: Caller, requests: readonly TamperCall[]): Promise<boolean> {
  for (const request of requests) if ((await call(caller, request)) === 'Allowed') return true;
  return false;
}

function matches(pattern: string, action: string): boolean {
  return new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(action);
}

const all = (requests: readonly TamperCall[]) => requests.map(({ action, resource }) => `${action} ${resource ?? ''}`);

describe.each(policies.filter(({ name }) => name.startsWith('firebreak-keep')))('$name', ({ document }) => {
  it('reads', () => expect(document).toMatchSnapshot());
});

it('every action named in a guardrail exists', async () => {
  const existing = (await allActions()).map(({ action }) => action);
  const everything = testEstate((input) => (input.aws.guardrails = { prevent: EVERY_PREVENTION }));
  const patterns = guardrailPolicies(everything)
    .flatMap(({ document }) => document.Statement)
    .flatMap(({ Action, NotAction }) => [Action ?? NotAction ?? []].flat());
  const unknown = patterns.filter((pattern) => !existing.some((action) => matches(pattern, action)));
  expect(unknown).toEqual([]);
});

describe('tamper protection', () => {
  it('has a table of at least 60 calls, each of which an administrator could make without it', async () => {
    expect(TAMPER_CALLS.length).toBeGreaterThanOrEqual(60);
    expect(await calls({ principal: `${ACCOUNT}:role/Admin`, scps: [[]] }, TAMPER_CALLS)).toEqual({
      Allowed: all(TAMPER_CALLS),
    });
  });

  it.each([
    ['an administrator', `${ACCOUNT}:role/Admin`],
    ['the root user', `${ACCOUNT}:root`],
    ['a role whose name starts like an exempt one', `${ACCOUNT}:role/firebreak/FirebreakResponderEvil`],
  ])('lets %s make none of the calls', async (_who, principal) => {
    expect(await calls({ principal, scps: [SCPS] }, TAMPER_CALLS)).toEqual({ ExplicitlyDenied: all(TAMPER_CALLS) });
  });

  it.each([
    ['an IAM user', `${ACCOUNT}:user/admin`],
    ['a role with an exempt name outside the path', `${ACCOUNT}:role/FirebreakResponder`],
    ['a role with an exempt name below the path', `${ACCOUNT}:role/firebreak/x/FirebreakResponder`],
    ['a role with an exempt name in another case', `${ACCOUNT}:role/firebreak/firebreakresponder`],
    ['a role that starts like the deployment role', `${ACCOUNT}:role/OrganizationAccountAccessRole2`],
    ['a user with the name of an exempt role', `${ACCOUNT}:user/firebreak/FirebreakResponder`],
    ['the investigator', `${ACCOUNT}:role/firebreak/FirebreakInvestigator`],
  ])('does not except %s', async (_who, principal) => {
    expect(await calls({ principal, scps: [SCPS] }, SOME_CALLS)).toEqual({ ExplicitlyDenied: all(SOME_CALLS) });
  });

  it.each(['firebreak/FirebreakResponder', 'firebreak/FirebreakBreakGlass', 'OrganizationAccountAccessRole'])(
    'lets %s make all of them',
    async (role) => {
      const caller = { principal: `${ACCOUNT}:role/${role}`, scps: [SCPS] };
      expect(await calls(caller, TAMPER_CALLS)).toEqual({ Allowed: all(TAMPER_CALLS) });
    },
  );

  it('leaves everyday work alone', async () => {
    expect(await calls({ principal: `${ACCOUNT}:role/Admin`, scps: [SCPS] }, EVERYDAY_CALLS)).toEqual({
      Allowed: all(EVERYDAY_CALLS),
    });
  });

  it('would not hold with an exemption by prefix (control)', async () => {
    const weakened = SCPS.map((document) => rewrite(document, '/FirebreakResponder"', '/FirebreakResponder*"'));
    const caller = { principal: `${ACCOUNT}:role/firebreak/FirebreakResponderEvil`, scps: [weakened] };
    expect(await calls(caller, TAMPER_CALLS)).toEqual({ Allowed: all(TAMPER_CALLS) });
  });

  it('needs every one of its statements (control)', async () => {
    const idle: string[] = [];
    for (const { Sid, Action = [] } of SCPS.flatMap(({ Statement }) => Statement)) {
      if (Sid === 'KeepAlarmBusOpen') continue; // has its own test below
      if (Sid === 'KeepSignIn') continue; // sign-in-protection.test.ts
      const scps = [
        SCPS.map((document) => policyDocument(...document.Statement.filter((statement) => statement.Sid !== Sid))),
      ];
      const affected = TAMPER_CALLS.filter(({ action }) => [Action].flat().some((pattern) => matches(pattern, action)));
      if (!(await anyAllowed({ principal: `${ACCOUNT}:role/Admin`, scps }, affected))) idle.push(String(Sid));
    }
    expect(idle).toEqual([]);
  });

  it('keeps the alarm bus open in the security account only', async () => {
    const request = { action: 'events:RemovePermission' };
    expect(await call({ principal: 'arn:aws:iam::333333333333:role/Admin', scps: [SCPS] }, request)).toBe(
      'ExplicitlyDenied',
    );
    expect(await call({ principal: `${ACCOUNT}:role/Admin`, scps: [SCPS] }, request)).toBe('Allowed');
  });

  it('lets the custodian handle evidence, and nothing else of it', async () => {
    const caller = { principal: `${ACCOUNT}:role/firebreak/FirebreakEvidenceCustodian`, scps: [SCPS] };
    const snapshot = 'arn:aws:ec2:eu-west-1::snapshot/snap-0123456789abcdef0';
    const evidence = {
      action: 'ec2:ModifySnapshotAttribute',
      resource: snapshot,
      context: { 'aws:ResourceTag/firebreak': 'evidence' },
    };
    expect(await call(caller, evidence)).toBe('Allowed');
    expect(await call(caller, { action: 'cloudtrail:StopLogging' })).toBe('ExplicitlyDenied');
  });

  it('protects the further exempt roles from being taken over', async () => {
    const landingZone = `${ACCOUNT}:role/pipelines/LandingZone`;
    const scps = [
      guardrailPolicies(testEstate((input) => (input.aws.guardrails = { alsoExempt: [landingZone] })))
        .filter(({ kind, attachedTo }) => kind === 'SCP' && attachedTo === 'root')
        .map(({ document }) => document),
    ];
    expect(await calls({ principal: landingZone, scps }, TAMPER_CALLS)).toEqual({ Allowed: all(TAMPER_CALLS) });
    const takeover = { action: 'iam:UpdateAssumeRolePolicy', resource: landingZone };
    expect(await call({ principal: `${ACCOUNT}:role/Admin`, scps }, takeover)).toBe('ExplicitlyDenied');
    expect(await call({ principal: `${ACCOUNT}:role/Admin`, scps: [SCPS] }, takeover)).toBe('Allowed');
  });
});

describe('StackSets', () => {
  const SERVICE = 'member.org.stacksets.cloudformation.amazonaws.com/AWSServiceRoleForCloudFormationStackSetsOrgMember';
  const memberService = `${ACCOUNT}:role/aws-service-role/${SERVICE}`;
  const adminService =
    'arn:aws:iam::111111111111:role/aws-service-role/stacksets.cloudformation.amazonaws.com/AWSServiceRoleForCloudFormationStackSetsOrgAdmin';
  const trustAll = policyDocument({ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' });
  const assume = {
    action: 'sts:AssumeRole',
    resource: STACK_SETS,
    resourcePolicy: trustAll,
    rcps: [RCPS],
    scps: [SCPS],
  };

  it('makes its role through the service-linked role', async () => {
    expect(
      await call({ principal: memberService, scps: [SCPS] }, { action: 'iam:CreateRole', resource: STACK_SETS }),
    ).toBe('Allowed');
  });

  it.each([
    ['iam:CreateRole', `${ACCOUNT}:role/firebreak/FirebreakResponder`],
    ['iam:PutRolePolicy', `${ACCOUNT}:role/firebreak/FirebreakResponder`],
    [
      'cloudformation:UpdateStack',
      'arn:aws:cloudformation:eu-west-1:444444444444:stack/StackSet-firebreak-tamper-forwarding-0a/0a',
    ],
    ['events:PutRule', 'arn:aws:events:eu-west-1:444444444444:rule/firebreak-forward-tampering'],
  ])('delivers Firebreak: %s', async (action, resource) => {
    expect(await call({ principal: STACK_SETS, scps: [SCPS] }, { action, resource })).toBe('Allowed');
  });

  it('cannot be used for other tampering, nor to change its own kind of role', async () => {
    for (const request of [
      { action: 'cloudtrail:StopLogging' },
      { action: 'iam:UpdateAssumeRolePolicy', resource: STACK_SETS },
    ]) {
      expect(await call({ principal: STACK_SETS, scps: [SCPS] }, request)).toBe('ExplicitlyDenied');
    }
  });

  it('assumes its roles', async () => {
    expect(await decide({ ...assume, principal: adminService })).toBe('Allowed');
  });

  it.each([
    ['an administrator of the account', `${ACCOUNT}:role/Admin`, 'o-exampleorg1'],
    ['an attacker from outside', 'arn:aws:iam::999999999999:role/Attacker', 'o-attackers1'],
    ['a role of that name', STACK_SETS, 'o-exampleorg1'],
    ['break-glass', `${ACCOUNT}:role/firebreak/FirebreakBreakGlass`, 'o-exampleorg1'],
  ])('alone does: not %s, even where such a role was made before', async (_who, principal, organization) => {
    const request = { ...assume, principal, context: { 'aws:PrincipalOrgID': organization } };
    expect(await decide({ ...request })).toBe('ExplicitlyDenied');
    expect(await decide({ ...request, rcps: [[]] })).toBe('Allowed'); // control: without the RCP
  });

  it('alone does: no service takes such a role for an instance or a function', async () => {
    const resourcePolicy = policyDocument({
      Effect: 'Allow',
      Principal: { Service: 'ec2.amazonaws.com' },
      Action: 'sts:AssumeRole',
    });
    const request = { ...assume, resourcePolicy, principal: 'ec2.amazonaws.com' };
    expect(await decide(request)).toBe('ExplicitlyDenied');
    expect(await decide({ ...request, rcps: [[]] })).toBe('Allowed');
  });

  it('could be impersonated if anybody could make its roles (control)', async () => {
    const weakened = SCPS.map((document) =>
      policyDocument(...document.Statement.filter(({ Sid }) => Sid !== 'KeepStackSetRoles')),
    );
    const caller = { principal: `${ACCOUNT}:role/Admin`, scps: [weakened], identityPolicies: [ADMINISTRATOR] };
    expect(await call(caller, { action: 'iam:CreateRole', resource: STACK_SETS })).toBe('Allowed');
  });
});

function rewrite(document: PolicyDocument, from: string, to: string): PolicyDocument {
  return JSON.parse(JSON.stringify(document).replaceAll(from, to)) as PolicyDocument;
}
