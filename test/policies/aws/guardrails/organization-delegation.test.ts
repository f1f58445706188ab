import { organizationDelegation } from '../../../../policies/aws/guardrails/organization-delegation';
import { policyDocument } from '../../../../policies/document';
import { decide, decideAll, type Request } from '../../../support/simulate';

const ORGANIZATION = 'o-exampleorg1';
const MANAGEMENT = '111111111111';
const RESPONDER = 'arn:aws:iam::333333333333:role/firebreak/FirebreakResponder';
const arn = (rest: string) => `arn:aws:organizations::${MANAGEMENT}:${rest}`;
const scp = (id: string) => arn(`policy/${ORGANIZATION}/service_control_policy/p-${id}`);
const STAGED = [scp('stagedscp'), arn(`policy/${ORGANIZATION}/resource_control_policy/p-stagedrcp`)];
const DELEGATION = organizationDelegation({
  organizationId: ORGANIZATION,
  managementAccountId: MANAGEMENT,
  responder: RESPONDER,
  staged: STAGED,
  kept: [],
});
const ROOT = arn(`root/${ORGANIZATION}/r-exam`);
const OU = arn(`ou/${ORGANIZATION}/ou-exam-12345678`);
const ACCOUNT = arn(`account/${ORGANIZATION}/444444444444`);
const TAMPER_PROTECTION = scp('keeplogs');

const guardrail = { 'aws:ResourceTag/firebreak': 'preparedness' };
const ofIncident = { 'aws:ResourceTag/firebreak': 'containment' };
const taggedSo = { 'aws:RequestTag/firebreak': 'containment', 'aws:TagKeys': ['firebreak'] };
const isScp = { 'organizations:PolicyType': 'SERVICE_CONTROL_POLICY' };
const rcp = arn(`policy/${ORGANIZATION}/resource_control_policy/p-new`);
const isRcp = { 'organizations:PolicyType': 'RESOURCE_CONTROL_POLICY' };

type Call = [what: string, Omit<Request, 'principal'>];

const can: Call[] = [
  ...STAGED.flatMap((resource): Call[] => [
    [`attach ${resource}`, { action: 'organizations:AttachPolicy', resource, context: guardrail }],
    [`detach ${resource}`, { action: 'organizations:DetachPolicy', resource, context: guardrail }],
  ]),
  ['attach to an account', { action: 'organizations:AttachPolicy', resource: ACCOUNT }],
  ['detach from an account', { action: 'organizations:DetachPolicy', resource: ACCOUNT }],
  [
    'make a containment policy',
    { action: 'organizations:CreatePolicy', resource: scp('new'), context: { ...taggedSo, ...isScp } },
  ],
  [
    'make one for resources',
    { action: 'organizations:CreatePolicy', resource: rcp, context: { ...taggedSo, ...isRcp } },
  ],
  ['attach that one', { action: 'organizations:AttachPolicy', resource: rcp, context: ofIncident }],
  ['tag it on creation', { action: 'organizations:TagResource', resource: scp('new'), context: taggedSo }],
  ['attach it', { action: 'organizations:AttachPolicy', resource: scp('new'), context: ofIncident }],
  ['detach it', { action: 'organizations:DetachPolicy', resource: scp('new'), context: ofIncident }],
  ['delete it', { action: 'organizations:DeletePolicy', resource: scp('new'), context: ofIncident }],
  ['list policies', { action: 'organizations:ListPolicies' }],
];

