import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Responder } from '../../commands/aws/facts/responder';
import { dropped, notDeclared, notInPolicies } from '../../commands/terraform/dropped';
import type { IncidentStacks } from '../../commands/terraform/incident-stacks';
import { statesOf } from '../../commands/terraform/states';
import type { Unlisted } from '../../commands/terraform/unlisted';
import { ACCOUNT, incident, PHASES, resources, synthPhase, type Phase } from '../stacks/aws/containment/incident';
import { testContext } from '../support/estate';
import { stateOf } from './state-of';

const QUARANTINE = 'INC-42-quarantine';
const IDENTITIES = 'INC-42-identities-payments';
const ISOLATE = 'INC-42-isolate-payments-eu-west-1';
const REGION = 'eu-west-1';

const contained = synthPhase('contain');
const state = (stack: string, stacks = contained) => stateOf(stacks[stack]);
const lost = (change: (targets: any) => void, phase: Phase = 'release') => {
  const { aws } = incident(phase, (input) => change(input.aws[0]));
  return {
    policies: notInPolicies(state(QUARANTINE), aws).map(({ target }) => target),
    resources: [IDENTITIES, ISOLATE].flatMap((stack) =>
      notDeclared(state(stack), aws[0]!, REGION).map(({ thing }) => thing),
    ),
  };
};

describe('what is listed is found again', () => {
  it.each(PHASES)('whatever a stack of phase %s declares', (phase) => {
    const { aws } = incident('contain');
    const stacks = synthPhase(phase);
    if (phase === 'contain') expect(resources(stacks[ISOLATE]).length).toBeGreaterThan(5);
    for (const stack of [IDENTITIES, ISOLATE]) expect(notDeclared(state(stack, stacks), aws[0]!, REGION)).toEqual([]);
    expect(notInPolicies(state(QUARANTINE, stacks), aws)).toEqual([]);
  });

  it('in any order, and with more beside it, and with another denial of the same principal', () => {
    const changed = lost((targets) => {
      targets.roles.reverse();
      targets.roles.push({ name: 'Another' });
      targets.users[0].denial = 'managed';
      targets.roles.find(({ name }: any) => name === 'App').control = 'revoke-sessions';
    });
    expect(changed).toEqual({ policies: [], resources: [] });
  });
});

describe('what is not listed any more is named', () => {
  it.each<[string, (targets: any) => void, string[], (string | RegExp)[]]>([
    ['root user', (t) => (t.root = false), ['root user'], []],
    ['quarantine', (t) => (t.quarantine = false), ['quarantine of the account'], []],
    [
      'user',
      (t) => t.users.shift(),
      ['user ci-deploy'],
      [/iam access key key-AKIAI44/, /iam access key key-AKIAIOS/, 'iam user policy user-ci-deploy-id'],
    ],
    ['role', (t) => t.roles.shift(), ['role App'], ['iam role policy role-App-id']],
    ['function', (t) => (t.functions = []), ['function thumbnail', 'role thumbnail-role'], [/role-thumbnail-role/]],
    ['role that only SCPs bind', (t) => t.roles.pop(), ['role AWSReservedSSO_Admin_0123456789abcdef'], []],
    [
      'Identity Center user',
      (t) => (t.identityCenterUsers = []),
      [expect.stringMatching(/^Identity Center user 9067/)],
      [],
    ],
    ['bucket', (t) => (t.buckets = []), ['bucket acme-invoices'], []],
    ['key', (t) => (t.keys = []), [expect.stringMatching(/^key arn:/)], []],
    ['DNS block', (t) => delete t.instances[0].dns, [], [/firewall rule group association dns-vpc-/]],
    ['interface', (t) => t.instances[0].interfaces.pop(), [], [/network interface interface-eni-0b2c/]],
    [
      'NACL',
      (t) => (t.instances[0].isolation = 'security-group'),
      [],
      [/network acl association subnet-.*-quarantined/],
    ],
    ['database', (t) => t.databases.pop(), [], [/rds cluster cluster-ledger/]],
  ])('%s', (_what, change, policies, things) => {
    const found = lost(change);
    expect(found.policies).toEqual(policies);
    expect(found.resources).toEqual(things.map((thing) => expect.stringMatching(thing)));
  });

  it('a whole account', () => {
    expect(notInPolicies(state(QUARANTINE), [])).toContainEqual({ account: ACCOUNT, target: 'root user' });
  });

  it('a database of the same name in another region is another one', () => {
    const { aws } = incident('contain', (input) => (input.aws[0].databases[0].region = 'us-east-1'));
    expect(notDeclared(state(ISOLATE), aws[0]!, REGION).map(({ name }) => name)).toEqual(['instance-orders']);
  });
});

