import { lintEvidence } from '../../../../policies/linter/lint';
import { evidenceStacks } from '../../../../stacks/aws/evidence/evidence-stacks';
import { incidentSchema, type Incident } from '../../../../stacks/incident/schema';
import { testContext } from '../../../support/estate';
import { readable, synthAll, type SynthesisedStack } from '../../../support/synth';

const RECORDED = 'vpc-0a1b2c3d4e5f60718'; // of payments, in the estate file
const FOREIGN = 'vpc-0ffffffffffffffff';

const instance = (change: object = {}) => ({
  id: 'i-0a1b2c3d4e5f60718',
  region: 'eu-west-1',
  vpc: RECORDED,
  interfaces: [{ id: 'eni-0a1b2c3d4e5f60718', subnet: 'subnet-0a1b2c3d4e5f60718', groups: ['sg-0a1b2c3d4e5f60718'] }],
  volumes: ['vol-0a1b2c3d4e5f60718'],
  ...change,
});

function incident(aws: object[], change: object = {}): Incident {
  return incidentSchema.parse({
    version: 1,
    id: 'INC-42',
    declaredAt: '2026-11-20T18:04:00Z',
    commander: 'Asha Rao',
    phase: 'contain',
    sessionCutoff: '2026-11-20T18:20:00Z',
    expires: '2026-11-27T00:00:00Z',
    aws,
    ...change,
  });
}

const synthesise = (...incidents: Incident[]) => synthAll((app) => void evidenceStacks(app, testContext(), incidents));
const payments = (change: object = {}) => ({ account: '444444444444', instances: [instance()], ...change });
const CAPTURE = 'INC-42-evidence-payments-eu-west-1';
const named = (stack: SynthesisedStack, type: string) => stack.resource[type] ?? {};

