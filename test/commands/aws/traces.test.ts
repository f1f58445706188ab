import type { Plan, PlannedChange } from '../../../commands/terraform/plan';
import type { Synthesised } from '../../../commands/terraform/stack-json';
import { halfReplaced, leftovers, mends } from '../../../commands/terraform/traces/mend';
import { isPolicyOf } from '../../../commands/aws/traces/policy-name';
import type { Trace } from '../../../commands/terraform/traces/trace';

const POLICY = 'aws_organizations_policy.SCP-1';
const VERSION = 'terraform_data.SCP-1-version';

const declared: Synthesised = {
  resources: [
    {
      type: 'aws_organizations_policy',
      name: 'SCP-1',
      address: POLICY,
      arguments: { name: 'new', lifecycle: { create_before_destroy: true, replace_triggered_by: [VERSION] } },
    },
  ],
  imports: [],
  place: { account: '111111111111', region: 'eu-west-1' },
  roles: [],
};

const policy = (name: string, change: Partial<Trace> = {}): Trace => ({
  type: 'aws_organizations_policy',
  id: `p-${name}`,
  what: name,
  unique: true,
  idle: false,
  isDeclared: ({ arguments: { name: wanted } }) => wanted === name,
  remove: () => Promise.resolve(),
  ...change,
});

function plan(action: PlannedChange['action'] | undefined, known: Record<string, string> = {}): Plan {
  return {
    changes: action ? [{ address: POLICY, type: 'aws_organizations_policy', action }] : [],
    known: Object.entries(known).map(([address, id]) => ({ address, id })),
    errors: [],
    other: '',
  };
}

describe('what a run that died made is, when it would be made again,', () => {
  test('adopted', () => {
    expect(mends(plan('create'), [policy('new')], declared)).toMatchObject([
      { how: 'adopt', address: POLICY, trace: { id: 'p-new' }, forget: [] },
    ]);
  });

  test('adopted in place of a predecessor that is gone, and of what would replace it', () => {
    const known = { [POLICY]: 'p-old', [VERSION]: 'some-id' };
    expect(mends(plan('create', known), [policy('new')], declared)).toMatchObject([
      { how: 'adopt', forget: [POLICY, VERSION] },
    ]);
  });

  test('removed, while its predecessor is in force', () => {
    const traces = [policy('new'), policy('old')];
    expect(mends(plan('replace', { [POLICY]: 'p-old' }), traces, declared)).toMatchObject([
      { how: 'remove', trace: { id: 'p-new' } },
    ]);
  });

  test('left in force, while its predecessor is not: that is removed', () => {
    const traces = [policy('new'), policy('old', { idle: true })];
    expect(mends(plan('replace', { [POLICY]: 'p-old' }), traces, declared)).toMatchObject([
      { how: 'remove', trace: { id: 'p-old' } },
    ]);
  });

  test.each([
    ['known to the state', plan(undefined, { [POLICY]: 'p-new' }), policy('new')],
    [
      'known to the state under another address',
      plan('create', { 'aws_organizations_policy.x': 'p-new' }),
      policy('new'),
    ],
    ['replaced by the same when made again', plan('create'), policy('new', { unique: false })],
    ['not declared', plan('create'), policy('old')],
  ])('left alone, being %s', (_, made, trace) => {
    expect(mends(made, [trace], declared)).toEqual([]);
  });
});

describe('after the apply', () => {
  test('what is neither declared nor known is taken off, attachments before policies', () => {
    const traces = [policy('new'), policy('known'), policy('old'), policy('attachment')];
    const made = plan(undefined, { 'aws_organizations_policy.x': 'p-known' });
    expect(leftovers(made, traces, declared).map(({ id }) => id)).toEqual(['p-attachment', 'p-old']);
  });

  test('evidence never is', () => {
    expect(leftovers(plan(undefined), [policy('old', { remove: undefined })], declared)).toEqual([]);
  });
});

test('a replacement that a run only began is a replacement still, not a change in place', () => {
  expect(halfReplaced(plan('update'), declared)).toEqual([POLICY]);
  expect(halfReplaced(plan('replace'), declared)).toEqual([]);
});

test.each([
  ['firebreak-INC-4-444444444444-1a2b3c4d', true],
  ['firebreak-INC-42-444444444444-1a2b3c4d', false],
  ['firebreak-INC-4-web-444444444444-1a2b3c4d', false],
  ['firebreak-quarantine-account', false],
  ['firebreak-INC-4-444444444444', false],
])('%s of INC-4: %s', (name, ours) => {
  expect(isPolicyOf('INC-4', name)).toBe(ours);
});
