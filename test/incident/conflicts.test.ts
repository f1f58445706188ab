import { parseIncidents } from '../../stacks/incident/load';
import { testEstate } from '../support/estate';
import { another, changed, errorOfAll, inFiles, VALID } from './incident-text';

const account = (rest: string, id = '444444444444') => `  - account: '${id}'\n${rest}`;
const instance = (rest: string) =>
  account(`    instances:
      - id: i-0b2c3d4e
        region: eu-west-1
        vpc: vpc-0a1b2c3d4e5f60718
${rest}`);
const closed = (text: string) =>
  text.replace('phase: contain', 'phase: close\nreleasedAt: 2026-11-21T00:00:00Z\nclosedAt: 2026-11-22T12:00:00Z');
const load = (...texts: string[]) => parseIncidents(inFiles(texts), testEstate()).map(({ id }) => id);

/** What is wrong, the targets of a second incident beside the valid one, and the whole message. */
const HELD: [name: string, aws: string, message: string][] = [
  [
    'an interface',
    instance('        interfaces: [{ id: eni-0a1b2c3d, subnet: subnet-0b2c3d4e, groups: [sg-0a1b2c3d] }]\n'),
    `
1 problem in incidents/INC-43.yaml

incidents/INC-43.yaml:15:28: two open incidents hold the interface eni-0a1b2c3d: incidents/INC-42.yaml and incidents/INC-43.yaml
  found:   eni-0a1b2c3d
  allowed: one incident for what is changed and given back
  do:      take it out of the one that is not contained yet, or move that file out of the folder; never out of one that is contained: it gives back what it changed`,
  ],
  [
    'a subnet',
    instance(`        isolation: nacl
        interfaces: [{ id: eni-0b2c3d4e, subnet: subnet-0a1b2c3d, groups: [sg-0a1b2c3d] }]
        acls: [{ subnet: subnet-0a1b2c3d, was: acl-0a1b2c3d }]
`),
    `
1 problem in incidents/INC-43.yaml

incidents/INC-43.yaml:17:26: two open incidents hold the subnet subnet-0a1b2c3d: incidents/INC-42.yaml and incidents/INC-43.yaml
  found:   subnet-0a1b2c3d
  allowed: one incident for what is changed and given back
  do:      take it out of the one that is not contained yet, or move that file out of the folder; never out of one that is contained: it gives back what it changed`,
  ],
  [
    'an access key',
    account('    users: [{ name: ci-deploy, accessKeys: [{ id: AKIAIOSFODNN7EXAMPLE, was: Inactive }] }]\n'),
    `
1 problem in incidents/INC-43.yaml

incidents/INC-43.yaml:11:51: two open incidents hold the access key AKIAIOSFODNN7EXAMPLE: incidents/INC-42.yaml and incidents/INC-43.yaml
  found:   AKIAIOSFODNN7EXAMPLE
  allowed: one incident for what is changed and given back
  do:      take it out of the one that is not contained yet, or move that file out of the folder; never out of one that is contained: it gives back what it changed`,
  ],
  [
    'a database, whatever the case of its name',
    account(
      '    databases: [{ id: Orders, kind: instance, region: eu-west-1, vpc: vpc-0a1b2c3d4e5f60718, groups: [sg-0a1b2c3d] }]\n',
    ),
    `
1 problem in incidents/INC-43.yaml

incidents/INC-43.yaml:11:23: two open incidents hold the DB instance Orders in eu-west-1 of account 444444444444: incidents/INC-42.yaml and incidents/INC-43.yaml
  found:   Orders
  allowed: one incident for what is changed and given back
  do:      take it out of the one that is not contained yet, or move that file out of the folder; never out of one that is contained: it gives back what it changed`,
  ],
];

test.each(HELD)('two incidents hold %s', (_name, aws, message) => {
  expect(`\n${errorOfAll([VALID, another('INC-43', aws)]).message}`).toBe(message);
  expect(load(closed(VALID), another('INC-43', aws))).toEqual(['INC-42', 'INC-43']);
});

test.each([
  ['quarantine', account('    quarantine: true\n'), 'the quarantine of account 444444444444'],
  [
    'managed denial',
    account('    roles: [{ name: admin, denial: managed }]\n'),
    'the managed denial of the role admin of account 444444444444',
  ],
  [
    'DNS',
    instance(`        dns: rslvr-frg-0a1b2c3d4e5f4a5b
        interfaces: [{ id: eni-0d4e5f60, subnet: subnet-0b2c3d4e, groups: [sg-0a1b2c3d] }]
`),
    'the DNS of vpc-0a1b2c3d4e5f60718',
  ],
])('two incidents hold a %s', (_name, aws, what) => {
  const other = aws.replace('eni-0d4e5f60', 'eni-0e5f6071').replace('i-0b2c3d4e', 'i-0c3d4e5f');
  const { problems } = errorOfAll([another('INC-1', aws), another('INC-2', other)]);
  expect(problems.map(({ message }) => message)).toEqual([
    `two open incidents hold ${what}: incidents/INC-1.yaml and incidents/INC-2.yaml`,
  ]);
});

test('released is not closed: it still gives back', () => {
  const released = VALID.replace('phase: contain', 'phase: release\nreleasedAt: 2026-11-21T00:00:00Z');
  expect(errorOfAll([released, another('INC-43', HELD[0]![1])]).problems).toHaveLength(1);
});

test('one user or role may be denied by several incidents: each takes its own denial off', () => {
  const same = account('    users: [{ name: ci-deploy }]\n    roles: [{ name: web-server }]\n');
  expect(load(VALID, another('INC-43', same))).toEqual(['INC-42', 'INC-43']);
});

test('a conflict is found although one of the files has another mistake', () => {
  const { problems } = errorOfAll([changed(['commander: Asha Rao\n', '']), another('INC-43', HELD[0]![1])]);
  expect(problems.map(({ message }) => message)).toEqual([
    'commander is missing',
    'two open incidents hold the interface eni-0a1b2c3d: incidents/INC-42.yaml and incidents/INC-43.yaml',
  ]);
});

test('an id that begins with another one', () => {
  expect(`\n${errorOfAll([VALID, another('INC-42-web')]).message}`).toBe(`
1 problem in incidents/INC-42-web.yaml

incidents/INC-42-web.yaml:2:5: the id 'INC-42-web' is too like 'INC-42' of incidents/INC-42.yaml: their stack names mix
  found:   INC-42-web
  allowed: an id that neither is INC-42 in other letter case nor begins with INC-42-
  do:      rename the one that is not yet deployed, and its file`);
  expect(load(VALID, another('INC-421'))).toEqual(['INC-42', 'INC-421']);
});

test('ids that differ in letter case only, also when one is closed', () => {
  const { problems } = errorOfAll([closed(VALID), another('inc-42')]);
  expect(problems.map(({ file, message }) => [file, message])).toEqual([
    ['incidents/inc-42.yaml', "the id 'inc-42' is too like 'INC-42' of incidents/INC-42.yaml: their stack names mix"],
  ]);
});
