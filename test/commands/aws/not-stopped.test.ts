import { notStopped, printNotStopped } from '../../../commands/not-stopped';
import { incidentSchema, type Incident } from '../../../stacks/incident/schema';
import { testEstate } from '../../support/estate';

const instance = {
  id: 'i-0a1b2c3d4e5f60718',
  region: 'eu-west-1',
  vpc: 'vpc-0a1b2c3d4e5f60718',
  interfaces: [{ id: 'eni-0a1b2c3d4e5f60718', subnet: 'subnet-0a1b2c3d4e5f60718', groups: ['sg-0a1b2c3d4e5f60718'] }],
};

function incident(targets: object, account = '444444444444'): Incident {
  return incidentSchema.parse({
    version: 1,
    id: 'INC-42',
    declaredAt: '2026-11-20T18:04:00Z',
    commander: 'Asha Rao',
    phase: 'contain',
    sessionCutoff: '2026-11-20T18:04:00Z',
    expires: '2026-11-21T18:04:00Z',
    aws: [{ account, ...targets }],
  });
}

const said = (targets: object, account?: string) => notStopped(incident(targets, account), testEstate());

test.each<[string, object, string, RegExp]>([
  ['service-linked roles', { users: [{ name: 'ci' }] }, 'account 444444444444', /service-linked roles/],
  ['propagation', { users: [{ name: 'ci' }] }, 'account 444444444444', /seconds \(IAM\) to minutes \(SCP\)/],
  ['chained sessions of a user', { users: [{ name: 'ci' }] }, 'user ci', /sessions of other roles/],
  ['persistence', { users: [{ name: 'ci' }] }, 'user ci', /what it left behind/],
  ['new sessions', { roles: [{ name: 'app', control: 'revoke-sessions' }] }, 'role app', /new sessions/],
  ['what SCPs do not restrict', { root: true }, 'root user', /SCPs do not restrict/],
  [
    'portal sessions',
    { identityCenterUsers: [{ id: '906763d8a2-1b2c3d4e-5f60-7182-93a4-b5c6d7e8f901', name: 'wen' }] },
    'Identity Center user wen',
    /access portal/,
  ],
  ['tracked connections', { instances: [instance] }, `instance ${instance.id}`, /stay tracked/],
  [
    'always-tracked flows',
    { instances: [{ ...instance, isolation: 'severed' }] },
    `instance ${instance.id}`,
    /always tracks/,
  ],
  [
    'the subnet itself',
    { instances: [{ ...instance, isolation: 'nacl' }] },
    `instance ${instance.id}`,
    /within the subnet/,
  ],
  ['DNS', { instances: [instance] }, `instance ${instance.id}`, /^DNS through the resolver/],
  ['the role', { instances: [{ ...instance, role: 'app' }] }, `instance ${instance.id}`, /credentials of its role app/],
  ['running code', { functions: [{ name: 'f', region: 'eu-west-1', role: 'r' }] }, 'function f', /invocations go on/],
  ['copies', { buckets: ['acme'] }, 'bucket acme', /copies/],
  ['data keys', { keys: ['arn:aws:kms:eu-west-1:444444444444:key/0a1b'] }, 'key 0a1b', /decrypted already/],
  [
    'open database connections',
    {
      databases: [
        { id: 'db', kind: 'instance', region: 'eu-west-1', vpc: instance.vpc, groups: ['sg-0a1b2c3d4e5f60718'] },
      ],
    },
    'database db',
    /open already/,
  ],
  ['the network of a quarantined account', { quarantine: true }, 'account 444444444444', /without calling AWS/],
  ['what services start', { quarantine: true }, 'account 444444444444', /in their own name/],
  ['outsiders of further services', { quarantine: true }, 'account 444444444444', /the RCP covers/],
  ['unlisted sessions', { quarantine: true }, 'account 444444444444', /does not list: they work again at release/],
  ['shared snapshots', { users: [{ name: 'ci' }] }, 'account 444444444444', /copies that other accounts made/],
  ['federated sessions', { users: [{ name: 'ci' }] }, 'user ci', /GetFederationToken, for the seconds/],
  ['an intruder’s MFA device', { users: [{ name: 'ci' }] }, 'user ci', /MFA devices/],
  ['jobs of a role', { roles: [{ name: 'app' }] }, 'role app', /builds, containers/],
  [
    'identity providers',
    { roles: [{ name: 'app', control: 'revoke-sessions' }] },
    'role app',
    /Cognito, Roles Anywhere/,
  ],
  ['the serial console', { instances: [instance] }, `instance ${instance.id}`, /serial console/],
  ['Auto Scaling', { instances: [instance] }, `instance ${instance.id}`, /Auto Scaling group/],
  ['keys of volumes', { instances: [instance] }, `instance ${instance.id}`, /keys of its volumes/],
  [
    'waiting messages',
    { functions: [{ name: 'f', region: 'eu-west-1', role: 'r' }] },
    'function f',
    /queues and streams/,
  ],
  ['CloudFront', { buckets: ['acme'] }, 'bucket acme', /CloudFront goes on serving/],
  ['grants', { keys: ['arn:aws:kms:eu-west-1:444444444444:key/0a1b'] }, 'key 0a1b', /a grant lets in/],
])('says that %s is not stopped', (_, targets, target, what) => {
  expect(said(targets)).toContainEqual(
    expect.objectContaining({ target, what: expect.stringMatching(what), instead: expect.stringMatching(/.{7}/) }),
  );
});

