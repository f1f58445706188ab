import { partsOfResourceId } from '../../../stacks/estate/azure-schema-values';
import type { SectionsOf } from './sections';

export const networks: SectionsOf = ({ subscriptions }) =>
  subscriptions.flatMap(({ subscription, networks: found }) =>
    found.map((id) => ({
      account: subscription,
      target: `virtual network ${partsOfResourceId(id).name}`,
      rows: [
        {
          // https://learn.microsoft.com/azure/virtual-network-manager/concept-security-admins
          what: 'connections that are open already, and subnets of services that security-admin rules pass over (gateways, Bastion, Application Gateway, SQL managed instances)',
          instead: 'look at the list of subnets; stop those services themselves',
        },
        {
          what: 'everything, for the minutes until the rules have reached every machine',
          instead: 'isolate the machines that matter by their interfaces as well',
        },
      ],
    })),
  );