const cannot: Call[] = [
  [
    'detach tamper protection',
    { action: 'organizations:DetachPolicy', resource: TAMPER_PROTECTION, context: guardrail },
  ],
  ['detach anything from the root', { action: 'organizations:DetachPolicy', resource: ROOT }],
  ['attach anything to the root', { action: 'organizations:AttachPolicy', resource: ROOT }],
  ['detach anything from an OU', { action: 'organizations:DetachPolicy', resource: OU }],
  [
    'delete tamper protection',
    { action: 'organizations:DeletePolicy', resource: TAMPER_PROTECTION, context: guardrail },
  ],
  [
    'mark tamper protection as its own',
    { action: 'organizations:TagResource', resource: TAMPER_PROTECTION, context: { ...guardrail, ...taggedSo } },
  ],
  [
    'take the mark off',
    {
      action: 'organizations:UntagResource',
      resource: TAMPER_PROTECTION,
      context: { ...guardrail, 'aws:TagKeys': ['firebreak'] },
    },
  ],
  [
    'update tamper protection',
    { action: 'organizations:UpdatePolicy', resource: TAMPER_PROTECTION, context: guardrail },
  ],
  ['update even its own policy', { action: 'organizations:UpdatePolicy', resource: scp('new'), context: ofIncident }],
  ['delete a staged policy', { action: 'organizations:DeletePolicy', resource: STAGED[0]!, context: guardrail }],
  ['use the policies of others', { action: 'organizations:AttachPolicy', resource: scp('others') }],
  ['make a policy without the mark', { action: 'organizations:CreatePolicy', resource: scp('new'), context: isScp }],
  [
    'make a policy of another type',
    {
      action: 'organizations:CreatePolicy',
      resource: scp('new'),
      context: { ...taggedSo, 'organizations:PolicyType': 'TAG_POLICY' },
    },
  ],
  ['switch SCPs off', { action: 'organizations:DisablePolicyType', resource: ROOT }],
  ['change the delegation', { action: 'organizations:PutResourcePolicy' }],
];

const delegated = (request: Omit<Request, 'principal'>, principal = RESPONDER, context: Request['context'] = {}) =>
  decide({
    ...request,
    principal,
    context: { ...request.context, ...context },
    resourceAccount: MANAGEMENT,
    resourcePolicy: DELEGATION,
  });

it('reads', () => expect(DELEGATION).toMatchSnapshot());

it.each(can)('lets the responder %s', async (_what, request) => {
  expect(await delegated(request)).toBe('Allowed');
});

it.each(cannot)('does not let the responder %s', async (_what, request) => {
  expect(await delegated(request)).toBe('ImplicitlyDenied');
});

it('would let it, were the delegation wider (control)', async () => {
  const wide = policyDocument({
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::333333333333:root' },
    Action: 'organizations:*',
    Resource: '*',
  });
  for (const [, request] of cannot) {
    expect(await decide({ ...request, principal: RESPONDER, resourceAccount: MANAGEMENT, resourcePolicy: wide })).toBe(
      'Allowed',
    );
  }
});

it.each([
  ['another role of the security account', 'arn:aws:iam::333333333333:role/Admin'],
  ['its root user', 'arn:aws:iam::333333333333:root'],
  ['a look-alike', `${RESPONDER}Evil`],
  ['the responder of another account', 'arn:aws:iam::444444444444:role/firebreak/FirebreakResponder'],
])('lets %s do nothing', async (_who, principal) => {
  for (const [, request] of can) expect(await delegated(request, principal)).toBe('ImplicitlyDenied');
});

it('lets the responder do nothing once its account has left the organisation', async () => {
  for (const [, request] of can) {
    expect(await delegated(request, RESPONDER, { 'aws:PrincipalOrgID': 'o-another0000' })).toBe('ImplicitlyDenied');
  }
});

it('grants no other action of Organizations, whatever the tags say', async () => {
  const decisions = await decideAll(
    {
      principal: RESPONDER,
      resourceAccount: MANAGEMENT,
      resourcePolicy: DELEGATION,
      context: { ...ofIncident, ...taggedSo, ...isScp },
    },
    (action) => action.startsWith('organizations:'),
  );
  const granted = DELEGATION.Statement.flatMap(({ Action }) => Action ?? []);
  const allowed = new Set(decisions.Allowed.map((decision) => decision.split(' ')[0]));
  expect([...allowed].filter((action) => !granted.includes(action ?? ''))).toEqual([]);
  expect(decisions.ImplicitlyDenied.length).toBeGreaterThan(30);
});
