import { INCIDENT_TAG } from '../../policies/aws/incident-tag';
import type { Incident } from '../incident/schema';

/** On everything of an incident that takes tags: `containment` goes again at release, `evidence` stays. */
export function incidentTags(
  { id, commander, expires }: Pick<Incident, 'id' | 'commander' | 'expires'>,
  kind: 'containment' | 'evidence',
): Record<string, string> {
  return { [INCIDENT_TAG.key]: INCIDENT_TAG[kind], incident: id, commander, expires };
}
