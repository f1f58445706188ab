import type { Kind } from '../kind';
import { ok } from '../resource';
import { guidOf } from './guid';

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
