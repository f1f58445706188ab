import { ManagementLock } from '@cdktf/provider-azurerm/lib/management-lock';
import { SubscriptionPolicyAssignment } from '@cdktf/provider-azurerm/lib/subscription-policy-assignment';
import type { TargetKind } from '../target-kind';

/**
 * A whole subscription: the policy that waits at the management group refuses to create and change, a lock refuses to
 * delete. Both spare what containment and evidence need; neither binds the data plane.
 */
export const frozenSubscription: TargetKind = (stack, { subscription, targets, names }) => {
  if (!targets.freeze) return;
  stack.hold(`subscription ${subscription.id}`);
  if (!stack.isContained) return;
  const policy = new SubscriptionPolicyAssignment(stack, 'freeze', {
    name: `firebreak-${stack.incident.id}`.slice(0, 64),
    displayName: `Firebreak: ${stack.incident.id}: frozen`,
    subscriptionId: `/subscriptions/${subscription.id}`,
    policyDefinitionId: names.freezePolicyId,
  });
  new ManagementLock(stack, 'lock', {
    name: `firebreak-${stack.incident.id}`,
    scope: `/subscriptions/${subscription.id}`,
    lockLevel: 'CanNotDelete',
    notes: `Incident ${stack.incident.id}, commander ${stack.incident.commander}. Released by Firebreak.`,
    dependsOn: [policy], // off first: under the lock nothing of the subscription can be deleted
  });
};
