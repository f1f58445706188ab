import { policySlots } from '../../stacks/incident/conflicts/policy-slots';
import { parseIncidents } from '../../stacks/incident/load';
import { testEstate } from '../support/estate';
import { another, errorOfAll, inFiles } from './incident-text';

const account = (rest: string, id = '444444444444') => `  - account: '${id}'\n${rest}`;
const load = (...texts: string[]) => parseIncidents(inFiles(texts), testEstate()).map(({ id }) => id);
const many = (count: number, aws: string) =>
  Array.from({ length: count }, (_, i) => another(`INC-${i + 10}`, aws.replace('USER', `user${i}`)));

test('policies on one account', () => {
  const user = account('    users: [{ name: USER }]\n', '555555555555');
  expect(load(...many(9, user))).toHaveLength(9);
  expect(`\n${errorOfAll(many(10, user)).message}`).toBe(`
1 problem in incidents/INC-19.yaml

incidents/INC-19.yaml:10:14: too many SCPs would be attached to the account web
  found:   1 of others and 10 of Firebreak, for incidents/INC-10.yaml, incidents/INC-11.yaml, incidents/INC-12.yaml, incidents/INC-13.yaml, incidents/INC-14.yaml, incidents/INC-15.yaml, incidents/INC-16.yaml, incidents/INC-17.yaml, incidents/INC-18.yaml, incidents/INC-19.yaml
  allowed: 10 in all
  do:      put targets of several incidents into one; or attach 1 of the others to the organisational unit, and correct attachedPolicies`);
});

test('policies of others count, and a quarantine takes a slot of each kind', () => {
  const kinds = (aws: string) => errorOfAll([another('INC-1', aws)]).problems.map(({ message }) => message);
  const rest = '    attachedPolicies: { scp: 9, rcp: 4 }\n    buckets: [acme-uploads]\n';
  expect(load(another('INC-1', account(`    root: true\n${rest}`)))).toEqual(['INC-1']);
  expect(kinds(account(`    root: true\n    quarantine: true\n${rest}`))).toEqual([
    'too many SCPs would be attached to the account payments',
    'too many RCPs would be attached to the account payments',
  ]);
});

const release = (text: string) => text.replace('phase: contain', 'phase: release\nreleasedAt: 2026-11-21T00:00:00Z');

test.each([
  ['an inline policy', 'users: [{ name: ci-deploy }]', 'users: [{ name: ci-deploy, denial: managed }]'],
  ['nothing', 'quarantine: true', 'root: true'],
  [
    'nothing',
    'instances: []\n    functions: [{ name: f, region: eu-west-1, role: r }]',
    'roles: [{ name: AWSReservedSSO_A_0 }]',
  ],
])('a released incident gives its slot back where %s keeps old sessions dead', (_what, gone, kept) => {
  const full = '    attachedPolicies: { scp: 9 }\n';
  const next = another('INC-2', account(`${full}    users: [{ name: wen }]\n`));
  expect(load(release(another('INC-1', account(`${full}    ${gone}\n`))), next)).toEqual(['INC-1', 'INC-2']);
  for (const first of [
    release(another('INC-1', account(`${full}    ${kept}\n`))),
    another('INC-1', account(`${full}    ${gone}\n`)),
  ]) {
    expect(errorOfAll([first, next]).problems.map(({ message }) => message)).toContain(
      'too many SCPs would be attached to the account payments',
    );
  }
});

test('the forensic account has RCPs of Firebreak already', () => {
  const bucket = (own: string) => account(`    buckets: [acme-uploads]\n${own}`, '222222222222');
  expect(load(another('INC-1', bucket('    attachedPolicies: { rcp: 2 }\n')))).toEqual(['INC-1']);
  const { problems } = errorOfAll([another('INC-1', bucket('    attachedPolicies: { rcp: 3 }\n'))]);
  expect(problems.map(({ value }) => value)).toEqual(['3 of others and 3 of Firebreak, for incidents/INC-1.yaml']);
});

test('policies in the organisation, each with its successor beside it', () => {
  const ids = Array.from({ length: 499 }, (_, i) => String(600_000_000_000 + i));
  const estate = testEstate((input) => {
    input.aws.members = ids.map((id, i) => ({ name: `member-${i}`, id }));
  });
  const of = (count: number) => {
    const aws = ids.slice(0, count).map((id) => ({ account: id, keys: ['arn:aws:kms:eu-west-1:1:key/1'] }));
    return policySlots([{ file: 'INC-1.yaml', incident: { phase: 'contain', aws } }], estate);
  };
  expect(of(498)).toEqual([]); // 4 guardrails
  expect(of(499).map(({ finding: { message, value } }) => [message, value])).toEqual([
    [
      'too many RCPs would be in the organisation',
      '4 guardrails, 499 of incidents and as many while they are replaced, for INC-1.yaml',
    ],
  ]);
});
