import { azureInput } from '../../support/azure-estate';
import type { World } from './arm/world';
import { typeAsWritten } from './arm/resource-id';

const [PAYMENTS] = azureInput().subscriptions;
const PAYMENTS_GROUP = `/subscriptions/${PAYMENTS.id}/resourceGroups/network/providers`;

/** The machine of the network `payments`: two interfaces, a system disk and one for data. */
export const MACHINE = machineOf('payments', PAYMENTS_GROUP);
export const STORE = `${PAYMENTS_GROUP}/Microsoft.Storage/storageAccounts/paymentsdata`;
export const VAULT = `${PAYMENTS_GROUP}/Microsoft.KeyVault/vaults/payments`;

/** What the subscriptions hold before Firebreak comes: networks with machines in them, and who may do what. */
export function fillWorld(world: World): void {
  const put = (id: string, properties: Record<string, any> = {}, more: Record<string, any> = {}) =>
    void world.put({
      id,
      name: id.split('/').pop() ?? '',
      type: typeAsWritten(id),
      etag: '',
      ...more,
      properties: { ...properties, provisioningState: 'Succeeded' },
    });
  const { managementGroup, incidentResponse, subscriptions } = azureInput();

  const group = `/providers/Microsoft.Management/managementGroups/${managementGroup}`;
  put(group, { displayName: managementGroup });
  for (const id of [incidentResponse.subscriptionId, ...subscriptions.map((one: any) => one.id)]) {
    put(`${group}/subscriptions/${id}`, { displayName: id });
  }

  put(STORE, {}, { location: 'westeurope', kind: 'StorageV2', sku: { name: 'Standard_LRS' } });
  put(VAULT, { sku: { family: 'A', name: 'standard' }, accessPolicies: [] }, { location: 'westeurope' });
  for (const { id: subscription, networks = [] } of subscriptions) {
    const root = `/subscriptions/${subscription}`;
    put(`${root}/resourceGroups/network`, {}, { location: 'westeurope' });
    put(`${root}/providers/Microsoft.Authorization/roleAssignments/00000000-0000-4000-8000-00000000e001`, {
      principalId: '00000000-0000-4000-8000-00000000c001',
      principalType: 'User',
      roleDefinitionId: `${root}/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635`,
      scope: root,
    });
    for (const network of networks) {
      // Azure makes a watcher wherever there is a network (https://learn.microsoft.com/azure/network-watcher/network-watcher-create).
      const { location } = network;
      put(`${root}/resourceGroups/NetworkWatcherRG`, {}, { location });
      put(
        `${root}/resourceGroups/NetworkWatcherRG/providers/Microsoft.Network/networkWatchers/NetworkWatcher_${location}`,
        {},
        { location },
      );
      fillNetwork(put, network);
    }
  }
}

function machineOf(network: string, providers: string) {
  return {
    id: `${providers}/Microsoft.Compute/virtualMachines/${network}-1`,
    interfaces: [1, 2].map((index) => `${providers}/Microsoft.Network/networkInterfaces/${network}-1-nic-${index}`),
    disks: ['os', 'data'].map((kind) => `${providers}/Microsoft.Compute/disks/${network}-1-${kind}`),
  };
}

type Put = (id: string, properties?: Record<string, any>, more?: Record<string, any>) => void;

/** A subnet behind the network's security group, with one machine that has two interfaces and two disks. */
function fillNetwork(put: Put, network: { id: string; location: string; securityGroups?: string[] }): void {
  const { id, location, securityGroups = [] } = network;
  const name = id.split('/').pop() ?? '';
  const group = id.slice(0, id.indexOf('/providers/'));
  put(id, { addressSpace: { addressPrefixes: ['10.0.0.0/16'] } }, { location });
  for (const securityGroup of securityGroups) {
    put(securityGroup, {}, { location });
    put(`${securityGroup}/securityRules/https`, {
      priority: 300,
      direction: 'Inbound',
      access: 'Allow',
      protocol: 'Tcp',
      sourceAddressPrefix: 'Internet',
      sourcePortRange: '*',
      destinationAddressPrefix: '*',
      destinationPortRange: '443',
    });
  }
  const networkSecurityGroup = securityGroups[0] && { id: securityGroups[0] };
  put(`${id}/subnets/default`, { addressPrefix: '10.0.0.0/24', ...(networkSecurityGroup && { networkSecurityGroup }) });

  const { id: machine, interfaces, disks } = machineOf(name, `${group}/providers`);
  const [os = '', data = ''] = disks;
  interfaces.forEach((nic, index) =>
    put(
      nic,
      {
        virtualMachine: { id: machine },
        primary: index === 0,
        networkSecurityGroup,
        ipConfigurations: [
          {
            id: `${nic}/ipConfigurations/main`,
            name: 'main',
            properties: {
              primary: true,
              privateIPAddress: `10.0.0.${4 + index}`,
              privateIPAddressVersion: 'IPv4',
              privateIPAllocationMethod: 'Static',
              subnet: { id: `${id}/subnets/default` },
              provisioningState: 'Succeeded',
            },
          },
        ],
      },
      { location },
    ),
  );
  for (const disk of disks) {
    put(
      disk,
      { diskSizeGB: 32, diskState: 'Attached', creationData: { createOption: 'Empty' } },
      { location, managedBy: machine },
    );
  }
  put(
    machine,
    {
      vmId: machine.length.toString(16).padStart(8, '0') + '-0000-4000-8000-000000000000',
      hardwareProfile: { vmSize: 'Standard_D2s_v5' },
      networkProfile: {
        networkInterfaces: interfaces.map((nic, index) => ({ id: nic, properties: { primary: index === 0 } })),
      },
      storageProfile: {
        osDisk: { name: `${name}-1-os`, osType: 'Linux', managedDisk: { id: os } },
        dataDisks: [{ lun: 0, name: `${name}-1-data`, managedDisk: { id: data } }],
      },
    },
    { location, identity: { type: 'SystemAssigned', principalId: '00000000-0000-4000-8000-00000000d001' } },
  );
}
