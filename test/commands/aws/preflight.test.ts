import type { Facts } from '../../../commands/aws/facts/facts';
import { denialFor, INLINE_QUOTA } from '../../../commands/aws/preflight/policy-room';
import type { Finding, PreflightContext } from '../../../commands/aws/preflight/finding';
import { preflight } from '../../../commands/aws/preflight/preflight';
import { controlFor } from '../../../commands/aws/preflight/shared-role';
import { reverters } from '../../../commands/aws/facts/account';
import { testEstate } from '../../support/estate';
import { database, facts, instance, role, user } from './facts';

const context = { estate: testEstate(), isolation: 'security-group', dns: false } as const;
const many = Array.from({ length: 10 }, (_, index) => `Policy${index}`);

const CASES: readonly [name: string, Facts, Finding['severity'], target: string, what: RegExp][] = [
  [
    'the management account',
    facts({ accountId: '111111111111' }),
    'stop',
    'account 111111111111',
    /SCPs and RCPs have no effect/,
  ],
  [
    'principals of the security account',
    facts({ accountId: '333333333333', roles: [role()] }),
    'decide',
    'account 333333333333',
    /by SCP alone/,
  ],
  [
    'active keys of the security account',
    facts({ accountId: '333333333333', users: [user()] }),
    'decide',
    'user ci-deploy',
    /AKIAIOSFODNN7EXAMPLE is active, and not in the file/,
  ],
  [
    'an IAM state that is not complete',
    facts({ unread: ['user a: MFA devices: Throttling: slow down'] }),
    'decide',
    'account 444444444444',
    /lacks user a: MFA devices: Throttling/,
  ],
  [
    'other automation that reverts SCPs',
    facts({ account: { attachedPolicies: { scp: 1, rcp: 1 }, reverters: ['Landing Zone Accelerator'] } }),
    'decide',
    'account 444444444444',
    /Landing Zone Accelerator .* may take off SCPs/,
  ],
  [
    'attached policies that cannot be read',
    facts({ account: { attachedPolicies: { rcp: 1 }, reverters: [] } }),
    'decide',
    'account 444444444444',
    /the SCPs attached to it could not be read/,
  ],
  [
    'a full inline quota',
    facts({ users: [user({ inlineUsed: 2000 })] }),
    'note',
    'user ci-deploy',
    /fill the quota \(2000 of 2048\): denied by the staged managed policy/,
  ],
  [
    'no room for any policy',
    facts({ users: [user({ inlineUsed: 2000, attachedManaged: many })] }),
    'stop',
    'user ci-deploy',
    /10 of 10 managed policies/,
  ],
  [
    "AWS's own quarantine of a leaked key",
    facts({ users: [user({ attachedManaged: ['AWSCompromisedKeyQuarantineV3'] })] }),
    'note',
    'user ci-deploy',
    /AWSCompromisedKeyQuarantineV3: that denies abuse by cost, and contains nothing/,
  ],
  [
    'a role that others hold',
    facts({ roles: [role({ instances: ['i-1', 'i-2'], functions: ['f'] })] }),
    'decide',
    'role app',
    /held by 3 more: i-1, i-2, f/,
  ],
  [
    'an instance that is isolated already',
    facts({ instances: [instance({ isolated: true })] }),
    'stop',
    'instance i-0a1b2c3d4e5f60718',
    /release would give that back/,
  ],
  [
    'an Auto Scaling group',
    facts({ instances: [instance({ autoScalingGroup: 'web' })] }),
    'decide',
    'instance i-0a1b2c3d4e5f60718',
    /Auto Scaling group web, which replaces it/,
  ],
  [
    'a load balancer',
    facts({
      instances: [
        instance({
          targetGroups: ['arn:aws:elasticloadbalancing:eu-west-1:444444444444:targetgroup/web/0123456789abcdef'],
        }),
      ],
    }),
    'note',
    'instance i-0a1b2c3d4e5f60718',
    /a target of web:/,
  ],
  [
    'a Classic Load Balancer',
    facts({ instances: [instance({ classicLoadBalancers: ['shop'] })] }),
    'note',
    'instance i-0a1b2c3d4e5f60718',
    /a target of the Classic Load Balancer shop:/,
  ],
  [
    'a database that is isolated already',
    facts({ databases: [database({ isolated: true })] }),
    'stop',
    'database orders',
    /release would give that back/,
  ],
  [
    'DNS that stays open',
    facts({ instances: [instance()] }),
    'note',
    'DNS of vpc-0a1b2c3d4e5f60718',
    /stays open: data can leave in names/,
  ],
  [
    'DNS that cannot be blocked, because nothing waits',
    facts({ instances: [instance({ dnsRuleGroup: undefined })] }),
    'note',
    'DNS of vpc-0a1b2c3d4e5f60718',
    /no rule group firebreak-deny-all waits in eu-west-1/,
  ],
];

test.each(CASES)('finds %s', (_, found, severity, target, what) => {
  const findings = preflight(found, context);
  expect(findings).toContainEqual(expect.objectContaining({ severity, target, what: expect.stringMatching(what) }));
  expect(findings.every(({ next }) => next.length > 0)).toBe(true);
});

