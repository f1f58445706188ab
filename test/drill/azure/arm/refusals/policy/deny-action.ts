import { failure, type Resource } from '../../resource';
import type { World } from '../../world';
import type { Refusal } from '../attempt';
import { applies, assignedTo, type Assigned } from './assigned';

/**
 * Deleting what a policy with the effect `denyAction` holds. Deleting a resource group takes it along, unless the policy says
 * that it stops that as well. https://learn.microsoft.com/azure/governance/policy/concepts/effect-deny-action
 */
export const deniedAction: Refusal = ({ world, method, id }) => {
  if (method !== 'DELETE') return undefined;
  const target = world.get(id);
  const inGroup = /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+$/i.test(id) ? world.below(id) : [];
  const denial =
    (target && holder(world, target, () => true)) ?? inGroup.map((one) => holder(world, one, cascades)).find(Boolean);
  if (!denial) return undefined;
  return failure(
    403,
    'RequestDisallowedByPolicy',
    `Resource '${id}' was disallowed by policy: the assignment '${denial.assignment.id}' denies deletion.`,
  );
};

function holder(world: World, target: Resource, when: (assigned: Assigned) => boolean): Assigned | undefined {
  return assignedTo(world, target.id).find((assigned) => {
    const actions: string[] = assigned.rule.then.details?.actionNames ?? [];
    const deletes = actions.some((action) => action.toLowerCase() === 'delete');
    return deletes && when(assigned) && applies(assigned, 'denyAction', target);
  });
}

const cascades = ({ rule }: Assigned) => rule.then.details?.cascadeBehaviors?.resourceGroup === 'deny';