describe('an incident with an instance', () => {
  const stacks = synthesise(incident([payments()]));

  test('snapshot', () => {
    expect(readable(stacks)).toMatchSnapshot();
  });

  test('passes the linter', () => {
    for (const [id, json] of Object.entries(stacks)) expect(lintEvidence(id, json, 'INC-42')).toEqual([]);
  });

  test('every resource is protected, waits, and is tagged as evidence', () => {
    const all = Object.values(stacks).flatMap(({ resource }) =>
      Object.values(resource).flatMap((one) => Object.values(one)),
    );
    expect(all.length).toBeGreaterThan(4);
    for (const { lifecycle } of all) expect(lifecycle.prevent_destroy).toBe(true);
    for (const { provider } of Object.values(stacks)) {
      for (const { default_tags: tags } of provider!.aws!) {
        expect(tags[0].tags).toEqual({
          firebreak: 'evidence',
          incident: 'INC-42',
          commander: 'Asha Rao',
          expires: '2026-11-27T00:00:00Z',
        });
      }
    }
  });

  test('the copy is shared first, and made by the custodian under the key of the forensic account', () => {
    const stack = stacks[CAPTURE]!;
    const [copy] = Object.values(named(stack, 'aws_ebs_snapshot_copy')).filter(({ provider }) => provider);
    expect(copy).toMatchObject({ provider: 'aws.forensic', kms_key_id: 'alias/firebreak/snapshots', encrypted: true });
    expect(copy!.depends_on[0]).toMatch(/^aws_snapshot_create_volume_permission\./);
    const forensic = stack.provider!.aws!.find(({ alias }) => alias === 'forensic')!;
    expect(forensic.allowed_account_ids).toEqual(['222222222222']);
    expect(forensic.assume_role[0].role_arn).toBe(
      'arn:aws:iam::222222222222:role/firebreak/FirebreakEvidenceCustodian',
    );
    const [main] = stack.provider!.aws!;
    expect(main!.assume_role[0].role_arn).toBe('arn:aws:iam::444444444444:role/firebreak/FirebreakResponder');
  });

  test('what is shared is never the first snapshot, which may be under a key that cannot be shared', () => {
    const [share] = Object.values(named(stacks[CAPTURE]!, 'aws_snapshot_create_volume_permission'));
    expect(share!.account_id).toBe('222222222222');
    expect(share!.snapshot_id).toMatch(/^\$\{aws_ebs_snapshot_copy\./);
  });

  test('is the same in every phase', () => {
    const released = { releasedAt: '2026-11-21T00:00:00Z' };
    expect(synthesise(incident([payments()], { phase: 'release', ...released }))).toEqual(stacks);
    expect(
      synthesise(incident([payments()], { phase: 'close', ...released, closedAt: '2026-11-25T00:00:00Z' })),
    ).toEqual(stacks);
  });

  test('nothing waits for it: no stack depends on it, and it depends on none', () => {
    synthAll((app) => {
      const [evidence] = evidenceStacks(app, testContext(), [incident([payments()])]);
      for (const stack of [evidence!.facts, ...evidence!.captures]) expect(stack.dependencies).toEqual([]);
    });
  });
});

describe('flow logs', () => {
  test('a VPC of the estate file is recorded already, and the plan says so', () => {
    const stack = synthesise(incident([payments()]))[CAPTURE]!;
    expect(named(stack, 'aws_flow_log')).toEqual({});
    expect(stack.output).toMatchObject({ 'recorded-already': { value: [RECORDED] } });
  });

  test('another one is recorded every minute from now on, instances or databases', () => {
    const database = {
      id: 'orders',
      kind: 'instance',
      region: 'us-east-1',
      vpc: FOREIGN,
      groups: ['sg-0a1b2c3d4e5f60718'],
    };
    const stack = synthesise(incident([payments({ instances: [], databases: [database] })]))[
      'INC-42-evidence-payments-us-east-1'
    ]!;
    expect(Object.values(named(stack, 'aws_flow_log'))).toEqual([
      expect.objectContaining({ vpc_id: FOREIGN, traffic_type: 'ALL', max_aggregation_interval: 60 }),
    ]);
    expect(Object.keys(stack.resource)).toEqual(['aws_flow_log']);
  });

  test('a VPC that leaves the estate after containment is not recorded anew', () => {
    const foreign = [payments({ instances: [instance({ vpc: FOREIGN })] })];
    const released = { phase: 'release', releasedAt: '2026-11-21T00:00:00Z' };
    const [contained, later] = [{}, released].map((change) => synthesise(incident(foreign, change))[CAPTURE]!);
    expect(named(later!, 'aws_flow_log')).toEqual({});
    const { aws_flow_log: logs, ...others } = contained!.resource;
    expect(logs).toBeDefined();
    expect(later!.resource).toEqual(others); // snapshots stay
  });

  test('two incidents do not both record a VPC: the one declared first does, whatever the order of the files', () => {
    const first = incident([payments({ instances: [instance({ vpc: FOREIGN })] })]);
    const second = { ...first, id: 'AAA-1', declaredAt: '2026-11-20T19:04:00+00:00' };
    for (const order of [
      [first, second],
      [second, first],
    ]) {
      const stacks = synthesise(...order);
      expect(Object.keys(named(stacks[CAPTURE]!, 'aws_flow_log'))).toHaveLength(1);
      expect(named(stacks['AAA-1-evidence-payments-eu-west-1']!, 'aws_flow_log')).toEqual({});
    }
  });
});

describe('volumes', () => {
  test('without volumes, in a recorded VPC, there is nothing to capture but the facts', () => {
    expect(Object.keys(synthesise(incident([payments({ instances: [instance({ volumes: [] })] })])))).toEqual([
      'INC-42-evidence-facts',
    ]);
  });

  test('a volume of two instances is captured once', () => {
    const both = [instance(), instance({ id: 'i-0b2c3d4e5f6071829' })];
    const stack = synthesise(incident([payments({ instances: both })]))[CAPTURE]!;
    expect(Object.keys(named(stack, 'aws_ebs_snapshot'))).toHaveLength(1);
  });

  test('in the forensic account itself nothing is shared', () => {
    const stacks = synthesise(incident([{ account: '222222222222', instances: [instance({ vpc: FOREIGN })] }]));
    const stack = stacks['INC-42-evidence-forensic-eu-west-1']!;
    expect(Object.keys(stack.resource).sort()).toEqual(['aws_ebs_snapshot', 'aws_ebs_snapshot_copy', 'aws_flow_log']);
    expect(lintEvidence('x', stack, 'INC-42')).toEqual([]);
  });
});

describe('facts', () => {
  const facts = (aws: object[]) =>
    Object.values(synthesise(incident(aws))['INC-42-evidence-facts']!.resource.aws_s3_object!);

  test('an object for each account, in the locked bucket, by the custodian, at home', () => {
    const stack = synthesise(incident([payments(), { account: '555555555555', root: true }]))['INC-42-evidence-facts']!;
    expect(Object.values(named(stack, 'aws_s3_object')).map(({ bucket, key }) => `${bucket}/${key}`)).toEqual([
      'acme-firebreak-evidence-222222222222/incidents/INC-42/facts/444444444444.json',
      'acme-firebreak-evidence-222222222222/incidents/INC-42/facts/555555555555.json',
    ]);
    expect(stack.provider!.aws![0]).toMatchObject({ region: 'eu-west-1', allowed_account_ids: ['222222222222'] });
  });

  test('the same facts have the same bytes; what changes with the phase or the log is not in them', () => {
    const shuffled = Object.fromEntries(Object.entries(payments()).reverse());
    expect(facts([shuffled])[0]!.content).toBe(facts([payments()])[0]!.content);
    expect(JSON.parse(facts([payments()])[0]!.content)).toMatchObject({
      incident: 'INC-42',
      targets: { account: '444444444444', instances: [{ id: 'i-0a1b2c3d4e5f60718' }] },
    });
    for (const word of ['"phase"', '"log"', '"expires"', '"releasedAt"'])
      expect(facts([payments()])[0]!.content).not.toContain(word);
  });

  test('the IAM state from beside the file goes with them, by the same rules', () => {
    const document = { Statement: [{ Resource: 'arn:aws:iam::*:user/${aws:username}' }] };
    const state = { users: [{ name: 'ci-deploy', inlinePolicies: [{ name: 'own', document }] }], roles: [] };
    const at = '2026-11-20T18:04:00Z';
    const iam = { version: 1, incident: 'INC-42', at, accounts: { '444444444444': state } } as const;
    const stack = synthesise({ ...incident([payments()]), iam })['INC-42-evidence-facts']!;
    const [facts, object, ...more] = Object.values(named(stack, 'aws_s3_object'));
    expect(more).toEqual([]);
    expect(object).toEqual({
      ...facts,
      key: 'incidents/INC-42/iam/444444444444.json',
      content: expect.stringContaining('user/$${aws:username}'),
    });
    const content = JSON.parse(object!.content.replace('$${', '${'));
    expect(content).toEqual({ incident: 'INC-42', account: '444444444444', at, ...state });
    expect(lintEvidence('x', stack, 'INC-42')).toEqual([]);
    const unprotected = structuredClone(stack);
    for (const one of Object.values(named(unprotected, 'aws_s3_object'))) delete one.lifecycle.prevent_destroy;
    expect(lintEvidence('x', unprotected, 'INC-42')).toHaveLength(2);
  });

  test('text that looks like an expression is none', () => {
    const stack = synthesise(incident([payments()], { reason: '${aws:username} %{if}', sequence: 'isolate-first' }))[
      'INC-42-evidence-facts'
    ]!;
    expect(Object.values(named(stack, 'aws_s3_object'))[0]!.content).toContain('$${aws:username} %%{if}');
  });
});

test('an account outside the estate is refused by name', () => {
  expect(() => synthesise(incident([{ account: '999999999999' }]))).toThrow(
    /^INC-42 has targets in the account 999999999999, which the estate file does not list.*444444444444 \(payments\)/s,
  );
});

test('of a closed incident the facts stay, also of an account that has left the estate', () => {
  const left = [payments(), { account: '999999999999', instances: [instance({ vpc: FOREIGN })] }];
  const stacks = synthesise(incident(left, { phase: 'close', releasedAt: '2026-11-21T00:00:00Z' }));
  expect(Object.keys(stacks).sort()).toEqual(['INC-42-evidence-facts', CAPTURE]);
  expect(Object.keys(named(stacks['INC-42-evidence-facts']!, 'aws_s3_object'))).toHaveLength(2);
});
