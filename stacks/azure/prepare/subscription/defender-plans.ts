import { SecurityCenterSubscriptionPricing } from '@cdktf/provider-azurerm/lib/security-center-subscription-pricing';
import { Construct } from 'constructs';
import type { AzureEstate } from '../../../estate/azure-schema';

export interface DefenderPlansProps {
  readonly subscriptionId: string;
  readonly plans: AzureEstate['defender'];
}

/**
 * Plans of Microsoft Defender for Cloud, on.
 *
 * Every plan is there in every subscription, on or off, so each is adopted: creating one fails where it is on already, and
 * switches the owner's extensions off where it is not. Sub-plan and extensions stay as they are; another sub-plan would make the
 * provider switch the plan off and on.
 *
 * Leaving a plan out of the estate file switches it off, whoever switched it on: `terraform state rm` it first to leave it on.
 */
export class DefenderPlans extends Construct {
  constructor(scope: Construct, id: string, { subscriptionId, plans }: DefenderPlansProps) {
    super(scope, id);
    for (const resourceType of plans) {
      new SecurityCenterSubscriptionPricing(this, resourceType, {
        resourceType,
        tier: 'Standard',
        lifecycle: { ignoreChanges: ['subplan', 'extension'] },
      }).importFrom(`/subscriptions/${subscriptionId}/providers/Microsoft.Security/pricings/${resourceType}`);
    }
  }
}
