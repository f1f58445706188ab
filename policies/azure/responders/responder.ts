import { LOOKING_AT_EFFECT, READING, type RolePermissions } from './role-permissions';

/** An interface is written as a whole, and Azure asks for the right to join everything that it is joined to already. */
const JOIN_QUARANTINE_GROUP = [
  'Microsoft.Network/networkInterfaces/write',
  'Microsoft.Network/applicationSecurityGroups/joinIpConfiguration/action',
  'Microsoft.Network/applicationGateways/backendAddressPools/join/action',
  'Microsoft.Network/loadBalancers/backendAddressPools/join/action',
  'Microsoft.Network/loadBalancers/inboundNatRules/join/action',
  'Microsoft.Network/networkSecurityGroups/join/action',
  'Microsoft.Network/publicIPAddresses/join/action',
  'Microsoft.Network/virtualNetworks/subnets/join/action',
];

/** https://learn.microsoft.com/azure/private-link/network-security-perimeter-role-based-access-control-requirements */
const JOIN_PERIMETER = [
  'Microsoft.KeyVault/vaults/joinPerimeter/action',
  'Microsoft.Storage/storageAccounts/joinPerimeter/action',
];

const FREEZE_SCOPE = [
  'Microsoft.Authorization/locks/write',
  'Microsoft.Authorization/locks/delete',
  'Microsoft.Authorization/policyAssignments/write',
  'Microsoft.Authorization/policyAssignments/delete',
];

/**
 * Taken, never deleted. `beginGetAccess` is asked of whoever copies a disk, and would also let them download it
 * (https://github.com/Azure/OpenShift/issues/186).
 */
const TAKE_EVIDENCE = [
  'Microsoft.Compute/disks/beginGetAccess/action',
  'Microsoft.Compute/restorePointCollections/write',
  'Microsoft.Compute/restorePointCollections/restorePoints/write',
  'Microsoft.Compute/snapshots/write',
];

/** Preview: a deny assignment refuses writes, deletions and actions to one user or service principal. */
const DENY_PRINCIPALS = [
  'Microsoft.Authorization/denyAssignments/write',
  'Microsoft.Authorization/denyAssignments/delete',
];

/**
 * Contains and releases, in a protected subscription.
 *
 * Held in each protected subscription, never over the management group: there it would hold the guardrails' own assignments,
 * and the locks of the evidence store if the incident-response subscription lies below it.
 */
export function responder({ denyAssignments }: { readonly denyAssignments: boolean }): RolePermissions {
  return {
    actions: [
      ...READING.actions,
      ...LOOKING_AT_EFFECT,
      ...JOIN_QUARANTINE_GROUP,
      ...JOIN_PERIMETER,
      ...FREEZE_SCOPE,
      ...TAKE_EVIDENCE,
      ...(denyAssignments ? DENY_PRINCIPALS : []),
    ],
    notActions: READING.notActions,
  };
}

/**
 * What a responder may do in the incident-response subscription: make networks, stores and vaults members of what cuts them
 * off, and keep snapshots. Not `commit`, which deploys the network manager's rules: an empty commit takes them off every
 * network at once.
 */
export const QUARANTINE: RolePermissions = {
  actions: [
    ...READING.actions,
    'Microsoft.Compute/snapshots/write',
    'Microsoft.Network/networkManagers/networkGroups/staticMembers/write',
    'Microsoft.Network/networkManagers/networkGroups/staticMembers/delete',
    'Microsoft.Network/networkSecurityPerimeters/profiles/join/action',
    'Microsoft.Network/networkSecurityPerimeters/resourceAssociations/write',
    'Microsoft.Network/networkSecurityPerimeters/resourceAssociations/delete',
  ],
  notActions: READING.notActions,
};