describe('with states', () => {
  const top = mkdtempSync(join(tmpdir(), 'firebreak-'));
  const folder = join(top, '.firebreak', 'state', 'incidents', 'INC-42');
  mkdirSync(folder, { recursive: true });
  for (const stack of Object.keys(contained)) writeFileSync(join(folder, `${stack}.tfstate`), state(stack));
  afterAll(() => rmSync(top, { recursive: true }));
  afterEach(() => jest.restoreAllMocks());

  const { settings, ...rest } = testContext();
  const context = { ...rest, settings: { ...settings, state: 'local' as const } };
  const stack = (id: string) => ({ id, folder: '', after: [], account: ACCOUNT, region: REGION });
  const stacks: IncidentStacks = {
    containment: [QUARANTINE, IDENTITIES, ISOLATE].map(stack),
    isolation: [],
    leftOut: [],
    evidence: [],
    outdir: join(top, 'cdktf.out'),
  };
  /** @param inAws addresses that a plan of the empty stack would delete. */
  const asked = (change: (input: any) => void, inAws: string[], phase: Phase = 'contain') => {
    const changes = inAws.map((address) => ({ address, type: '', action: 'delete' }));
    const terraform = {
      init: () => Promise.resolve({ code: 0 }),
      planToApply: () => Promise.resolve({ code: 2, plan: { changes } }),
    };
    const states = statesOf('INC-42', stacks.outdir, context);
    const asking = { incident: incident(phase, change), stacks, context, terraform, states };
    return dropped(asking as unknown as Unlisted);
  };
  const iam = (error?: string) =>
    jest.spyOn(Responder, 'in').mockResolvedValue({
      iam: () => ({
        send: () => (error ? Promise.reject(Object.assign(new Error(), { name: error })) : Promise.resolve({})),
      }),
    } as unknown as Responder);
  const withoutApp = (input: any) => void input.aws[0].roles.shift();

  it('is content with a file that lists everything', async () => {
    expect(await asked(() => undefined, [])).toBeUndefined();
  });

  it('refuses a file that has lost a role, and says what to do', async () => {
    iam();
    const refused = await asked(withoutApp, ['aws_iam_role_policy.role-App']);
    expect(refused?.message).toMatch(
      /INC-42 does not list any more .*444444444444: role App\n {2}INC-42-identities-payments: iam role policy role-App-id\n {2}do: put it back .*firebreak release INC-42, firebreak close INC-42/s,
    );
  });

  it('lets a role go that was deleted, and no other', async () => {
    iam('NoSuchEntityException');
    expect(await asked(withoutApp, ['aws_iam_role_policy.role-Shared'])).toBeUndefined();
    iam('AccessDenied');
    expect((await asked(withoutApp, []))?.message).toContain('role App');
    iam('NoSuchEntityException'); // the SCP alone
    expect((await asked((input) => (input.aws[0].root = false), []))?.message).toContain('root user');
  });

  it('has nothing to say once the incident is closed', async () => {
    expect(await asked((input) => (input.aws[0].root = false), [], 'close')).toBeUndefined();
    expect(await asked((input) => (input.aws[0].root = false), [], 'release')).toBeDefined();
  });
});
