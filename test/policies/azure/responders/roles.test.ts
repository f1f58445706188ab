import { NAME_DESTINATION, SET_ACTIVITY_LOG } from '../../../../policies/azure/guardrails/new-subscriptions';
import { EVIDENCE_CUSTODIAN, EVIDENCE_SOURCE } from '../../../../policies/azure/responders/evidence-custodian';
import { INVESTIGATOR } from '../../../../policies/azure/responders/investigator';
import { QUARANTINE, responder } from '../../../../policies/azure/responders/responder';
import type { RolePermissions } from '../../../../policies/azure/responders/role-permissions';
import { ESCALATING, roleGrants } from '../../../support/azure-roles';

const PLAIN = responder({ denyAssignments: false });
const WITH_DENY = responder({ denyAssignments: true });
const HELD_BY_PEOPLE: [name: string, role: RolePermissions][] = [
  ['investigator', INVESTIGATOR],
  ['responder', PLAIN],
  ['responder with deny assignments', WITH_DENY],
  ['quarantine', QUARANTINE],
  ['evidence source', EVIDENCE_SOURCE],
  ['evidence custodian', EVIDENCE_CUSTODIAN],
];
const escalations = (role: RolePermissions) => ESCALATING.filter((action) => roleGrants(role, action));

test.each(HELD_BY_PEOPLE)(
  'the %s holds nothing that makes more of it, loses evidence or weakens a guardrail',
  (_, role) => {
    expect(escalations(role)).toEqual([]);
  },
);

test('the list tells: Azure’s own roles would not pass', () => {
  expect(escalations({ actions: ['*'] })).toEqual([...ESCALATING]);
  expect(escalations({ actions: ['*'], notActions: ['Microsoft.Authorization/*/write'] })).toContain(
    'Microsoft.Authorization/roleAssignments/delete',
  );
  // Reader
  expect(escalations({ actions: ['*/read'] })).toEqual([
    'Microsoft.OperationalInsights/workspaces/sharedKeys/read',
    'Microsoft.DocumentDB/databaseAccounts/readonlykeys/read',
    'Microsoft.Web/sites/hostruntime/host/_master/read',
  ]);
  // Network Contributor
  expect(escalations({ actions: ['Microsoft.Network/*'] })).toContain(
    'Microsoft.Network/networkManagers/commit/action',
  );
});

test.each(HELD_BY_PEOPLE)(
  'the %s has no wildcard but that of reading, so the list of what it may do is whole',
  (_, { actions }) => {
    expect(actions.filter((action) => action.includes('*'))).toEqual(['*/read']);
  },
);

test.each(HELD_BY_PEOPLE)('the %s reads what an investigation needs', (_, role) => {
  for (const action of [
    'Microsoft.Insights/eventtypes/values/read',
    'Microsoft.Authorization/roleAssignments/read',
    'Microsoft.OperationalInsights/workspaces/query/AzureActivity/read',
  ]) {
    expect([action, roleGrants(role, action)]).toEqual([action, true]);
  }
});

test('a responder does what containment and release need', () => {
  for (const action of [
    'Microsoft.Network/networkInterfaces/write',
    'Microsoft.Network/applicationSecurityGroups/joinIpConfiguration/action',
    'Microsoft.Network/virtualNetworks/subnets/join/action',
    'Microsoft.Network/networkInterfaces/effectiveNetworkSecurityGroups/action',
    'Microsoft.Storage/storageAccounts/joinPerimeter/action',
    'Microsoft.Authorization/locks/write',
    'Microsoft.Authorization/locks/delete',
    'Microsoft.Authorization/policyAssignments/write',
    'Microsoft.Authorization/policyAssignments/delete',
    'Microsoft.Compute/snapshots/write',
    'Microsoft.Compute/disks/beginGetAccess/action',
    'Microsoft.Compute/restorePointCollections/restorePoints/write',
  ]) {
    expect([action, roleGrants(PLAIN, action)]).toEqual([action, true]);
    expect([action, roleGrants(INVESTIGATOR, action)]).toEqual([
      action,
      action.endsWith('effectiveNetworkSecurityGroups/action'),
    ]);
  }
});

test('what cuts networks, stores and vaults off takes them in and lets them out again', () => {
  for (const [kind, ends] of [
    ['networkManagers/networkGroups/staticMembers', ['write', 'delete']],
    ['networkSecurityPerimeters/resourceAssociations', ['write', 'delete']],
  ] as const) {
    for (const end of ends) expect(roleGrants(QUARANTINE, `Microsoft.Network/${kind}/${end}`)).toBe(true);
    expect(roleGrants(QUARANTINE, `Microsoft.Network/${kind.split('/')[0]}/write`)).toBe(false);
  }
});

test('deny assignments are of those estates that chose the preview', () => {
  const action = 'Microsoft.Authorization/denyAssignments/write';
  expect(roleGrants(WITH_DENY, action)).toBe(true);
  expect(roleGrants(PLAIN, action)).toBe(false);
});

test('a custodian holds and extends, and takes nothing back', () => {
  expect(EVIDENCE_CUSTODIAN.actions.filter((action) => action.includes('containers'))).toEqual([
    'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies/extend/action',
    'Microsoft.Storage/storageAccounts/blobServices/containers/setLegalHold/action',
  ]);
});

test('the policy’s identity sets what it deploys, and deletes nothing', () => {
  for (const { actions } of [SET_ACTIVITY_LOG, NAME_DESTINATION]) {
    expect(actions.filter((action) => action.includes('*') || action.endsWith('/delete'))).toEqual([]);
  }
  expect(escalations(SET_ACTIVITY_LOG)).toEqual([
    'Microsoft.Resources/deployments/write',
    'Microsoft.Insights/diagnosticSettings/write',
  ]);
});
