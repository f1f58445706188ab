import { parseIncidents } from '../../stacks/incident/load';
import { testEstate } from '../support/estate';
import { another, errorOfAll, inFiles } from './incident-text';

const VPC = 'vpc-0a1b2c3d4e5f60718';
const hex = (n: number) => n.toString(16).padStart(17, '0');
const instance = (n: number) =>
  `      - { id: i-${hex(n)}, region: eu-west-1, vpc: ${VPC}, volumes: [vol-${hex(n)}], ` +
  `interfaces: [{ id: eni-${hex(n)}, subnet: subnet-${hex(1)}, groups: [sg-${hex(1)}] }] }\n`;
const many = (count: number, one: (n: number) => string) => Array.from({ length: count }, (_, n) => one(n)).join('');
const account = (rest: string, id = '444444444444') => another('INC-1', `  - account: '${id}'\n${rest}`);
const instances = (count: number, more = '') => account(`${more}    instances:\n${many(count, instance)}`);
const loads = (text: string) => parseIncidents(inFiles([text]), testEstate()).length;

test('instances: as many as fit, and not one more', () => {
  const fit = 44; // with one interface and one volume each
  expect(loads(instances(fit))).toBe(1);
  const { message } = errorOfAll([instances(fit + 1)]);
  expect(message.replace(/\d+ characters, \d+/, 'N characters, M')).toBe(`1 problem in incidents/INC-1.yaml

incidents/INC-1.yaml:11:5: the SCP that contains the targets in payments would be too large for AWS
  found:   N characters, M of them for ${fit + 1} instances
  allowed: 10240 characters
  do:      set quarantine: true, with which nobody but responders changes anything in the account; or move some of the instances into an incident of their own, which has an SCP of its own`);
  expect(loads(instances(fit + 1, '    quarantine: true\n'))).toBe(1);
});

test.each([
  ['users', (n: number) => `      - { name: ${'u'.repeat(50)}${n} }\n`],
  ['roles', (n: number) => `      - { name: ${'r'.repeat(50)}${n} }\n`],
  ['functions', (n: number) => `      - { name: f${n}, region: eu-west-1, role: ${'r'.repeat(50)}${n} }\n`],
  ['buckets', (n: number) => `      - ${'b'.repeat(50)}${n}\n`],
  ['keys', (n: number) => `      - arn:aws:kms:eu-west-1:444444444444:key/${hex(n)}${hex(n)}\n`],
  [
    'databases',
    (n: number) =>
      `      - { id: ${'d'.repeat(50)}${n}, kind: cluster, region: eu-west-1, vpc: ${VPC}, groups: [sg-${hex(1)}] }\n`,
  ],
])('too many %s are named, where they stand', (kind, one) => {
  const text = (count: number, id?: string) => account(`    root: true\n    ${kind}:\n${many(count, one)}`, id);
  const [problem, ...others] = errorOfAll([text(120)]).problems.filter(({ message }) => message.includes('too large'));
  expect(others).toEqual([]);
  expect(problem).toMatchObject({ path: ['aws', 0, kind], line: 12, value: expect.stringContaining(`120 ${kind}`) });
  expect(loads(text(5))).toBe(1);
});

test('what the quarantine of the account does not make smaller, it is not advised for', () => {
  const keys = many(120, (n) => `      - arn:aws:kms:eu-west-1:444444444444:key/${hex(n)}${hex(n)}\n`);
  const [problem] = errorOfAll([account(`    keys:\n${keys}`)]).problems;
  expect(problem?.fix).toBe('move some of the keys into an incident of their own, which has an RCP of its own');
});
