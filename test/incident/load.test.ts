import { longestSessionHours } from '../../stacks/incident/longest-session';
import { parseIncidents } from '../../stacks/incident/load';
import { testEstate } from '../support/estate';
import { another, changed, FILE, incidentError, VALID } from './incident-text';

const load = (text: string, estate = testEstate()) => parseIncidents([{ file: FILE, text }], estate)[0]!;
const account = (id: string, ...targets: string[]) =>
  another('INC-42', `  - account: '${id}'\n${targets.map((target) => `    ${target}\n`).join('')}`);
const messages = (text: string, estate = testEstate()) =>
  incidentError(text, estate).problems.map(({ message }) => message);

test('a valid incident, with its defaults', () => {
  const { aws, deadlines } = load(VALID);
  expect(aws[0]?.users[0]).toMatchObject({ path: '/', denial: 'inline' });
  expect(aws[0]?.instances[0]?.step).toBe('isolate');
  expect(deadlines).toEqual([]);
});

test('everything wrong is reported at once, in the order of the file', () => {
  const text = changed(
    ['declaredAt: 2026-11-20', 'declaredAt: 20 November'],
    ['phase: contain', 'phase: release'],
    ['name: web-server', 'name: AWSReservedSSO_Admin_0123456789abcdef'],
    ['eni-0a1b2c3d', 'eni-1'],
    ['was: acl-0a1b2c3d', 'was: default'],
    ['[acme-uploads]', '[acme-uploads, acme-uploads]'],
  );
  expect(incidentError(text).problems.map(({ line, message }) => [line, message])).toEqual([
    [3, 'declaredAt (21 characters) is not valid'],
    [6, 'phase release needs releasedAt: sessions issued before it stay dead'],
    [
      15,
      'aws[0].roles[0] is a role of IAM Identity Center: everybody with its permission set holds it, and only Identity Center changes it',
    ],
    [23, 'aws[0].instances[0].interfaces[0].id (5 characters) is not valid'],
    [25, 'aws[0].instances[0].acls[0].was (7 characters) is not valid'],
    [28, 'the bucket acme-uploads is listed twice: at aws[0].buckets[0] and at aws[0].buckets[1]'],
  ]);
});

describe('what has left the estate since', () => {
  const without = (vpcs: object[]) => testEstate((input) => (input.aws.members[0].vpcs = vpcs));
  const released: [string, string] = ['phase: contain', 'phase: release\nreleasedAt: 2026-11-21T09:00:00Z'];
  const closed: [string, string] = [
    released[0],
    `${released[1].replace('release', 'close')}\nclosedAt: 2026-11-25T09:00:00Z`,
  ];

  test('a VPC stands in the way of containment only', () => {
    const estate = without([]);
    expect(messages(VALID, estate)).toContainEqual(expect.stringContaining('no isolation group waits there'));
    for (const phase of [released, closed]) expect(load(changed(phase), estate).id).toBe('INC-42');
  });

  test('an account stands in the way until the incident is closed', () => {
    const gone = (phase: [string, string]) =>
      changed(phase, ["account: '444444444444'", "account: '999999999999'"], ['444444444444:key', '999999999999:key']);
    expect(messages(gone(released))).toEqual([expect.stringContaining('which the estate does not list')]);
    expect(load(gone(closed)).aws[0]?.account).toBe('999999999999');
  });
});

describe('the longest session', () => {
  const kinds: [targets: string, hours: number][] = [
    ['users: [{ name: a }]', 36],
    ['root: true', 36],
    ['quarantine: true', 36],
    ['roles: [{ name: a }]', 12],
    ['functions: [{ name: a, region: eu-west-1, role: a }]', 12],
    ['identityCenterUsers: [{ id: 1b2c3d4e-5f60-7182-93a4-b5c6d7e8f901, name: a }]', 12],
    ['buckets: [abc]', 0],
  ];

  test.each(kinds)('of %s: %i hours, to the second', (targets, hours) => {
    const text = account('444444444444', targets);
    expect(longestSessionHours(load(text))).toBe(hours);
    const released = Date.parse('2026-11-21T00:00:00Z');
    const closedAfter = (seconds: number) => {
      const closedAt = new Date(released + hours * 3_600_000 + seconds * 1000).toISOString();
      return text.replace('phase: contain', `phase: close\nreleasedAt: 2026-11-21T00:00:00Z\nclosedAt: ${closedAt}`);
    };
    expect(load(closedAfter(0)).phase).toBe('close');
    expect(messages(closedAfter(-1))).toHaveLength(1);
  });

  test('is that of all targets together', () => {
    const aws = `  - { account: '444444444444', roles: [{ name: a }] }\n  - { account: '555555555555', root: true }\n`;
    expect(longestSessionHours(load(another('INC-42', aws)))).toBe(36);
  });
});

