import type { Kind } from '../kind';
import { failure, ok, withEtag, type Resource } from '../resource';

const SERVICES = ['blob', 'dfs', 'file', 'queue', 'table', 'web'];

export const storageAccount: Kind = {
  status: 200,
  written: (resource, _request, previous) => ({
    sku: previous?.sku,
    ...resource,
    kind: resource.kind ?? previous?.kind ?? 'StorageV2',
    properties: {
      ...previous?.properties,
      ...resource.properties,
      primaryLocation: resource.location,
      statusOfPrimary: 'available',
      primaryEndpoints: Object.fromEntries(
        SERVICES.map((service) => [service, `https://${resource.name}.${service}.localhost/`]),
      ),
    },
  }),
  actions: {
    listkeys: () =>
      ok({ keys: ['key1', 'key2'].map((keyName) => ({ keyName, value: 'bm90IGEga2V5', permissions: 'FULL' })) }),
  },
};

/** `blobServices/default` and its like: there as soon as the account is. */
export const storageService: Kind = {
  status: 200,
  implied: (id, world) => {
    const [account = '', name = ''] = id.split(/\/(?:blob|file|queue|table)Services\//i);
    if (!world.get(account)) return undefined;
    const type = id.split('/').slice(-2)[0] ?? '';
    return withEtag({ id, name, type: `Microsoft.Storage/storageAccounts/${type}`, properties: {} });
  },
};

export const container: Kind = {
  written: (resource) => ({
    ...resource,
    properties: { publicAccess: 'None', leaseState: 'Available', leaseStatus: 'Unlocked', ...resource.properties },
  }),
  shown: (resource, world) => {
    const policy = world.get(`${resource.id}/immutabilityPolicies/default`);
    return {
      ...resource,
      properties: { ...resource.properties, hasImmutabilityPolicy: policy !== undefined, hasLegalHold: false },
    };
  },
};

/** Writing one that is locked is refused in ../refusals/immutability.ts, as are deleting and shortening. */
export const immutabilityPolicy: Kind = {
  status: 200,
  written: (resource, _request, previous) => ({
    ...resource,
    properties: { ...resource.properties, state: previous?.properties.state ?? 'Unlocked' },
  }),
  actions: {
    lock: ({ world, headers }, policy) =>
      inStep(headers['if-match'], policy) ??
      ok(world.put({ ...policy, properties: { ...policy.properties, state: 'Locked' } })),
    extend: ({ world, headers, body }, policy) =>
      inStep(headers['if-match'], policy) ??
      ok(
        world.put({
          ...policy,
          properties: { ...policy.properties, ...body?.properties, extended: extensions(policy) + 1 },
        }),
      ),
  },
};

/** How often a locked one has been extended. */
export const extensions = ({ properties }: Resource): number => properties.extended ?? 0;

/** Lock and extend take the tag of what the caller saw. */
function inStep(tag: string | string[] | undefined, { etag }: Resource) {
  return tag === etag
    ? undefined
    : failure(412, 'PreconditionFailed', `If-Match is ${String(tag)}; it must be ${etag}.`);
}
