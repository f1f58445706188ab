import fc from 'fast-check';
import type { PolicyDocument, Statement } from '../../../../policies/document';
import { knownTargets } from '../../../../stacks/incident/checks/aws/targets';
import { accountPolicies } from '../../../../stacks/incident/conflicts/account-policies';
import { testEstate } from '../../../support/estate';
import { anyIncident } from './generated';
import { ACCOUNT, incident, PHASES, resources, synthIncidents, synthPhase, type Phase, type Stacks } from './incident';
import { faults, lent, recorded, remains } from './loans';

const ESTATE = testEstate();

type Of = (phase: Phase) => ReturnType<typeof incident>;

/** What must hold of every incident. */
const PROPERTIES: Record<string, (stacks: Record<Phase, Stacks>, of: Of) => void> = {
  'borrows with an import, one attribute and no destruction; imports nothing else; gives back the original': (
    stacks,
    of,
  ) => {
    expect(faults(stacks.contain, of('contain'))).toEqual([]);
    expect(faults(stacks.release, of('release'))).toEqual([]);
  },

  'closes to nothing, and forgets what it held without destroying it': (stacks) => {
    expect(remains(stacks.close)).toEqual([]);
    expect(forgotten(stacks.close)).toEqual([...new Set([...lent(stacks.contain), ...lent(stacks.release)])].sort());
  },

  'gives a subnet to no NACL but the one wanted: it forgets the other direction': (stacks) => {
    for (const phase of ['contain', 'release'] as const) {
      const held = lent(stacks[phase]).filter((address) => address.startsWith('aws_network_acl_association.'));
      const other = { contain: 'returned', release: 'quarantined' }[phase];
      expect(forgotten(stacks[phase])).toEqual(held.map((address) => address.replace(/[a-z]+$/, other)).sort());
    }
  },

  'has a resource for every target: no two share a name': (stacks, of) => {
    const { users, roles, functions } = of('contain').aws[0]!;
    const named = new Set([...roles.map(({ name }) => name), ...functions.map(({ role }) => role)]);
    // Nobody changes those of Identity Center. Sessions alone are revoked inline; where that does not fit, by SCP.
    const bySCP = roles.filter(
      ({ name, control, denial }) =>
        name.startsWith('AWSReservedSSO_') || (control === 'revoke-sessions' && denial === 'managed'),
    );
    const count = (kind: string) =>
      resources(stacks.contain['INC-42-identities-payments']).filter(([address]) =>
        new RegExp(`^aws_iam_${kind}_policy(_attachment)?\\.`).test(address),
      ).length;
    expect([count('user'), count('role')]).toEqual([users.length, named.size - bySCP.length]);
  },

  'attaches as many policies as the check of slots counts': (stacks, of) => {
    for (const phase of PHASES) {
      const attached = resources(stacks[phase]['INC-42-quarantine']).map(([address]) => address);
      for (const kind of ['SCP', 'RCP'] as const) {
        const ofKind = attached.filter((address) =>
          new RegExp(`^aws_organizations_policy_attachment\\.(.*-)?${kind}(-|$)`).test(address),
        );
        const counted = knownTargets(of(phase), ESTATE).map((known) => accountPolicies(kind, known, phase, ESTATE));
        expect([phase, kind, ofKind.length]).toEqual([phase, kind, counted[0]?.incident]);
      }
    }
  },

  'only ever denies, and never a responder': (stacks) => {
    for (const phase of PHASES) expect(statements(stacks[phase]).filter(widens)).toEqual([]);
  },
};

describe('every incident', () => {
  const generated = fc.sample(anyIncident, { numRuns: 25, seed: 42 }).map((of) => {
    const synthesise = (phase: Phase) => synthIncidents([of(phase)]);
    const stacks = { contain: synthesise('contain'), release: synthesise('release'), close: synthesise('close') };
    return { of, stacks };
  });

  it.each(Object.entries(PROPERTIES))('%s', (_name, check) => {
    for (const { of, stacks } of generated) check(stacks, of);
  });
});

