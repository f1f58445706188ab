import type { Kind } from '../kind';
import { withEtag } from '../resource';

/** Every subscription exists. */
export const subscription: Kind = {
  implied: (id) => {
    const name = id.split('/').pop() ?? '';
    const about = { subscriptionId: name, displayName: name, state: 'Enabled' };
    return withEtag({ id, name, type: 'Microsoft.Resources/subscriptions', properties: {}, ...about });
  },
};
