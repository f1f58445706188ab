import { Instance } from '@cdktf/provider-aws/lib/instance';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import type { TargetKind } from '../../../../stacks/aws/containment/target-kind';
import { TARGET_KINDS } from '../../../../stacks/aws/containment/target-kinds';
import { readable } from '../../../support/synth';
import { ACCOUNT, incident, PHASES, resources, synthIncidents, synthPhase, type Stacks } from './incident';

const ALL = ['INC-42-identities-payments', 'INC-42-isolate-payments-eu-west-1', 'INC-42-quarantine'];

it.each(PHASES)('has the same stacks in phase %s', (phase) => {
  expect(Object.keys(synthPhase(phase)).sort()).toEqual(ALL);
});

it('has no stack for what the incident does not touch', () => {
  const stacks = synthPhase('contain', (input) => (input.aws = [{ account: ACCOUNT, root: true }]));
  expect(Object.keys(stacks)).toEqual(['INC-42-quarantine']);
  expect(synthPhase('contain', (input) => (input.aws = []))).toEqual({});
});

it.each(PHASES)('reads in phase %s', (phase) => {
  const stacks = Object.entries(synthPhase(phase)).map(([id, { provider: _p, terraform: _t, ...json }]) => [id, json]);
  expect(shortened(readable(Object.fromEntries(stacks)))).toMatchSnapshot();
});

/** What is ignored is every argument of the resource but one: 70 lines for a database. */
function shortened(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) =>
      key === 'ignore_changes' && Array.isArray(inner) ? `${inner.length} arguments` : inner,
    ),
  );
}

describe('access', () => {
  const stacks = synthPhase('contain');

  it.each([
    ['INC-42-quarantine', '333333333333'],
    ['INC-42-identities-payments', ACCOUNT],
    ['INC-42-isolate-payments-eu-west-1', ACCOUNT],
  ])('%s works as the responder of %s', (id, account) => {
    expect(stacks[id]?.provider?.aws).toMatchObject([
      {
        allowed_account_ids: [account],
        assume_role: [{ role_arn: `arn:aws:iam::${account}:role/firebreak/FirebreakResponder` }],
        default_tags: [
          {
            tags: {
              firebreak: 'containment',
              incident: 'INC-42',
              commander: 'Asha O_Rao', // no apostrophe in a tag
              expires: '2026-11-27T18:00:00Z',
            },
          },
        ],
      },
    ]);
  });

  it.each(ALL)('keeps the state of %s where responders may write', (id) => {
    expect(stacks[id]?.terraform?.backend.s3).toMatchObject({
      key: `incidents/INC-42/${id}.tfstate`,
      assume_role: { role_arn: 'arn:aws:iam::222222222222:role/firebreak/FirebreakResponder' },
    });
  });

  it('works as the responder in the management account too', () => {
    const management = synthPhase('contain', (input) => {
      input.aws = [{ account: '111111111111', users: [{ name: 'mallory' }] }];
    });
    expect(management['INC-42-identities-management']?.provider?.aws?.[0]?.assume_role).toMatchObject([
      { role_arn: 'arn:aws:iam::111111111111:role/firebreak/FirebreakResponder' },
    ]);
    expect(resources(management['INC-42-quarantine'])).toEqual([]); // no SCP binds it
  });
});

describe('severed', () => {
  const groups = (step: string) => {
    const stacks = synthPhase('contain', ({ aws: [{ instances }] }) =>
      Object.assign(instances[0], { isolation: 'severed', step, acls: [] }),
    );
    const { aws_network_interface: interfaces } = stacks['INC-42-isolate-payments-eu-west-1']?.resource ?? {};
    return Object.values(interfaces ?? {}).map(({ security_groups }) => security_groups);
  };
  const only = (name: string) => [`\${data.aws_security_group.${name}-vpc-0a1b2c3d4e5f60718.id}`];

  it('converts flows through the untracked group alone', () => {
    expect(groups('convert')).toEqual([only('firebreak-untracked'), only('firebreak-untracked')]);
  });

  it('then isolates', () => {
    expect(groups('isolate')).toEqual([only('firebreak-isolation'), only('firebreak-isolation')]);
  });
});

describe('policies of the organisation', () => {
  const policy = (change?: (input: any) => void) =>
    synthPhase('contain', change)['INC-42-quarantine']?.resource?.aws_organizations_policy?.[`SCP-${ACCOUNT}`];

  it('get another name when anything about them changes: they are replaced, never updated', () => {
    const name = policy()?.name;
    expect(policy()?.name).toBe(name);
    expect(policy((input) => input.aws[0].users.push({ name: 'second' }))?.name).not.toBe(name);
    expect(policy((input) => (input.expires = '2026-12-27T18:00:00Z'))?.name).not.toBe(name);
    expect(policy((input) => (input.commander = 'Wen Li'))?.name).not.toBe(name);
    expect(policy()?.lifecycle).toEqual({
      create_before_destroy: true,
      replace_triggered_by: [`terraform_data.SCP-${ACCOUNT}-version`],
    });
  });

  it.each([
    [false, ['KeepUsers', 'KeepRoles', 'KeepFunctions', 'KeepInstances', 'KeepOutOfGroups', 'KeepDatabases']],
    [true, []], // nobody changes anything in the account
  ])('keep the contained as it is: whole account in quarantine %s', (quarantine, expected) => {
    const change = (input: any) => {
      input.aws[0].quarantine = quarantine;
      input.aws[0].functions = [{ name: 'resize', region: 'eu-west-1', role: 'Resize' }];
    };
    const sids = JSON.parse(policy(change)?.content ?? '{}').Statement.map(({ Sid }: { Sid: string }) => Sid);
    expect(sids.filter((sid: string) => sid.startsWith('Keep'))).toEqual(expected);
  });

  it('are refused when AWS would refuse them', () => {
    const users = Array.from({ length: 150 }, (_, i) => ({ name: `user-${i}` }));
    expect(() => policy((input) => (input.aws[0].users = users))).toThrow(
      /INC-42: the SCP that contains its targets in payments would have \d+ characters; AWS takes 10240\. Set quarantine/,
    );
  });
});

