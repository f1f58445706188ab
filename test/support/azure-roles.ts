import type { RolePermissions } from '../../policies/azure/responders/role-permissions';

/** Whether a role grants an action: Azure ignores case, and `*` stands for any text, slashes too. */
export function roleGrants({ actions, notActions = [] }: RolePermissions, action: string): boolean {
  const matches = (pattern: string) => {
    const literal = pattern.split('*').map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${literal.join('.*')}$`, 'i').test(action);
  };
  return actions.some(matches) && !notActions.some(matches);
}

/** What makes more of a role than it is, reads secrets, loses evidence, or destroys. */
export const ESCALATING = [
  // becoming somebody else, or more
  'Microsoft.Authorization/roleAssignments/write',
  'Microsoft.Authorization/roleAssignments/delete',
  'Microsoft.Authorization/roleDefinitions/write',
  'Microsoft.Authorization/roleEligibilityScheduleRequests/write',
  'Microsoft.Authorization/roleManagementPolicies/write',
  'Microsoft.Authorization/elevateAccess/action',
  'Microsoft.Authorization/policyExemptions/write',
  'Microsoft.Authorization/policyDefinitions/write',
  'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action',
  'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write',
  'Microsoft.Compute/virtualMachines/write',
  'Microsoft.Compute/virtualMachines/runCommand/action',
  'Microsoft.Compute/virtualMachines/extensions/write',
  'Microsoft.Compute/virtualMachines/login/action',
  'Microsoft.Automation/automationAccounts/runbooks/write',
  'Microsoft.Resources/deployments/write',
  'Microsoft.Resources/subscriptions/resourceGroups/write',
  // keys and secrets
  'Microsoft.Storage/storageAccounts/listKeys/action',
  'Microsoft.Storage/storageAccounts/regenerateKey/action',
  'Microsoft.Storage/storageAccounts/listAccountSas/action',
  'Microsoft.KeyVault/vaults/write',
  'Microsoft.KeyVault/vaults/accessPolicies/write',
  'Microsoft.OperationalInsights/workspaces/sharedKeys/action',
  'Microsoft.OperationalInsights/workspaces/sharedKeys/read',
  'Microsoft.DocumentDB/databaseAccounts/readonlykeys/read',
  'Microsoft.DocumentDB/databaseAccounts/listKeys/action',
  'Microsoft.Web/sites/hostruntime/host/_master/read',
  'Microsoft.Web/sites/config/list/action',
  'Microsoft.ContainerService/managedClusters/listClusterAdminCredential/action',
  // evidence and logs
  'Microsoft.Compute/snapshots/delete',
  'Microsoft.Compute/disks/delete',
  'Microsoft.Compute/restorePointCollections/delete',
  'Microsoft.Compute/restorePointCollections/restorePoints/delete',
  'Microsoft.Insights/diagnosticSettings/write',
  'Microsoft.Insights/diagnosticSettings/delete',
  'Microsoft.Network/networkWatchers/flowLogs/write',
  'Microsoft.Network/networkWatchers/flowLogs/delete',
  'Microsoft.OperationalInsights/workspaces/delete',
  'Microsoft.OperationalInsights/workspaces/purge/action',
  'Microsoft.Storage/storageAccounts/write',
  'Microsoft.Storage/storageAccounts/delete',
  'Microsoft.Storage/storageAccounts/blobServices/containers/delete',
  'Microsoft.Storage/storageAccounts/blobServices/containers/clearLegalHold/action',
  'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies/write',
  'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies/delete',
  'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies/lock/action',
  'Microsoft.Security/pricings/write',
  // guardrails
  'Microsoft.Network/networkSecurityGroups/write',
  'Microsoft.Network/networkSecurityGroups/securityRules/write',
  'Microsoft.Network/networkSecurityGroups/securityRules/delete',
  'Microsoft.Network/applicationSecurityGroups/delete',
  'Microsoft.Network/networkManagers/write',
  'Microsoft.Network/networkManagers/commit/action',
  'Microsoft.Network/networkManagers/networkGroups/delete',
  'Microsoft.Network/networkManagers/securityAdminConfigurations/write',
] as const;
