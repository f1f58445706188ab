import { EVIDENCE_CUSTODIAN, EVIDENCE_SOURCE } from '../../../../policies/azure/responders/evidence-custodian';
import { INVESTIGATOR } from '../../../../policies/azure/responders/investigator';
import { QUARANTINE, responder } from '../../../../policies/azure/responders/responder';
import type { RolePermissions } from '../../../../policies/azure/responders/role-permissions';
import type { AzureEstate } from '../../../estate/azure-schema';

export type CustomRole = 'investigator' | 'responder' | 'quarantine' | 'evidenceSource' | 'evidenceCustodian';

export interface CustomRoleDefinition {
  readonly role: CustomRole;
  /** Once in the tenant. */
  readonly name: string;
  readonly description: string;
  /** Where it is defined: at the management group, or in the incident-response subscription. */
  readonly definedAt: 'managementGroup' | 'incidentResponse';
  readonly permissions: RolePermissions;
}

/** The roles that Azure has none for. */
export function customRoles({ responders }: AzureEstate): CustomRoleDefinition[] {
  return [
    {
      role: 'investigator',
      name: 'Firebreak Investigator',
      description: 'Reads logs and configuration; changes nothing.',
      definedAt: 'managementGroup',
      permissions: INVESTIGATOR,
    },
    {
      role: 'responder',
      name: 'Firebreak Responder',
      description: 'Contains and releases in a protected subscription.',
      definedAt: 'managementGroup',
      permissions: responder(responders),
    },
    {
      role: 'evidenceSource',
      name: 'Firebreak Evidence Source',
      description: 'Copies snapshots and restore points out of a protected subscription.',
      definedAt: 'managementGroup',
      permissions: EVIDENCE_SOURCE,
    },
    {
      role: 'quarantine',
      name: 'Firebreak Quarantine',
      description: 'Cuts networks, stores and vaults off, and lets them back in; keeps snapshots.',
      definedAt: 'incidentResponse',
      permissions: QUARANTINE,
    },
    {
      role: 'evidenceCustodian',
      name: 'Firebreak Evidence Custodian',
      description: 'Copies and holds evidence in the incident-response subscription.',
      definedAt: 'incidentResponse',
      permissions: EVIDENCE_CUSTODIAN,
    },
  ];
}
