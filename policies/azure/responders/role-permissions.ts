/**
 * What a role may do. Azure only adds: an action in `notActions` of one role is granted by any other role that has it
 * (https://learn.microsoft.com/azure/role-based-access-control/role-definitions#notactions). So nothing here rests on
 * `notActions` but the reads that would show secrets.
 */
export interface RolePermissions {
  readonly actions: readonly string[];
  readonly notActions?: readonly string[];
}

/** Every reading of configuration and logs, without the readings that hand out secrets. */
export const READING: Required<RolePermissions> = {
  actions: ['*/read', 'Microsoft.OperationalInsights/workspaces/search/action'],
  // https://learn.microsoft.com/azure/role-based-access-control/permissions/
  notActions: [
    'Microsoft.OperationalInsights/workspaces/sharedKeys/read',
    'Microsoft.DocumentDB/databaseAccounts/readonlykeys/read',
    'Microsoft.Web/sites/hostruntime/host/_master/read',
    'Microsoft.Web/sites/hostruntime/functions/keys/read',
  ],
};

/** Which rules and routes really bind an interface: what tells whether a quarantine is in force. */
export const LOOKING_AT_EFFECT: readonly string[] = [
  'Microsoft.Network/networkInterfaces/effectiveNetworkSecurityGroups/action',
  'Microsoft.Network/networkInterfaces/effectiveRouteTable/action',
];
