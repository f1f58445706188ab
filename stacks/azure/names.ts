import { createHash } from 'node:crypto';
import type { AzureEstate } from '../estate/azure-schema';
import { partsOfResourceId } from '../estate/azure-schema-values';

/** Tag that marks what Firebreak owns. */
export const OWNER_TAG = { firebreak: 'preparedness' } as const;

/** The resource group of everything that Firebreak puts into a subscription. */
export const RESOURCE_GROUP = 'firebreak';

/** Of every diagnostic setting of Firebreak; what protects them goes by it. */
export const DIAGNOSTIC_SETTING = 'firebreak';

/** What every quarantine group's name starts with. */
export const QUARANTINE_GROUP_PREFIX = 'firebreak-quarantine-';

/** What every flow log's name starts with. */
export const FLOW_LOG_PREFIX = 'firebreak-';

/** The policy that freezes a subscription. */
export const FREEZE_POLICY = 'firebreak-freeze';

/** Where Azure keeps the network watchers that it makes itself, one per subscription and location. */
export const NETWORK_WATCHERS = 'NetworkWatcherRG';

/**
 * Deterministic names, so that no stack reads another one's state.
 *
 * Names of storage accounts are unique in the world: 3 to 24 of a-z and 0-9. 12 (estate) + 5 (purpose) + 6 (subscription) = 23.
 */
export function azureNames({ name, azure }: { readonly name: string; readonly azure: AzureEstate }) {
  const { subscriptionId } = azure.incidentResponse;
  const estate = name.replaceAll('-', '').slice(0, 12);
  const storageAccount = (purpose: 'state' | 'evid') => `${estate}${purpose}${subscriptionId.slice(0, 6)}`;
  // The place is in the digest: 12 (estate) + 4 (purpose) + 8 = 24.
  const flowLogsAccount = (location: string) => `${estate}flow${digest(`${subscriptionId}/${location}`).slice(0, 8)}`;
  const group = (subscription: string) => `/subscriptions/${subscription}/resourceGroups/${RESOURCE_GROUP}`;
  const inHome = (type: string, named: string) => `${group(subscriptionId)}/providers/${type}/${named}`;
  const account = (named: string) => inHome('Microsoft.Storage/storageAccounts', named);
  return {
    storageAccount,
    flowLogsAccount,
    stateAccountId: account(storageAccount('state')),
    evidenceAccountId: account(storageAccount('evid')),
    flowLogsAccountId: (location: string) => account(flowLogsAccount(location)),
    stateContainer: 'tfstate',
    /** Containers of the evidence store. Azure Monitor chooses the names of its own ones. */
    containers: {
      activityLog: 'insights-activity-logs',
      incidents: 'incidents',
      flowLogs: 'insights-logs-flowlogflowevent',
    },
    workspace: 'firebreak',
    workspaceId: inHome('Microsoft.OperationalInsights/workspaces', 'firebreak'),
    actionGroupId: inHome('Microsoft.Insights/actionGroups', 'firebreak'),
    resourceGroupId: group,
    managementGroupScope: `/providers/Microsoft.Management/managementGroups/${azure.managementGroup}`,
    networkManagerId: inHome('Microsoft.Network/networkManagers', 'firebreak'),
    /** The network group whose members are cut off. */
    networkGroupId: inHome('Microsoft.Network/networkManagers', 'firebreak/networkGroups/firebreak-quarantine'),
    /** Network security perimeter without any access rule: its members are reached through private endpoints only. */
    perimeterId: inHome('Microsoft.Network/networkSecurityPerimeters', 'firebreak'),
    perimeterProfileId: inHome(
      'Microsoft.Network/networkSecurityPerimeters',
      'firebreak/profiles/firebreak-quarantine',
    ),
    /** Policy definition that waits for a subscription to be frozen. */
    freezePolicyId: `/providers/Microsoft.Management/managementGroups/${azure.managementGroup}/providers/Microsoft.Authorization/policyDefinitions/${FREEZE_POLICY}`,
    /** Application security group of a virtual network whose members are cut off. */
    quarantineGroup,
    quarantineGroupId: (networkId: string) => {
      const { subscription } = partsOfResourceId(networkId);
      return `${group(subscription)}/providers/Microsoft.Network/applicationSecurityGroups/${quarantineGroup(networkId)}`;
    },
    flowLog: (networkId: string) => `${FLOW_LOG_PREFIX}${partsOfResourceId(networkId).name}`,
    networkWatcher: (location: string) => `NetworkWatcher_${location}`,
    /** A GUID that is always the same for the same text in this tenant: ids of role definitions and assignments. */
    guid: (text: string) => guidOf(`${azure.tenantId}/${name}/${text}`),
  };
}

export type AzureNames = ReturnType<typeof azureNames>;

/** 80 characters at most, where a network may have 64. */
function quarantineGroup(networkId: string): string {
  const { name } = partsOfResourceId(networkId);
  const whole = `${QUARANTINE_GROUP_PREFIX}${name}`;
  return whole.length <= 80 ? whole : `${whole.slice(0, 71)}-${digest(name).slice(0, 8)}`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function guidOf(text: string): string {
  const hex = digest(text);
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