describe('two incidents', () => {
  const other = (targets: object, phase: 'contain' | 'close' = 'contain') =>
    incident(phase, (input) => Object.assign(input, { id: 'INC-43', aws: [{ account: ACCOUNT, ...targets }] }));

  it('hold the same principals without meeting', () => {
    const both = synthIncidents([
      incident('contain'),
      other({ users: [{ name: 'ci-deploy' }], roles: [{ name: 'App' }] }),
    ]);
    const names = (stacks: Stacks) =>
      Object.values(stacks).flatMap((stack) =>
        resources(stack).flatMap(([address, { name, user, role, target_id: target }]) =>
          name ? [`${address.split('.')[0]} ${name} ${user ?? role ?? target ?? ''}`] : [],
        ),
      );
    expect(new Set(names(both)).size).toBe(names(both).length);
  });

  const { instances, databases } = incident('contain').aws[0]!;
  it.each([
    ['interface eni-0a1b2c3d4e5f60718', { instances }],
    ['database orders in eu-west-1 of payments', { databases }],
    ['the quarantine of the account payments', { quarantine: true }],
    [
      'access key AKIAIOSFODNN7EXAMPLE',
      { users: [{ name: 'ci-deploy', accessKeys: [{ id: 'AKIAIOSFODNN7EXAMPLE', was: 'Inactive' }] }] },
    ],
    [
      'the managed denial of the user full@example.com in payments',
      { users: [{ name: 'full@example.com', denial: 'managed' }] },
    ],
  ])('cannot both hold %s', (thing, targets) => {
    const first = incident('contain');
    expect(() => synthIncidents([first, other(targets)])).toThrow(
      `INC-43 would change ${thing}, which INC-42 holds until it is closed`,
    );
    expect(() => synthIncidents([first, other(targets, 'close')])).not.toThrow();
  });
});

describe('a new kind of target', () => {
  const withKind = (kind: TargetKind) => {
    const kinds = TARGET_KINDS as TargetKind[];
    kinds.push(kind);
    try {
      return synthPhase('contain');
    } finally {
      kinds.pop();
    }
  };

  it('is one row of the table', () => {
    const stacks = withKind({ quarantine: (stack) => new SecurityGroup(stack, 'new', { name: 'INC-42' }) });
    expect(stacks['INC-42-quarantine']?.resource?.aws_security_group).toHaveProperty('new');
  });

  it('is refused when it could not be undone', () => {
    expect(() => withKind({ quarantine: (stack) => new Instance(stack, 'new') })).toThrow(
      /^INC-42 could not be undone:\nINC-42-quarantine: aws_instance\.new: /,
    );
  });
});

describe('refuses', () => {
  it.each([
    [
      'an account outside the estate',
      (input: any) => (input.aws[0].account = '999999999999'),
      /INC-42 has targets in the account 999999999999, which the estate file does not list.*444444444444 \(payments\)/s,
    ],
    [
      'a VPC where nothing waits',
      (input: any) => (input.aws[0].instances[0].vpc = 'vpc-0fffffffffffffffff'.slice(0, 21)),
      /INC-42: i-0a1b2c3d4e5f60718 is in vpc-0f+ of eu-west-1, which the estate file does not list for payments.*deploy prepare-aws-payments-eu-west-1/,
    ],
    [
      'an access key of the account where responders sign in',
      (input: any) => (input.aws = [{ ...input.aws[0], account: '333333333333', instances: [], databases: [] }]),
      /access key AKIAIOSFODNN7EXAMPLE is one of the security account \(333333333333\)/,
    ],
  ])('%s', (_what, change, message) => {
    expect(() => synthPhase('contain', change)).toThrow(message);
  });

  it('nothing of a closed incident whose account has left the estate', () => {
    const left = (input: any) => input.aws.push({ account: '999999999999', root: true, roles: [{ name: 'old' }] });
    expect(Object.keys(synthPhase('close', left)).sort()).toEqual(ALL);
    expect(() => synthPhase('release', left)).toThrow(/999999999999, which the estate file does not list/);
  });

  it('a release without its time', () => {
    expect(() => synthPhase('release', (input) => delete input.releasedAt)).toThrow(/releasedAt is missing/);
  });
});
