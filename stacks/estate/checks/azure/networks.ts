import { pathText, type Finding, type Path } from '../../../files/problem';
import { partsOfResourceId } from '../../azure-schema-values';
import type { Check } from '../check';
import { subscriptionParts } from './subscriptions';

/**
 * A network is prepared by the stack of its subscription, once; its quarantine group carries its name, which is that of one
 * network of the subscription.
 */
export const azureNetworks: Check = (estate) =>
  subscriptionParts(estate).flatMap(({ path, label, id, networks = [] }) => {
    const names = new Map<string, string>();
    const groups = new Map<string, string>();
    return networks.flatMap((network, index): Finding[] => {
      const at = [...path, 'networks', index];
      const found = network?.id ? elsewhere(network.id, id, [...at, 'id'], label) : [];
      const name = network?.id && partsOfResourceId(network.id).name.toLowerCase();
      if (name) found.push(...again(names, name, network.id ?? '', [...at, 'id'], NETWORK));
      for (const [nth, group] of (network?.securityGroups ?? []).entries()) {
        if (!group) continue;
        const path = [...at, 'securityGroups', nth];
        found.push(...elsewhere(group, id, path, label));
        // Rules of two networks would have the same priorities in it.
        found.push(...again(groups, group.toLowerCase(), pathText(at), path, SECURITY_GROUP));
      }
      return found;
    });
  });

function elsewhere(resource: string, subscription: string | undefined, path: Path, label: string): Finding[] {
  const { subscription: actual } = partsOfResourceId(resource);
  if (!subscription || actual === subscription) return [];
  return [
    {
      path,
      message: `${pathText(path)} lies in another subscription than ${label}`,
      allowed: `/subscriptions/${subscription}/…`,
      fix: 'list it under the subscription that owns it',
    },
  ];
}

const NETWORK = {
  what: 'a network of this name',
  fix: 'list it once; of two networks of one name in a subscription, only one can have a quarantine',
};
const SECURITY_GROUP = {
  what: 'this security group',
  fix: 'list it under the network of the machines that it guards; those of the other one cannot be cut off by membership',
};

function again(
  seen: Map<string, string>,
  key: string,
  mine: string,
  path: Path,
  { what, fix }: { readonly what: string; readonly fix: string },
): Finding[] {
  const first = seen.get(key);
  seen.set(key, first ?? mine);
  if (first === undefined) return [];
  return [
    {
      path,
      message: `${what} is listed before: ${first}`,
      allowed: 'each once in a subscription',
      fix,
    },
  ];
}
