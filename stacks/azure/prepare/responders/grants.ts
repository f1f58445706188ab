import { INCIDENT_STATE_PREFIX } from '../../../../policies/aws/responders/incident-records';
import { BUILT_IN_ROLE } from '../../../../policies/azure/responders/built-in-roles';
import { onlyBelow } from '../../../../policies/azure/responders/incident-state';
import type { AzureEstate } from '../../../estate/azure-schema';
import { flowLogLocations } from '../../locations';
import type { AzureNames } from '../../names';
import type { CustomRole } from './custom-roles';

export interface Grant {
  /** Readable, and once in the estate: names the construct. */
  readonly id: string;
  readonly group: keyof AzureEstate['responders']['groups'];
  readonly role: { readonly custom: CustomRole } | { readonly builtIn: keyof typeof BUILT_IN_ROLE };
  readonly scope: string;
  readonly condition?: string;
}

/** Who holds which role where. */
export function grants(azure: AzureEstate, names: AzureNames): Grant[] {
  const home = `/subscriptions/${azure.incidentResponse.subscriptionId}`;
  const { evidenceAccountId, stateAccountId, containers, stateContainer } = names;
  const container = (account: string, name: string) => `${account}/blobServices/default/containers/${name}`;
  const logs = [
    { id: 'evidence', scope: evidenceAccountId },
    ...flowLogLocations(azure).map((location) => ({
      id: `flow-logs-${location}`,
      scope: names.flowLogsAccountId(location),
    })),
  ];
  // The states of incidents are theirs, those of preparedness are not.
  const incidentStates = {
    role: { builtIn: 'storageBlobDataContributor' },
    scope: container(stateAccountId, stateContainer),
    condition: onlyBelow(INCIDENT_STATE_PREFIX),
  } as const;
  return [
    { id: 'investigate', group: 'investigators', role: { custom: 'investigator' }, scope: names.managementGroupScope },
    { id: 'respond-read', group: 'responders', role: { custom: 'investigator' }, scope: names.managementGroupScope },
    { id: 'investigate-home', group: 'investigators', role: { builtIn: 'logAnalyticsReader' }, scope: home },
    ...logs.map(({ id, scope }): Grant => ({
      id: `read-${id}`,
      group: 'investigators',
      role: { builtIn: 'storageBlobDataReader' },
      scope,
    })),
    ...azure.subscriptions.flatMap(({ name, id }): Grant[] => [
      { id: `respond-${name}`, group: 'responders', role: { custom: 'responder' }, scope: `/subscriptions/${id}` },
      {
        id: `copy-from-${name}`,
        group: 'evidenceCustodians',
        role: { custom: 'evidenceSource' },
        scope: `/subscriptions/${id}`,
      },
    ]),
    { id: 'respond-home', group: 'responders', role: { custom: 'quarantine' }, scope: home },
    { id: 'responders-states', group: 'responders', ...incidentStates },
    { id: 'custody', group: 'evidenceCustodians', role: { custom: 'evidenceCustodian' }, scope: home },
    {
      id: 'custody-incidents',
      group: 'evidenceCustodians',
      role: { builtIn: 'storageBlobDataContributor' },
      scope: container(evidenceAccountId, containers.incidents),
    },
    ...logs.map(({ id, scope }): Grant => ({
      id: `custody-${id}`,
      group: 'evidenceCustodians',
      role: { builtIn: 'storageBlobDataReader' },
      scope,
    })),
    { id: 'custodians-states', group: 'evidenceCustodians', ...incidentStates },
  ];
}