test('a cutoff up to an hour after the last event, or after the declaration', () => {
  expect(load(changed(['18:10:00Z', '19:05:00Z'])).sessionCutoff).toBe('2026-11-20T19:05:00Z');
  const without = changed(
    ['  - { at: 2026-11-20T18:05:00Z, who: Asha Rao, what: declared }\n', ''],
    ['log:', 'log: []'],
  );
  expect(load(without.replace('18:10:00Z', '19:04:00Z')).log).toEqual([]);
  expect(messages(without.replace('18:10:00Z', '19:04:01Z'))).toHaveLength(1);
});

test('the management account, acknowledged', () => {
  const targets = ['users: [{ name: admin }]', 'acknowledged: [management-account]'];
  expect(load(account('111111111111', ...targets)).aws).toHaveLength(1);
  expect(messages(account('111111111111', 'root: true', ...targets))).toHaveLength(1);
});

test('principals of the security and the forensic account', () => {
  expect(load(account('333333333333', 'users: [{ name: somebody }]')).aws).toHaveLength(1);
  expect(load(account('222222222222', 'users: [{ name: somebody }]')).aws).toHaveLength(1);
});

test('roles that responders sign in with: never denied, but their sessions can be revoked', () => {
  const estate = testEstate((input) => {
    input.aws.responders.mfa = 'identity-provider';
    input.aws.responders.trustedRoles = ['arn:aws:iam::333333333333:role/people/Responders'];
  });
  expect(messages(account('333333333333', 'roles: [{ name: responders }]'), estate)).toEqual([
    'aws[0].roles[0].name is a role that responders sign in with (aws.responders.trustedRoles)',
  ]);
  expect(
    load(account('333333333333', 'roles: [{ name: responders, control: revoke-sessions }]'), estate).aws,
  ).toHaveLength(1);
  // A role of that name elsewhere is another role.
  expect(load(account('444444444444', 'roles: [{ name: responders }]'), estate).aws).toHaveLength(1);
});

test('the deployment role of the management account is the one that the estate names', () => {
  const estate = testEstate((input) => {
    input.aws.deployment = { managementRole: 'arn:aws:iam::111111111111:role/ops/deploy' };
  });
  const deploys = (id: string) => account(id, 'roles: [{ name: deploy }]', 'acknowledged: [management-account]');
  expect(messages(deploys('111111111111'), estate)).toHaveLength(1);
  expect(load(deploys('444444444444'), estate).aws).toHaveLength(1);
});

test('two instances of one subnet record its NACL once, or alike', () => {
  const second = (acl: string) =>
    changed([
      '    functions:',
      `      - id: i-0b2c3d4e
        region: eu-west-1
        vpc: vpc-0a1b2c3d4e5f60718
        isolation: nacl
        interfaces: [{ id: eni-0b2c3d4e, subnet: subnet-0a1b2c3d, groups: [sg-0a1b2c3d] }]
        acls: [{ subnet: subnet-0a1b2c3d, was: ${acl} }]
    functions:`,
    ]);
  expect(load(second('acl-0a1b2c3d')).aws[0]?.instances).toHaveLength(2);
  expect(messages(second('acl-0b2c3d4e'))).toEqual([
    'aws[0].instances[1].acls[0].was differs from aws[0].instances[0].acls[0].was: a subnet has one NACL',
  ]);
});

test('one role may run several functions', () => {
  const functions = '[{ name: a, region: eu-west-1, role: r }, { name: a, region: us-east-1, role: r }]';
  expect(load(account('444444444444', `functions: ${functions}`)).aws[0]?.functions).toHaveLength(2);
});
