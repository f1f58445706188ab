import type { PolicyRule } from './policy-rule';

/**
 * What is still created and changed in a frozen subscription: what containment and evidence need. Interfaces join a
 * quarantine group; snapshots are evidence; locks and assignments are how it is released.
 */
const SPARED = [
  'Microsoft.Authorization/locks',
  'Microsoft.Authorization/policyAssignments',
  'Microsoft.Compute/snapshots',
  'Microsoft.Insights/diagnosticSettings',
  'Microsoft.Network/networkInterfaces',
  'Microsoft.Network/networkSecurityPerimeters/resourceAssociations',
];

/** Denies to create and change resources of every type but what containment needs. Nobody is excepted: policy knows no people. */
export function freeze(): PolicyRule {
  return { if: { not: { field: 'type', in: SPARED } }, then: { effect: 'deny' } };
}
