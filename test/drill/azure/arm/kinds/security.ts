import type { Kind } from '../kind';
import { withEtag } from '../resource';

/** Every plan of Defender for Cloud exists in every subscription: free until it is paid for. */
export const pricing: Kind = {
  status: 200,
  implied: (id) =>
    withEtag({
      id,
      name: id.split('/').pop() ?? '',
      type: 'Microsoft.Security/pricings',
      properties: { pricingTier: 'Free', freeTrialRemainingTime: 'PT0S' },
    }),
};
