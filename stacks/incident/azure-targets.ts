import { z } from 'zod';
import {
  exampleId,
  groupId,
  guid,
  location,
  resourceId,
  subscriptionId,
  userId,
  virtualNetworkId,
} from '../estate/azure-schema-values';
import { advice } from '../files/advice';

const LOOK_UP = 'let `firebreak open` look them up, or `az vm show`';

const thing = (type: string, name: string, what: string, list: string) =>
  resourceId(type, exampleId(type, name), what, `copy the id from \`${list} --query "[].id"\``);

const interfaceId = thing(
  'Microsoft.Network/networkInterfaces',
  'shop-nic',
  'Resource id of a network interface.',
  'az network nic list',
);
const diskId = thing('Microsoft.Compute/disks', 'shop-os', 'Resource id of a managed disk.', 'az disk list');

const user = z.strictObject({
  id: userId,
  name: z.string().min(1, 'must be the user principal name, for people to read').describe('User principal name.'),
});

const servicePrincipal = z.strictObject({
  id: guid(
    'Object id of a service principal, not its application id.',
    'copy it from `az ad sp show --id <application id> --query id`',
  ),
  name: z.string().min(1, 'must be the display name, for people to read').describe('Display name.'),
});

const managedIdentity = z.strictObject({
  id: guid(
    'Principal id of a managed identity.',
    'copy it from `az identity show --query principalId`, or `az vm identity show`',
  ),
  name: z.string().min(1, 'must be the name, for people to read').describe('Name of the identity or of its machine.'),
});

const machine = z.strictObject({
  id: thing('Microsoft.Compute/virtualMachines', 'shop', 'Resource id of a virtual machine.', 'az vm list'),
  interfaces: z
    .array(
      z.strictObject({
        id: interfaceId,
        network: virtualNetworkId.describe('The virtual network of its addresses: whose quarantine group it joins.'),
      }),
    )
    .min(1)
    .register(advice, { fix: LOOK_UP, missing: LOOK_UP }),
  disks: z
    .array(
      z.strictObject({
        id: diskId,
        location,
        incremental: z
          .boolean()
          .default(false)
          .describe(
            'Premium SSD v2 and Ultra Disks take incremental snapshots only, which stay in the subscription of the disk.',
          ),
      }),
    )
    .default([])
    .describe('Disks to snapshot.'),
});

const subscriptionTargets = z.strictObject({
  subscription: subscriptionId,
  machines: z.array(machine).default([]),
  networks: z.array(virtualNetworkId).default([]).describe('Whole virtual networks, every machine in them included.'),
  storageAccounts: z
    .array(
      thing(
        'Microsoft.Storage/storageAccounts',
        'shopdata',
        'Resource id of a storage account.',
        'az storage account list',
      ),
    )
    .default([])
    .describe('Closed to every network but private endpoints.'),
  keyVaults: z
    .array(thing('Microsoft.KeyVault/vaults', 'shop', 'Resource id of a key vault.', 'az keyvault list'))
    .default([])
    .describe('Closed to every network but private endpoints.'),
  freeze: z
    .boolean()
    .default(false)
    .describe(
      'Nothing is created, changed or deleted in the whole subscription, by anybody, but what containment needs.',
    ),
});

/** What of an incident lies in Azure. */
export const azureTargets = z.strictObject({
  groups: z
    .strictObject({
      quarantine: groupId.describe('Object id of the group firebreak-quarantine: its members cannot sign in.'),
      signInAgain: groupId.describe(
        'Object id of the group firebreak-sign-in-again: its members prove who they are each time.',
      ),
    })
    .optional()
    .describe('With users: the groups that preparedness made. `firebreak open` looks their ids up.'),
  users: z.array(user).default([]).describe('People: they cannot sign in anywhere.'),
  servicePrincipals: z.array(servicePrincipal).default([]).describe('Applications of this tenant.'),
  managedIdentities: z
    .array(managedIdentity)
    .default([])
    .describe('Identities of machines: no policy of Entra stops them; the runbook takes their role assignments away.'),
  subscriptions: z.array(subscriptionTargets).default([]),
});

export type AzureTargets = z.infer<typeof azureTargets>;
export type AzureSubscriptionTargets = AzureTargets['subscriptions'][number];
