import { partsOfResourceId } from '../../../stacks/estate/azure-schema-values';
import type { SectionsOf } from './sections';

export const storesAndVaults: SectionsOf = ({ subscriptions }) =>
  subscriptions.flatMap(({ subscription, storageAccounts, keyVaults }) =>
    [
      ...storageAccounts.map(
        (id) => [`storage account ${partsOfResourceId(id).name}`, 'keys of the account and SAS'] as const,
      ),
      ...keyVaults.map((id) => [`key vault ${partsOfResourceId(id).name}`, 'secrets that were read already'] as const),
    ].map(([target, known]) => ({
      account: subscription,
      target,
      rows: [
        {
          // https://learn.microsoft.com/azure/private-link/network-security-perimeter-concepts
          what: 'whoever comes through a private endpoint, and the management plane: a perimeter filters public traffic to the data only',
          instead: 'remove the connection of the private endpoint by hand; freeze the subscription',
        },
        {
          what: `${known}: they are known, and work again after release`,
          instead: 'renew them before release, by the runbook',
        },
      ],
    })),
  );
