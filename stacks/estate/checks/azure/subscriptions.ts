import type { Path } from '../../../files/problem';
import { pathText } from '../../../files/problem';
import type { EstateParts } from '../check';

export interface SubscriptionPart {
  readonly path: Path;
  /** `azure.subscriptions[1] (payments)` */
  readonly label: string;
  readonly name?: string;
  readonly id?: string;
  readonly networks?: readonly (
    | { readonly id?: string; readonly location?: string; readonly securityGroups?: readonly (string | undefined)[] }
    | undefined
  )[];
}

/** The protected subscriptions, as far as they are valid. */
export function subscriptionParts({ azure }: EstateParts): SubscriptionPart[] {
  return (azure?.subscriptions ?? []).map((subscription, index) => {
    const path = ['azure', 'subscriptions', index];
    const label = subscription?.name ? `${pathText(path)} (${subscription.name})` : pathText(path);
    return { ...subscription, path, label };
  });
}
