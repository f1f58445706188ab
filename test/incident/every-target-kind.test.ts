import { App } from 'cdktf';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArguments } from '../../commands/cli/open-arguments';
import { compose } from '../../commands/incident-file/compose';
import { notStopped } from '../../commands/not-stopped';
import { done } from '../../commands/report/done';
import { notDeclared, notInPolicies } from '../../commands/terraform/dropped';
import { containAws } from '../../stacks/aws/containment/contain';
import { awsTargets } from '../../stacks/incident/aws-targets';
import { duplicateTargets } from '../../stacks/incident/checks/aws/duplicate-targets';
import { managementAccount } from '../../stacks/incident/checks/aws/management-account';
import { accountPolicies } from '../../stacks/incident/conflicts/account-policies';
import { heldTwice } from '../../stacks/incident/conflicts/held-twice';
import { longestSessionHours } from '../../stacks/incident/longest-session';
import type { Incident } from '../../stacks/incident/schema';
import { facts, role } from '../commands/aws/facts';
import { stateOf } from '../commands/state-of';
import {
  ACCOUNT,
  incident,
  incidentInput,
  resources,
  type Phase,
  type Stacks,
} from '../stacks/aws/containment/incident';
import { accountNamed, testContext } from '../support/estate';

/** What an account of an incident says besides its targets. */
const NO_TARGETS = ['account', 'attachedPolicies', 'acknowledged'];
const KINDS = Object.keys(awsTargets.shape).filter((key) => !NO_TARGETS.includes(key));

const context = testContext();
const { estate } = context;
const MANAGEMENT = '111111111111';
const EVERYTHING = incidentInput().aws[0];

const outdir = mkdtempSync(join(tmpdir(), 'firebreak-kinds-'));
afterAll(() => rmSync(outdir, { recursive: true }));

/** The stacks, without a file: a dozen incidents are built here. */
function built(incidents: readonly Incident[]): Stacks {
  const all = containAws(new App({ outdir, skipBackendValidation: true } as never), context, incidents);
  const stacks = all.flatMap((one) => [one.quarantine, ...one.identities, ...one.isolation]);
  return Object.fromEntries(stacks.map((stack) => [stack.node.id, stack.toTerraform() as Stacks[string]]));
}

/** What an incident with targets of one kind alone is about: every place below must know it. */
interface Kind {
  readonly name: string;
  readonly sample: unknown;
  readonly of: (phase: Phase, account?: string) => Incident;
  readonly stacks: (phase: Phase) => Stacks;
}

function kindOf(name: string): Kind {
  const sample = EVERYTHING[name];
  const of = (phase: Phase, account = ACCOUNT) =>
    incident(phase, (input) => (input.aws = [{ account, ...(name in awsTargets.shape ? { [name]: sample } : {}) }]));
  const synthesised = new Map<Phase, Stacks>();
  const stacks = (phase: Phase) => {
    if (!synthesised.has(phase)) synthesised.set(phase, built([of(phase)]));
    return synthesised.get(phase)!;
  };
  return { name, sample, of, stacks };
}

const partOf = (one: Incident) => ({
  account: accountNamed(context, 'payments'),
  target: one.aws[0]!,
  path: ['aws', 0],
});
const quarantine = (stacks: Stacks) => resources(stacks['INC-42-quarantine']);
/** Everything besides what the organisation says. */
const elsewhere = (stacks: Stacks) =>
  Object.entries(stacks).flatMap(([id, stack]) => (id === 'INC-42-quarantine' ? [] : resources(stack)));

