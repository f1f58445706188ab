import { denyResources } from '../../../../policies/aws/containment/deny-resources';
import { policyDocument } from '../../../../policies/document';
import { decide, decideAll } from '../../../support/simulate';

const RESPONDERS = [
  'arn:aws:iam::444444444444:role/firebreak/FirebreakResponder',
  'arn:aws:iam::333333333333:role/firebreak/FirebreakBreakGlass',
];
const BUCKET = ['arn:aws:s3:::acme-invoices', 'arn:aws:s3:::acme-invoices/*'];
const deny = (responders: readonly string[]) =>
  policyDocument(denyResources({ sid: 'Contain', action: 's3:*', resources: BUCKET, responders }));
const RCP = deny(RESPONDERS);
const open = policyDocument({ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: BUCKET });
const read = {
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::acme-invoices/2026.csv',
  resourceAccount: '444444444444',
  resourcePolicy: open,
};
const outsider = (role: string) => ({
  principal: `arn:aws:iam::999999999999:role/${role}`,
  context: { 'aws:PrincipalOrgID': 'o-attackers1' },
});

it('reads', () => expect(RCP).toMatchSnapshot());

it.each([
  ['administrators of the account', { principal: 'arn:aws:iam::444444444444:role/Admin' }],
  ['its root user', { principal: 'arn:aws:iam::444444444444:root' }],
  ['other accounts of the organisation', { principal: 'arn:aws:iam::555555555555:role/Admin' }],
  ['outsiders', outsider('Attacker')],
  ['outsiders with a role that is called like an exempt one', outsider('firebreak/FirebreakResponder')],
  ['anonymous readers', { principal: 'anonymous' }],
])('stops %s', async (_who, caller) => {
  expect(await decide({ ...caller, ...read, rcps: [[RCP]] })).toBe('ExplicitlyDenied');
  expect(await decide({ ...caller, ...read, rcps: [[]] })).toBe('Allowed'); // control
});

it('would let the look-alike in if the account of an exempt role were left open (control)', async () => {
  const weakened = deny(['arn:aws:iam::*:role/firebreak/FirebreakResponder']);
  const liked = policyDocument({
    ...weakened.Statement[0]!,
    Condition: { ArnNotLikeIfExists: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/firebreak/FirebreakResponder'] } },
  });
  const request = { ...outsider('firebreak/FirebreakResponder'), ...read };
  expect(await decide({ ...request, rcps: [[liked]] })).toBe('Allowed');
});

it('stops every action on the bucket', async () => {
  const caller = { principal: 'arn:aws:iam::444444444444:role/Admin', rcps: [[RCP]] };
  const all = policyDocument(denyResources({ sid: 'All', action: 's3:*', resources: ['*'], responders: RESPONDERS }));
  const decisions = await decideAll({ ...caller, rcps: [[all]] }, (action) => action.startsWith('s3:'));
  expect(decisions.Allowed).toEqual([]);
});

it.each([
  ...RESPONDERS,
  'logging.s3.amazonaws.com', // log delivery
])('does not stop %s', async (principal) => {
  expect(await decide({ principal, ...read, rcps: [[RCP]] })).toBe('Allowed');
});

it('leaves other buckets alone', async () => {
  const other = { ...read, resource: 'arn:aws:s3:::acme-other/x' };
  const resourcePolicy = policyDocument({ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' });
  const caller = { principal: 'arn:aws:iam::555555555555:role/Admin' };
  expect(await decide({ ...caller, ...other, resourcePolicy, rcps: [[RCP]] })).toBe('Allowed');
});
