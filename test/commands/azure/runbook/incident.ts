import { incidentSchema, type Incident } from '../../../../stacks/incident/schema';
import { SUBSCRIPTION } from '../../../support/azure-estate';

const id = (type: string, name: string, group = 'shop') =>
  `/subscriptions/${SUBSCRIPTION.payments}/resourceGroups/${group}/providers/${type}/${name}`;

/** An incident with one of everything in Azure. */
export function everythingInAzure(): Incident {
  return incidentSchema.parse({
    version: 1,
    id: 'INC-42',
    declaredAt: '2026-11-20T18:00:00Z',
    commander: 'Asha Rao',
    phase: 'contain',
    sessionCutoff: '2026-11-20T18:15:00Z',
    expires: '2026-11-21T18:00:00Z',
    azure: {
      groups: {
        quarantine: '00000000-0000-4000-8000-0000000000d1',
        signInAgain: '00000000-0000-4000-8000-0000000000d2',
      },
      users: [{ id: '00000000-0000-4000-8000-0000000000c1', name: 'jo@example.com' }],
      servicePrincipals: [{ id: '00000000-0000-4000-8000-0000000000c2', name: 'ci-deploy' }],
      managedIdentities: [{ id: '00000000-0000-4000-8000-0000000000c3', name: 'shop' }],
      subscriptions: [
        {
          subscription: SUBSCRIPTION.payments,
          machines: [
            {
              id: id('Microsoft.Compute/virtualMachines', 'shop'),
              interfaces: [
                {
                  id: id('Microsoft.Network/networkInterfaces', 'shop-nic'),
                  network: id('Microsoft.Network/virtualNetworks', 'payments', 'network'),
                },
              ],
              disks: [{ id: id('Microsoft.Compute/disks', 'shop-os'), location: 'westeurope' }],
            },
          ],
          networks: [id('Microsoft.Network/virtualNetworks', 'payments-north', 'network')],
          storageAccounts: [id('Microsoft.Storage/storageAccounts', 'shopdata')],
          keyVaults: [id('Microsoft.KeyVault/vaults', 'shop-vault')],
          freeze: true,
        },
      ],
    },
  });
}
