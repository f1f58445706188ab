import type { AzureEstate } from '../estate/azure-schema';
import { partsOfResourceId } from '../estate/azure-schema-values';

/** Tag that marks what Firebreak owns. */
export const OWNER_TAG = { firebreak: 'preparedness' } as const;

/** The resource group of everything that Firebreak puts into a subscription. */
export const RESOURCE_GROUP = 'firebreak';

/**
 * Deterministic names, so that no stack reads another one's state.
 *
 * Names of storage accounts are unique in the world: 3 to 24 of a-z and 0-9. 12 (estate) + 5 (purpose) + 6 (subscription) = 23.
 */
export function azureNames({ name, azure }: { readonly name: string; readonly azure: AzureEstate }) {
  const { subscriptionId } = azure.incidentResponse;
  const storageAccount = (purpose: 'state' | 'evid' | 'flows') =>
    `${name.replaceAll('-', '').slice(0, 12)}${purpose}${subscriptionId.slice(0, 6)}`;
  const group = (subscription: string) => `/subscriptions/${subscription}/resourceGroups/${RESOURCE_GROUP}`;
  const inHome = (type: string, named: string) => `${group(subscriptionId)}/providers/${type}/${named}`;
  const managementGroupScope = `/providers/Microsoft.Management/managementGroups/${azure.managementGroup}`;
  return {
    storageAccount,
    evidenceAccountId: inHome('Microsoft.Storage/storageAccounts', storageAccount('evid')),
    stateContainer: 'tfstate',
    /** Containers of the evidence store. Azure Monitor chooses the names of its own ones. */
    containers: { activityLog: 'insights-activity-logs', incidents: 'incidents' },
    workspace: 'firebreak',
    workspaceId: inHome('Microsoft.OperationalInsights/workspaces', 'firebreak'),
    actionGroupId: inHome('Microsoft.Insights/actionGroups', 'firebreak'),
    resourceGroupId: group,
    managementGroupScope,
    /** Application security group of a virtual network whose members are cut off. */
    quarantineGroup: (networkId: string) => `firebreak-quarantine-${partsOfResourceId(networkId).name}`,
    quarantineGroupId: (networkId: string) => {
      const { subscription, name: network } = partsOfResourceId(networkId);
      return `${group(subscription)}/providers/Microsoft.Network/applicationSecurityGroups/firebreak-quarantine-${network}`;
    },
  };
}

export type AzureNames = ReturnType<typeof azureNames>;
