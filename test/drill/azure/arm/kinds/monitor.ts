import { createHash } from 'node:crypto';
import type { Kind } from '../kind';
import { ok } from '../resource';

/** A GUID that an id always has, so that a plan after an apply finds what it left. */
function guidOf(id: string): string {
  const hex = createHash('sha256').update(id.toLowerCase()).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

export const workspace: Kind = {
  written: (resource, _request, previous) => ({
    ...resource,
    properties: {
      publicNetworkAccessForIngestion: 'Enabled',
      publicNetworkAccessForQuery: 'Enabled',
      ...previous?.properties,
      ...resource.properties,
      customerId: guidOf(resource.id),
    },
  }),
  actions: { sharedkeys: () => ok({ primarySharedKey: 'bm90IGEga2V5', secondarySharedKey: 'bm90IGEga2V5' }) },
};