test.each<[string, object, RegExp]>([
  ['new sessions of a denied role', { roles: [{ name: 'app' }] }, /new sessions/],
  ['DNS that is blocked', { instances: [{ ...instance, dns: 'rslvr-frg-0a1b2c3d4e5f4a5b' }] }, /^DNS/],
  [
    'the role that is contained',
    { instances: [{ ...instance, role: 'app' }], roles: [{ name: 'app' }] },
    /credentials of its role/,
  ],
  ['tracked connections that are severed', { instances: [{ ...instance, isolation: 'severed' }] }, /stay tracked/],
])('does not list %s', (_, targets, what) => {
  expect(said(targets)).not.toContainEqual(expect.objectContaining({ what: expect.stringMatching(what) }));
});

describe('slots', () => {
  const full = (scp: number, targets: object) =>
    said({ attachedPolicies: { scp, rcp: 4 }, ...targets }).filter(({ what }) => what.includes('slots'));

  test('says before that the successor of a changed policy has none', () => {
    expect(full(9, { users: [{ name: 'ci' }] }).map(({ what }) => what)).toEqual([
      'what is added later or changes at release by SCP: 10 of 10 slots are taken, and a changed SCP needs one more for a ' +
        'moment. AWS refuses it then, and the old one stays',
    ]);
    expect(full(9, { users: [{ name: 'ci' }], buckets: ['acme'] })).toHaveLength(2);
  });

  test('counts the RCPs that the forensic account has of Firebreak', () => {
    const rows = (rcp: number) =>
      said({ attachedPolicies: { scp: 1, rcp }, buckets: ['acme'] }, '222222222222').filter(({ what }) =>
        /slots/.test(what),
      );
    expect(rows(2).map(({ what }) => what)).toEqual([expect.stringContaining('by RCP: 5 of 5 slots')]);
    expect(rows(1)).toEqual([]);
  });

  test('says nothing where one is left, or nothing is replaced', () => {
    expect(full(8, { users: [{ name: 'ci' }] })).toEqual([]);
    expect(full(9, { quarantine: true })).toEqual([]);
  });
});

test('in the security account IAM is told nothing', () => {
  const rows = said({ users: [{ name: 'ci' }] }, '333333333333');
  expect(rows).toContainEqual(
    expect.objectContaining({ what: expect.stringMatching(/responders switch nothing off/) }),
  );
  expect(rows).not.toContainEqual(expect.objectContaining({ what: expect.stringMatching(/GetFederationToken/) }));
});

test('nothing binds the root user of the management account', () => {
  const what = expect.stringMatching(/^everything that it does/);
  expect(said({ root: true }, '111111111111')).toContainEqual(expect.objectContaining({ what }));
  expect(said({ root: true })).not.toContainEqual(expect.objectContaining({ what }));
});

test('namesakes of two accounts are told apart in print', () => {
  const { aws, ...rest } = incident({ users: [{ name: 'ci' }] });
  const both = { ...rest, aws: [...aws, { ...aws[0]!, account: '555555555555' }] };
  const titles = (text: string) => text.split('\n').filter((line) => /^  \S/.test(line));
  expect(titles(printNotStopped(notStopped(both, testEstate())))).toEqual([
    '  account 444444444444',
    '  user ci of account 444444444444',
    '  account 555555555555',
    '  user ci of account 555555555555',
  ]);
  expect(titles(printNotStopped(said({ users: [{ name: 'ci' }] })))).toEqual(['  account 444444444444', '  user ci']);
});

test('in the management account, an administrator can undo it', () => {
  const what = expect.stringMatching(/administrator of this account/);
  expect(said({ users: [{ name: 'ci' }] }, '111111111111')).toContainEqual(expect.objectContaining({ what }));
  expect(said({ users: [{ name: 'ci' }] })).not.toContainEqual(expect.objectContaining({ what }));
});

test('a closed incident says nothing of an account that has left the estate; any other is refused', () => {
  const left = { ...incident({ root: true }, '999999999999'), phase: 'close' as const };
  expect(notStopped(left, testEstate())).toEqual([]);
  expect(said({ root: true }).length).toBeGreaterThan(0);
  expect(() => said({ root: true }, '999999999999')).toThrow(/which the estate file does not list/);
});
