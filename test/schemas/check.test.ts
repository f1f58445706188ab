import { problemsOf } from './check';
import type { Block, ProviderSchema } from './schema';

const network: Block = {
  attributes: {
    id: { type: 'string', computed: true },
    name: { type: 'string', required: true },
    size: { type: 'number', optional: true },
    open: { type: 'bool', optional: true },
    tags: { type: ['map', 'string'], optional: true },
    places: { type: ['list', 'string'], optional: true },
    routes: { type: ['set', ['object', { to: 'string', via: 'number' }]], optional: true },
  },
  block_types: {
    rule: {
      nesting_mode: 'list',
      min_items: 1,
      max_items: 2,
      block: { attributes: { port: { type: 'number', required: true } } },
    },
    timeouts: { nesting_mode: 'single', block: { attributes: { create: { type: 'string', optional: true } } } },
  },
};
const fog: ProviderSchema = {
  version: '1.2.3',
  provider: { attributes: { region: { type: 'string', optional: true } } },
  resource: { fog_network: network },
  data: { fog_network: { attributes: { name: { type: 'string', required: true } } } },
};

/** A network that is right, but for the change. */
const problems = (change: object) =>
  problemsOf({ resource: { fog_network: { a: { name: 'a', rule: [{ port: 1 }], ...change } } } }, { fog });

test('what the provider takes', () => {
  const all = {
    size: 3,
    open: 'true',
    tags: { owner: 'me', count: 1 },
    places: ['here'],
    routes: [{ to: 'there', via: '1' }],
    rule: { port: '${var.port}' },
    timeouts: { create: '2h' },
    lifecycle: { prevent_destroy: true },
    depends_on: ['fog_network.b'],
    description: null,
  };
  expect(problems(all)).toEqual([]);
});

test.each([
  ['an unknown argument', { nmae: 'b' }, "fog_network.a: 'nmae' is unknown"],
  ['a missing argument', { name: undefined }, "fog_network.a: 'name' is missing"],
  ['a missing argument, given as null', { name: null }, "fog_network.a: 'name' is missing"],
  ['an argument of the provider alone', { id: 'x' }, "fog_network.a: 'id' is set by the provider alone"],
  ['a word for a number', { size: 'big' }, `fog_network.a: 'size' must be a number, not "big"`],
  ['a number for a truth', { open: 1 }, "fog_network.a: 'open' must be a bool, not 1"],
  ['a list for a string', { name: ['a'] }, `fog_network.a: 'name' must be a string, not ["a"]`],
  ['a string for a list', { places: 'here' }, `fog_network.a: 'places' must be a list, not "here"`],
  [
    'an object in a list of strings',
    { places: [{}] },
    "fog_network.a: 'places' has an item that must be a string, not {}",
  ],
  ['a list for a map', { tags: [] }, "fog_network.a: 'tags' must be a map, not []"],
  [
    'an unknown part of an object',
    { routes: [{ ot: 'b' }] },
    "fog_network.a: 'routes' has an item that has an unknown 'ot'",
  ],
  ['no block where one must be', { rule: [] }, 'fog_network.a.rule: 0 blocks; at least 1'],
  ['a block too many', { rule: [{ port: 1 }, { port: 2 }, { port: 3 }] }, 'fog_network.a.rule: 3 blocks; at most 2'],
  ['a value where a block must be', { rule: ['x'] }, 'fog_network.a.rule: must be a block, not "x"'],
  ['an unknown argument in a block', { rule: [{ port: 1, prot: 2 }] }, "fog_network.a.rule: 'prot' is unknown"],
  ['a missing argument in a block', { rule: [{}] }, "fog_network.a.rule: 'port' is missing"],
])('%s', (_name, change, problem) => {
  expect(problems(change)).toEqual([problem]);
});

test('an unknown type, a bad data source, a bad provider configuration; other providers are passed over', () => {
  const stack = {
    provider: { fog: [{ regoin: 'x' }], mist: [{ any: 1 }] },
    resource: { fog_cloud: { a: {} }, mist_cloud: { a: {} } },
    data: { fog_network: { b: {} } },
  };
  expect(problemsOf(stack, { fog })).toEqual([
    'fog_cloud: 1.2.3 has no such type',
    "data.fog_network.b: 'name' is missing",
    "provider.fog: 'regoin' is unknown",
  ]);
});
