import type { AzureSubscriptionTargets } from '../../incident/azure-targets';
import type { AzureNames } from '../names';
import type { AzureSubscription } from '../subscriptions';
import type { ContainmentStack } from './containment-stack';

/** What is contained in one subscription. */
export interface Contained {
  readonly subscription: AzureSubscription;
  readonly targets: AzureSubscriptionTargets;
  readonly names: AzureNames;
}

/**
 * A kind of thing that is contained in a subscription: all that Firebreak does to it while the incident is contained. One
 * file each in `targets/`, listed in `target-kinds.ts`.
 */
export type TargetKind = (stack: ContainmentStack, contained: Contained) => void;