/** An instance always has a VPC whose resolver is open or blocked. */
const besidesDns = (found: Facts, change: Partial<PreflightContext> = {}) =>
  preflight(found, { ...context, ...change }).filter(({ target }) => !target.startsWith('DNS of'));

test('finds nothing where there is nothing', () => {
  const found = facts({ users: [user()], roles: [role()], instances: [instance()], databases: [database()] });
  expect(besidesDns(found)).toEqual([]);
  expect(preflight(facts({ accountId: '333333333333', buckets: ['a'] }), context)).toEqual([]);
});

test('the command for a key of the security account is complete; keys that are off already need none', () => {
  const keys = [
    { id: 'AKIAIOSFODNN7EXAMPLE', was: 'Active' as const },
    { id: 'AKIAI44QH8DHBEXAMPLE', was: 'Inactive' as const },
  ];
  const found = facts({ accountId: '333333333333', users: [user({ accessKeys: keys })] });
  const about = preflight(found, context).filter(({ target }) => target === 'user ci-deploy');
  expect(about.map(({ next }) => next)).toEqual([
    expect.stringContaining(
      'aws iam update-access-key --user-name ci-deploy --access-key-id AKIAIOSFODNN7EXAMPLE --status Inactive ' +
        '--profile firebreak-break-glass-security',
    ),
  ]);
});

describe('DNS', () => {
  const both = facts({ instances: [instance(), instance({ id: 'i-0a1b2c3d4e5f60719' })] });
  const about = (found: Facts, dns: boolean) =>
    preflight(found, { ...context, dns }).filter(({ target }) => target.startsWith('DNS of'));

  test('once a VPC, with the id to write', () => {
    expect(about(both, false)).toEqual([
      expect.objectContaining({ severity: 'note', next: expect.stringContaining('dns: rslvr-frg-0a1b2c3d4e5f4a5b') }),
    ]);
  });

  test('when asked for, it takes the neighbours as well; when nothing waits, that must be decided', () => {
    expect(about(both, true)).toEqual([
      expect.objectContaining({ severity: 'decide', what: expect.stringContaining('neighbours included') }),
    ]);
    expect(about(facts({ instances: [instance({ dnsRuleGroup: undefined })] }), true)).toEqual([
      expect.objectContaining({ severity: 'decide', what: expect.stringContaining('no rule group') }),
    ]);
  });
});

test('a subnet on the NACL of Firebreak stops isolation by NACL, and is a note otherwise', () => {
  const found = facts({ instances: [instance({ quarantinedSubnets: ['subnet-1'], acls: [] })] });
  const what = expect.stringMatching(/subnet-1 is on the NACL of Firebreak already/);
  expect(besidesDns(found, { isolation: 'nacl' })).toEqual([expect.objectContaining({ severity: 'stop', what })]);
  expect(besidesDns(found)).toEqual([expect.objectContaining({ severity: 'note', what })]);
});

test('names neighbours only when the subnet is cut off', () => {
  const found = facts({ instances: [instance()] });
  expect(preflight(found, { ...context, isolation: 'nacl' })).toContainEqual(
    expect.objectContaining({
      severity: 'decide',
      what: expect.stringMatching(/1 neighbours included: i-0a1b2c3d4e5f60719/),
    }),
  );
  expect(besidesDns(found, { isolation: 'severed' })).toEqual([]);
});

test('the gravest finding comes first', () => {
  const found = facts({
    users: [user({ inlineUsed: 2000 })],
    databases: [database({ isolated: true })],
  });
  expect(preflight(found, context).map(({ severity }) => severity)).toEqual(['stop', 'note']);
});

test('an inline deny is chosen while it and the revocation of release fit together', () => {
  const needed = 84 + 149;
  for (const kind of ['user', 'role'] as const) {
    const room = (inlineUsed: number) => ({ inlineUsed, attachedManaged: [] });
    expect(denialFor(kind, room(INLINE_QUOTA[kind] - needed - 20))).toBe('inline');
    expect(denialFor(kind, room(INLINE_QUOTA[kind] - 84))).toBe('managed'); // the deny alone would fit
  }
});

test('a shared role that came with an instance is not denied unasked', () => {
  const shared = role({ instances: ['i-0a1b2c3d4e5f60718', 'i-0a1b2c3d4e5f60719'] });
  const came = facts({ roles: [shared], instances: [instance()] });
  expect(controlFor(shared, came)).toBe('revoke-sessions');
  expect(controlFor(shared, { ...came, askedRoles: ['app'] })).toBe('deny');
  expect(controlFor(role(), came)).toBe('deny');
  expect(controlFor(shared, { ...came, functions: [{ name: 'f', region: 'eu-west-1', role: 'app' }] })).toBe('deny');
});

test('known reverters are told by what they leave in the organisation', () => {
  expect(reverters(['FullAWSAccess', 'AWSAccelerator-Core-Guardrails-1'], false)).toEqual(['Landing Zone Accelerator']);
  expect(reverters(['aws-guardrails-abcdef'], false)).toEqual(['Control Tower']);
  expect(reverters([], true)).toEqual(['Control Tower']);
  expect(reverters(['FullAWSAccess', 'firebreak-keep-logs'], false)).toEqual([]);
});
