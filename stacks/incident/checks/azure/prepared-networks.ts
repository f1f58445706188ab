import { oneOf } from '../../../files/allowed';
import type { Finding } from '../../../files/problem';
import { listed, type Check } from '../check';
import { subscriptionParts } from './targets';

/** A quarantine group waits in the networks of the estate file, and rules name it in their listed security groups. */
export const preparedNetworks: Check = (incident, { estate }) => {
  if (incident.phase === 'close' || !estate.azure) return [];
  const networks = estate.azure.subscriptions.flatMap((subscription) => subscription.networks);
  const known = new Map(networks.map((network) => [network.id.toLowerCase(), network]));
  return subscriptionParts(incident).flatMap(({ path, target }) =>
    listed([...path, 'machines'], target.machines).flatMap((machine) =>
      listed([...machine.path, 'interfaces'], machine.entry.interfaces).flatMap((one): Finding[] => {
        const { network } = one.entry;
        if (network === undefined) return [];
        const found = known.get(network.toLowerCase());
        if (found && found.securityGroups.length > 0) return [];
        return [
          {
            path: [...one.path, 'network'],
            message: found
              ? 'the estate file lists no security group of this network: membership of its quarantine group would do nothing'
              : 'no quarantine group waits in this network: the estate file does not list it',
            allowed: oneOf(
              networks.filter(({ securityGroups }) => securityGroups.length > 0).map(({ id }) => id),
              network,
            ),
            fix: 'isolate the whole network (networks: [its id]) now; list it and its security groups in the estate file afterwards',
          },
        ];
      }),
    ),
  );
};
