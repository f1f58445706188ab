import { READING, type RolePermissions } from './role-permissions';

/** Copies and holds evidence, in the incident-response subscription. Holds are set and retention extended, never taken back. */
export const EVIDENCE_CUSTODIAN: RolePermissions = {
  actions: [
    ...READING.actions,
    'Microsoft.Compute/snapshots/write',
    'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies/extend/action',
    'Microsoft.Storage/storageAccounts/blobServices/containers/setLegalHold/action',
  ],
  notActions: READING.notActions,
};

/** Reads the evidence that was taken in a protected subscription, to copy it out of there. */
export const EVIDENCE_SOURCE: RolePermissions = {
  actions: [
    ...READING.actions,
    'Microsoft.Compute/restorePointCollections/restorePoints/diskRestorePoints/beginGetAccess/action',
    'Microsoft.Compute/snapshots/beginGetAccess/action',
  ],
  notActions: READING.notActions,
};