const PLACES: Readonly<Record<string, (kind: Kind) => boolean>> = {
  'a sample in test/stacks/aws/containment/incident.ts': ({ sample }) => sample !== undefined,
  'TARGET_KINDS of stacks/aws/containment/target-kinds.ts': ({ stacks }) =>
    quarantine(stacks('contain')).length + elsewhere(stacks('contain')).length > 0,
  'ONCE of checks/aws/duplicate-targets.ts': ({ name, sample }) => {
    if (sample === true) return true; // there is one root user, and one account
    const twice = [{ account: ACCOUNT, [name]: [...((sample as unknown[]) ?? []), ...((sample as unknown[]) ?? [])] }];
    return duplicateTargets({ aws: twice } as never, { estate, file: 'x.yaml' }).length > 0;
  },
  'HELD of conflicts/held-twice.ts, as the stacks hold it': ({ of }) => {
    const [first, second] = [of('contain'), { ...of('contain'), id: 'INC-43' }];
    const files = [first, second].map((one) => ({ file: `${one.id}.yaml`, incident: one }));
    return heldTwice(files, estate).length > 0 === throws(() => built([first, second]));
  },
  'checks/aws/management-account.ts: acknowledged, or INSTEAD where SCP and RCP alone contain it': ({ of, stacks }) => {
    const found = managementAccount(of('contain', MANAGEMENT), { estate, file: 'x.yaml' });
    const isVain = elsewhere(stacks('contain')).length === 0;
    return found.length === 1 && found[0]!.message.includes('has no effect') === isVain;
  },
  'OWN of conflicts/account-policies.ts, as the stacks attach': ({ of, stacks }) =>
    (['contain', 'release'] as const).every((phase) =>
      (['SCP', 'RCP'] as const).every((type) => {
        const attached = quarantine(stacks(phase)).filter(
          ([address]) => address.startsWith('aws_organizations_policy_attachment.') && address.includes(type),
        );
        return accountPolicies(type, partOf(of(phase)), phase, estate).incident === attached.length;
      }),
    ),
  'policyTargets of stacks/aws/containment/quarantine.ts, or resourceNames of commands/terraform/dropped.ts': ({
    stacks,
  }) => {
    const left = awsTargets.parse({ account: ACCOUNT });
    return Object.entries(stacks('contain')).some(([id, stack]) =>
      id === 'INC-42-quarantine'
        ? notInPolicies(stateOf(stack), [left]).length > 0
        : notDeclared(stateOf(stack), left, 'eu-west-1').length > 0,
    );
  },
  'longest-session.ts, when something stays after the release': ({ of, stacks }) => {
    const staying = [...quarantine(stacks('release')), ...elsewhere(stacks('release'))].filter(([address]) =>
      /^aws_(organizations_policy|iam_(user|role)_policy)\./.test(address),
    );
    return staying.length === 0 || longestSessionHours(of('release')) > 0;
  },
  'KINDS of commands/not-stopped.ts': ({ of }) => {
    const nothing = { ...of('contain'), aws: [awsTargets.parse({ account: ACCOUNT })] };
    return notStopped(of('contain'), estate).length > notStopped(nothing, estate).length;
  },
  'commands/report/done.ts': ({ of, sample }) => {
    const entries = Array.isArray(sample) ? sample.length : 1;
    return done(of('contain').aws[0]!).length === entries;
  },
  'TARGETS or SWITCHES of commands/cli/open-arguments.ts': ({ name }) =>
    asked(name) in openArguments(['INC-42', '--commander', 'Asha', '--aws', 'payments', '--root']).aws[0]!,
  'commands/incident-file/compose.ts': ({ name, sample }) => {
    const found = facts({ [asked(name)]: name in SAMPLES ? SAMPLES[name] : sample });
    return name in compose(OPENING, [found]).aws![0]!;
  },
};

/** Where facts say more than the file. */
const SAMPLES: Readonly<Record<string, unknown>> = { roles: [role()] };
const OPENING = {
  id: 'INC-42',
  commander: 'Asha',
  isolation: 'severed',
  dns: false,
  openedBy: 'asha',
  now: '2026-11-20T18:04:00Z',
  securityAccountId: '333333333333',
  notifications: [],
} as const;

const asked = (kind: string) => (kind === 'quarantine' ? 'accountQuarantine' : kind);

function throws(act: () => unknown): boolean {
  try {
    act();
    return false;
  } catch (error) {
    expect((error as Error).message).toContain('which INC-42 holds until it is closed');
    return true;
  }
}

const forgottenIn = (name: string) => {
  const kind = kindOf(name);
  return Object.entries(PLACES).flatMap(([place, knows]) => (knows(kind) ? [] : [`${place} forgets ${name}`]));
};

test.each(KINDS)('%s are known wherever a kind of target must be', (name) => {
  expect(forgottenIn(name)).toEqual([]);
});

test('a kind that is in the file format alone is missed by name', () => {
  const missed = forgottenIn('secrets').map((text) => /(\S+\.ts)/.exec(text)?.[1]);
  expect(missed).toEqual(
    [
      'test/stacks/aws/containment/incident.ts',
      'stacks/aws/containment/target-kinds.ts',
      'checks/aws/duplicate-targets.ts',
      'checks/aws/management-account.ts:',
      'stacks/aws/containment/quarantine.ts,',
      'commands/not-stopped.ts',
      'commands/report/done.ts',
      'commands/cli/open-arguments.ts',
      'commands/incident-file/compose.ts',
    ].map((file) => file.replace(/[,:]$/, '')),
  );
});