function forgotten(stacks: Stacks): string[] {
  return Object.values(stacks)
    .flatMap(({ removed = [] }) => removed.map(({ from }) => from as string))
    .sort();
}

/** Statements of the organisation's policies; those in IAM are proven in proofs.test.ts, and meet the listed names alone. */
function statements(stacks: Stacks): Statement[] {
  return Object.values(stacks['INC-42-quarantine']?.resource?.aws_organizations_policy ?? {}).flatMap(
    ({ content }): readonly Statement[] => (JSON.parse(content) as PolicyDocument).Statement,
  );
}

const EXCEPTED = ['FirebreakBreakGlass', 'FirebreakResponder'];

/** Allows something, or binds a responder, or spares anybody else. */
function widens({ Effect, Condition }: Statement): boolean {
  const spared = Condition?.ArnNotLike?.['aws:PrincipalArn'] ?? Condition?.ArnNotEqualsIfExists?.['aws:PrincipalArn'];
  const roles = new Set(
    [spared ?? []].flat().map((arn) => /^arn:aws:iam::\d{12}:role\/firebreak\/(\w+)$/.exec(arn)?.[1]),
  );
  return Effect !== 'Deny' || JSON.stringify([...roles].sort()) !== JSON.stringify(EXCEPTED);
}

describe('the checks themselves (controls)', () => {
  const isolate = 'INC-42-isolate-payments-eu-west-1';
  const address = 'interface-eni-0a1b2c3d4e5f60718';
  const tampered = (phase: Phase, change: (stack: any) => void) => {
    const stacks = synthPhase(phase);
    change(stacks[isolate]);
    return stacks;
  };
  const at = (stack: any) => stack.resource.aws_network_interface[address];

  it.each<[string, Phase, (stack: any) => void, RegExp]>([
    ['a missing import', 'contain', (stack) => stack.import.shift(), /is not imported/],
    [
      'a further import',
      'contain',
      (stack) => stack.import.push({ id: 'x', to: 'aws_vpc.x' }),
      /aws_vpc\.x is imported/,
    ],
    ['no protection', 'release', (stack) => delete at(stack).lifecycle.prevent_destroy, /can be destroyed/],
    [
      'a second attribute',
      'contain',
      (stack) => ((at(stack).description = 'x'), (at(stack).lifecycle.ignore_changes = ['subnet_id'])),
      /changes/,
    ],
    ['another group', 'release', (stack) => (at(stack).security_groups = ['sg-0fffffffffffffff0']), /is given back as/],
    ['no isolation', 'contain', (stack) => (at(stack).security_groups = ['sg-0fffffffffffffff0']), /is not isolated/],
  ])('see %s', (_what, phase, change, message) => {
    expect(faults(tampered(phase, change), incident(phase)).join('\n')).toMatch(message);
  });

  it('see what is left behind', () => {
    expect(remains(synthPhase('release')).length).toBeGreaterThan(0);
    const destroying = tampered('close', (stack) => (stack.removed[0].lifecycle.destroy = true));
    expect(remains(destroying)).toEqual([`${isolate}: destroys aws_network_interface.${address}`]);
  });

  it('know what is borrowed', () => expect(recorded(incident('contain'))).toHaveLength(6));

  it.each<[string, Statement]>([
    ['an Allow', { Effect: 'Allow', Action: '*', Resource: '*' }],
    ['a denial of everybody', { Effect: 'Deny', Action: '*', Resource: '*' }],
    [
      'an exception for anybody of that name',
      {
        Effect: 'Deny',
        Action: '*',
        Resource: '*',
        Condition: { ArnNotLike: { 'aws:PrincipalArn': [`arn:aws:iam::*:role/firebreak/FirebreakResponder`] } },
      },
    ],
    [
      'an exception for one more',
      {
        Effect: 'Deny',
        Action: '*',
        Resource: '*',
        Condition: {
          ArnNotLike: {
            'aws:PrincipalArn': [...EXCEPTED, 'Admin'].map((role) => `arn:aws:iam::${ACCOUNT}:role/firebreak/${role}`),
          },
        },
      },
    ],
  ])('see %s', (_what, statement) => expect(widens(statement)).toBe(true));
});
