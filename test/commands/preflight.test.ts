import type { Facts } from '../../commands/facts/facts';
import { denialFor, INLINE_QUOTA } from '../../commands/preflight/policy-room';
import { preflight, type Finding } from '../../commands/preflight/preflight';
import { controlFor } from '../../commands/preflight/shared-role';
import { reverters } from '../../commands/facts/account';
import { testEstate } from '../support/estate';
import { facts, instance, role, user } from './facts';

const context = { estate: testEstate(), isolation: 'security-group' } as const;
const many = Array.from({ length: 10 }, (_, index) => `Policy${index}`);

const CASES: readonly [name: string, Facts, Finding['severity'], target: string, what: RegExp][] = [
  [
    'the management account',
    facts({ accountId: '111111111111' }),
    'stop',
    'account 111111111111',
    /SCPs and RCPs have no effect/,
  ],
  ['the security account', facts({ accountId: '333333333333' }), 'decide', 'account 333333333333', /by SCP alone/],
  [
    'other automation that reverts SCPs',
    facts({ account: { attachedPolicies: { scp: 1, rcp: 1 }, reverters: ['Landing Zone Accelerator'] } }),
    'decide',
    'account 444444444444',
    /Landing Zone Accelerator .* may take off SCPs/,
  ],
  [
    'no SCP slot',
    facts({ account: { attachedPolicies: { scp: 10, rcp: 1 }, reverters: [] } }),
    'stop',
    'account 444444444444',
    /0 of 10 SCP slots are left, and 1 needed/,
  ],
  [
    'one SCP slot, but the quarantine needs one more',
    facts({ accountQuarantine: true, account: { attachedPolicies: { scp: 9, rcp: 1 }, reverters: [] } }),
    'stop',
    'account 444444444444',
    /1 of 10 SCP slots are left, and 2 needed/,
  ],
  [
    'the last SCP slot',
    facts({ account: { attachedPolicies: { scp: 9, rcp: 1 }, reverters: [] } }),
    'note',
    'account 444444444444',
    /last SCP slot/,
  ],
  [
    'attached policies that cannot be read',
    facts({ account: { reverters: [] } }),
    'decide',
    'account 444444444444',
    /could not be read/,
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
    /a target of web/,
  ],
];

test.each(CASES)('finds %s', (_, found, severity, target, what) => {
  const findings = preflight(found, context);
  expect(findings).toContainEqual(expect.objectContaining({ severity, target, what: expect.stringMatching(what) }));
  expect(findings.every(({ next }) => next.length > 0)).toBe(true);
});

test('finds nothing where there is nothing', () => {
  expect(preflight(facts({ users: [user()], roles: [role()], instances: [instance()] }), context)).toEqual([]);
});

test('names neighbours only when the subnet is cut off', () => {
  const found = facts({ instances: [instance()] });
  expect(preflight(found, { ...context, isolation: 'nacl' })).toContainEqual(
    expect.objectContaining({
      severity: 'decide',
      what: expect.stringMatching(/1 neighbours included: i-0a1b2c3d4e5f60719/),
    }),
  );
  expect(preflight(found, { ...context, isolation: 'severed' })).toEqual([]);
});

test('the gravest finding comes first', () => {
  const found = facts({
    users: [user({ inlineUsed: 2000 })],
    account: { attachedPolicies: { scp: 10, rcp: 1 }, reverters: [] },
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
