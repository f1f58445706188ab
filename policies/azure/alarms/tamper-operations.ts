/** An operation of Azure Resource Manager that somebody who covers tracks would do. */
export interface TamperOperation {
  /** Short name; part of the alarm's. */
  readonly name: string;
  /** As the Activity Log writes it. https://learn.microsoft.com/azure/role-based-access-control/resource-provider-operations */
  readonly operation: string;
  /** What it does to what Firebreak keeps. */
  readonly means: string;
}

const tamper = (name: string, operation: string, means: string): TamperOperation => ({ name, operation, means });

/**
 * In every subscription. The Activity Log's own alarms see them, so that they are raised when logs go nowhere too. They know no
 * prefix of names: what is everyday elsewhere in a subscription is left to the searches of the workspace (queries/kql/alarms).
 */
export const TAMPERING: readonly TamperOperation[] = [
  tamper('log-setting-deleted', 'Microsoft.Insights/diagnosticSettings/delete', 'A log goes nowhere.'),
  tamper('flow-log-deleted', 'Microsoft.Network/networkWatchers/flowLogs/delete', 'Flows of a network are not logged.'),
  tamper('network-watcher-deleted', 'Microsoft.Network/networkWatchers/delete', 'Its flow logs are gone.'),
  tamper('lock-deleted', 'Microsoft.Authorization/locks/delete', 'What was locked can be deleted.'),
  tamper('policy-unassigned', 'Microsoft.Authorization/policyAssignments/delete', 'A policy is no longer in force.'),
  tamper('policy-exemption', 'Microsoft.Authorization/policyExemptions/write', 'A policy does not bind something.'),
  tamper('deny-assignment-deleted', 'Microsoft.Authorization/denyAssignments/delete', 'Somebody is refused no longer.'),
  tamper('defender-changed', 'Microsoft.Security/pricings/write', 'A plan of Defender for Cloud was switched.'),
  tamper('defender-deleted', 'Microsoft.Security/pricings/delete', 'A plan of Defender for Cloud is off.'),
  tamper('alarm-deleted', 'Microsoft.Insights/activityLogAlerts/delete', 'One of these alarms may be gone.'),
  tamper('alarm-changed', 'Microsoft.Insights/activityLogAlerts/write', 'One of these alarms may be off.'),
  tamper('alarms-suppressed', 'Microsoft.AlertsManagement/actionRules/write', 'Alarms may be told to nobody.'),
];

const STORAGE = 'Microsoft.Storage/storageAccounts';
const CONTAINERS = `${STORAGE}/blobServices/containers`;
const WORKSPACES = 'Microsoft.OperationalInsights/workspaces';
const MANAGERS = 'Microsoft.Network/networkManagers';

/** In the incident-response subscription, where nothing happens but deployments of Firebreak and work on an incident. */
export const TAMPERING_AT_HOME: readonly TamperOperation[] = [
  tamper('store-deleted', `${STORAGE}/delete`, 'Evidence, flow logs or state may be gone.'),
  tamper('store-changed', `${STORAGE}/write`, 'A store may be open, or keep no versions.'),
  tamper('store-keys-listed', `${STORAGE}/listKeys/action`, 'Whoever has a key goes past every role.'),
  tamper('store-keys-made', `${STORAGE}/regenerateKey/action`, 'Flow logs may stop; a new key is known to somebody.'),
  tamper('store-protection-changed', `${STORAGE}/blobServices/write`, 'Deleted evidence may be gone at once.'),
  tamper('store-lifecycle-changed', `${STORAGE}/managementPolicies/write`, 'Evidence may expire.'),
  tamper('container-deleted', `${CONTAINERS}/delete`, 'Evidence may be gone.'),
  tamper('retention-deleted', `${CONTAINERS}/immutabilityPolicies/delete`, 'Evidence can be deleted.'),
  tamper('retention-changed', `${CONTAINERS}/immutabilityPolicies/write`, 'Evidence may be kept for less long.'),
  tamper('hold-cleared', `${CONTAINERS}/clearLegalHold/action`, 'Evidence that was held can be deleted.'),
  tamper('snapshot-deleted', 'Microsoft.Compute/snapshots/delete', 'Evidence may be gone.'),
  tamper('snapshot-exported', 'Microsoft.Compute/snapshots/beginGetAccess/action', 'A copy of evidence may leave.'),
  tamper('workspace-deleted', `${WORKSPACES}/delete`, 'Nothing can be searched.'),
  tamper('workspace-changed', `${WORKSPACES}/write`, 'Logs may be kept for less long.'),
  tamper('workspace-purged', `${WORKSPACES}/purge/action`, 'Rows of logs are gone.'),
  tamper('table-changed', `${WORKSPACES}/tables/write`, 'Logs may be kept for less long.'),
  tamper('query-changed', `${WORKSPACES}/savedSearches/write`, 'A saved query may answer something else.'),
  tamper('network-rules-deployed', `${MANAGERS}/commit/action`, 'Networks that are cut off may be let back in.'),
  tamper('network-manager-deleted', `${MANAGERS}/delete`, 'Networks that are cut off are let back in.'),
  tamper(
    'perimeter-deleted',
    'Microsoft.Network/networkSecurityPerimeters/delete',
    'Stores and vaults are let back in.',
  ),
  tamper('role-given', 'Microsoft.Authorization/roleAssignments/write', 'Somebody has rights over evidence and state.'),
  tamper('role-taken', 'Microsoft.Authorization/roleAssignments/delete', 'A responder may have lost a role.'),
  tamper('role-changed', 'Microsoft.Authorization/roleDefinitions/write', 'A responder role may do something else.'),
  tamper('role-deleted', 'Microsoft.Authorization/roleDefinitions/delete', 'A responder role is gone.'),
  tamper('contacts-changed', 'Microsoft.Insights/actionGroups/write', 'Alarms may be told to somebody else.'),
  tamper('contacts-deleted', 'Microsoft.Insights/actionGroups/delete', 'Alarms are told to nobody.'),
  tamper(
    'search-alarm-changed',
    'Microsoft.Insights/scheduledQueryRules/write',
    'An alarm of the workspace may be off.',
  ),
  tamper('search-alarm-deleted', 'Microsoft.Insights/scheduledQueryRules/delete', 'An alarm of the workspace is gone.'),
];
