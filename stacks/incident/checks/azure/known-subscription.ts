import { oneOf } from '../../../files/allowed';
import { pathText, type Finding } from '../../../files/problem';
import { partsOfResourceId } from '../../../estate/azure-schema-values';
import type { Check } from '../check';
import { resourcesOf, subscriptionParts } from './targets';

/** Elsewhere nothing waits to be joined. Nothing acts for an incident that is closed: its subscription may have left the estate. */
export const knownSubscription: Check = (incident, { estate }) => {
  if (incident.phase === 'close') return [];
  const parts = subscriptionParts(incident);
  if (!estate.azure) return incident.azure ? [noAzure] : [];
  const names = new Map(estate.azure.subscriptions.map(({ id, name }) => [id, name]));
  return parts.flatMap((part): Finding[] => {
    const { subscription } = part.target;
    if (subscription === undefined) return [];
    if (names.has(subscription)) return elsewhere(part, subscription);
    return [
      {
        path: [...part.path, 'subscription'],
        message: `${pathText(part.path)} is in a subscription that the estate does not protect`,
        allowed: oneOf(
          [...names].map(([id, name]) => `${id} (${name})`),
          subscription,
        ),
        fix: "correct the id, or add the subscription to azure.subscriptions of the estate file and deploy 'prepare-*' first",
      },
    ];
  });
};

const noAzure: Finding = {
  path: ['azure'],
  message: 'the estate file has no azure section: nothing waits there to be joined',
  allowed: 'targets in clouds that the estate file describes',
  fix: "describe the tenant in the estate file, and deploy 'prepare-azure-*' first",
};

function elsewhere(part: Parameters<typeof resourcesOf>[0], subscription: string): Finding[] {
  return resourcesOf(part)
    .filter(({ id }) => partsOfResourceId(id).subscription !== subscription)
    .map(({ kind, path }) => ({
      path,
      message: `the ${kind} lies in another subscription than ${pathText(part.path)}`,
      allowed: `/subscriptions/${subscription}/…`,
      fix: 'put it under an entry of its own subscription',
    }));
}
