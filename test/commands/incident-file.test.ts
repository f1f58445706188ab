import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose } from '../../commands/incident-file/compose';
import { edited } from '../../commands/incident-file/edit';
import { IncidentFile } from '../../commands/incident-file/incident-file';
import { iamStateText } from '../../commands/incident-file/iam-state';
import { render } from '../../commands/incident-file/render';
import { loadIncidents, parseIncidents } from '../../stacks/incident/load';
import { testEstate } from '../support/estate';
import { database, facts, instance, role, user } from './aws/facts';

const opening = {
  id: 'INC-42',
  commander: 'Asha Rao',
  isolation: 'severed',
  dns: false,
  openedBy: 'asha',
  now: '2026-11-20T18:04:00Z',
  securityAccountId: '333333333333',
  notifications: [{ what: 'Notify the Data Protection Board', withinHours: 72 }],
} as const;

const everything = facts({
  users: [user()],
  roles: [role({ instances: ['i-0a1b2c3d4e5f60718', 'i-0a1b2c3d4e5f60719'] }), role({ name: 'orders-fn' })],
  instances: [instance()],
  functions: [{ name: 'orders', region: 'eu-west-1', role: 'orders-fn' }],
  buckets: ['acme-orders'],
  keys: ['arn:aws:kms:eu-west-1:444444444444:key/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9'],
  databases: [database()],
  root: true,
});

const text = render(compose(opening, [everything]), '..');
const load = (source: string) => parseIncidents([{ file: 'incidents/INC-42.yaml', text: source }], testEstate())[0]!;

test('the file that open writes', () => {
  expect(text).toMatchSnapshot();
});

test('it is valid, and says what was looked up', () => {
  const incident = load(text);
  expect(incident).toMatchObject({
    id: 'INC-42',
    phase: 'contain',
    sequence: 'preserve-first',
    declaredAt: opening.now,
  });
  expect(incident.aws[0]?.instances[0]).toMatchObject({ interfaces: instance().interfaces, acls: instance().acls });
  expect(incident.aws[0]?.users[0]).toMatchObject({ path: '/ci/', denial: 'inline', accessKeys: user().accessKeys });
});

test('isolate-first stands with its reason', () => {
  const incident = load(render(compose({ ...opening, isolateFirst: 'data is leaving' }, [everything]), '..'));
  expect(incident).toMatchObject({ sequence: 'isolate-first', reason: 'data is leaving' });
});

test('DNS is blocked by the rule group that waits, when that was asked for', () => {
  const dnsOf = (dns: boolean, found = everything) =>
    load(render(compose({ ...opening, dns }, [found]), '..')).aws[0]?.instances[0]?.dns;
  expect(dnsOf(true)).toBe('rslvr-frg-0a1b2c3d4e5f4a5b');
  expect(dnsOf(false)).toBeUndefined();
  expect(dnsOf(true, facts({ instances: [instance({ dnsRuleGroup: undefined })] }))).toBeUndefined();
});

describe('the IAM state', () => {
  test('lies beside the file, as its loader reads it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'firebreak-'));
    try {
      const { path, iamPath } = new IncidentFile(folder, 'INC-42');
      writeFileSync(path, text);
      writeFileSync(iamPath, iamStateText(opening, [everything]) ?? '');
      expect(readdirSync(folder)).toEqual(['INC-42.iam.json', 'INC-42.yaml']);
      const [incident] = loadIncidents(folder, testEstate());
      expect(incident?.iam).toEqual({
        version: 1,
        incident: 'INC-42',
        at: opening.now,
        accounts: {
          '444444444444': {
            users: [user().iam],
            roles: everything.roles.map(({ iam }) => iam),
            policies: [],
            unread: [],
          },
        },
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('has the same bytes whatever the order in which it was found', () => {
    const { iam, ...rest } = user();
    const shuffled = { iam: Object.fromEntries(Object.entries(iam).reverse()) as unknown as typeof iam, ...rest };
    expect(iamStateText(opening, [facts({ users: [shuffled] })])).toBe(
      iamStateText(opening, [facts({ users: [user()] })]),
    );
  });

  test('is not written where no user and no role is contained', () => {
    expect(iamStateText(opening, [facts({ instances: [instance()], root: true })])).toBeUndefined();
  });
});

test('keys of the security account are left out, because responders cannot switch them', () => {
  const incident = load(render(compose(opening, [facts({ accountId: '333333333333', users: [user()] })]), '..'));
  expect(incident.aws[0]?.users[0]?.accessKeys).toEqual([]);
});

describe('an edit', () => {
  const change = {
    set: { phase: 'release', releasedAt: '2026-11-21T08:00:00Z' },
    log: [{ at: '2026-11-21T08:00:00Z', who: 'asha', what: 'release: "x": #1, a', told: ['Wen Li'] }],
  } as const;
  const lines = (source: string) => source.split('\n');

  test('adds its lines, changes the phase, and leaves every other line as it was', () => {
    const after = lines(edited(text, change as never));
    const before = lines(text);
    expect(before.filter((line) => !after.includes(line))).toEqual(['phase: contain']);
    expect(after.filter((line) => !before.includes(line))).toEqual([
      'phase: release',
      'releasedAt: 2026-11-21T08:00:00Z',
      '  - at: 2026-11-21T08:00:00Z',
      `    what: 'release: "x": #1, a'`,
      '    told:',
      '      - Wen Li',
    ]);
  });

  test('reads back as it was meant', () => {
    const incident = load(edited(text, change as never));
    expect(incident).toMatchObject({ phase: 'release', releasedAt: '2026-11-21T08:00:00Z' });
    expect(incident.log.at(-1)).toEqual(change.log[0]);
  });

  test('keeps what a person wrote by hand', () => {
    const byHand = `# ours\nphase: contain # until Monday\nlog: [] # see the ticket\nnotes: |\n  two\n  lines\n`;
    expect(edited(byHand, change as never)).toBe(
      `# ours\nphase: release # until Monday\nreleasedAt: 2026-11-21T08:00:00Z\nlog:\n` +
        `  - at: 2026-11-21T08:00:00Z\n    who: asha\n    what: 'release: "x": #1, a'\n    told:\n      - Wen Li\n  # see the ticket\nnotes: |\n  two\n  lines\n`,
    );
  });

  test('starts a log where there is none', () => {
    expect(edited('phase: contain\n', { log: change.log as never })).toContain('log:\n  - at: 2026-11-21T08:00:00Z');
  });

  test('replaces the file in one step, and leaves nothing beside it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'firebreak-'));
    try {
      writeFileSync(join(folder, 'INC-42.yaml'), text);
      new IncidentFile(folder, 'INC-42').change({ set: { phase: 'release' } });
      expect(readdirSync(folder)).toEqual(['INC-42.yaml']);
      expect(readFileSync(join(folder, 'INC-42.yaml'), 'utf8')).toContain('phase: release');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

test.each(['../INC-42', 'INC 42', 'a', ''])('%p is refused as an id', (id) => {
  expect(() => new IncidentFile('incidents', id)).toThrow(/must be 3 to 32 letters, digits and -/);
});
