import { INCIDENT_STATE_PREFIX } from '../policies/aws/responders/incident-records';

/** In front of the keys of an incident's states, in every cloud: responders reach no other state. */
export function incidentStatePrefix({ id }: { readonly id: string }): string {
  return `${INCIDENT_STATE_PREFIX}${id}/`;
}
