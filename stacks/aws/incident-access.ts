import { INCIDENT_TAG } from '../../policies/aws/incident-tag';
import { incidentStatePrefix } from '../incident-state';
import type { Incident } from '../incident/schema';
import type { AwsAccess } from './aws-stack';

/**
 * With whose rights the stacks of an incident work, and how they mark what they make.
 *
 * @param kind `containment` goes again at release, `evidence` stays.
 * @param role Name of the responder role that works: the responder, or the custodian for copies of evidence.
 */
export function incidentAccess(incident: Incident, kind: 'containment' | 'evidence', role: string): AwsAccess {
  return {
    role,
    statePrefix: incidentStatePrefix(incident),
    tags: {
      [INCIDENT_TAG.key]: INCIDENT_TAG[kind],
      incident: incident.id,
      commander: tagValue(incident.commander),
      expires: incident.expires,
    },
  };
}

/** Tag values take letters, digits, spaces and `_.:/=+-@`: an O'Brien becomes O_Brien. */
function tagValue(text: string): string {
  return text.replace(/[^\p{L}\p{N} _.:/=+@-]/gu, '_');
}
