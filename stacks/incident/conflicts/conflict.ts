import type { Estate } from '../../estate/schema';
import type { Finding } from '../../files/problem';
import type { IncidentParts } from '../checks/check';

/** One incident among all. */
export interface IncidentFile {
  readonly file: string;
  readonly incident: IncidentParts;
}

/** A rule between incidents. A finding belongs to one file and names the others. */
export type Conflict = (
  incidents: readonly IncidentFile[],
  estate: Estate,
) => { readonly file: string; readonly finding: Finding }[];

/** Incidents that hold what they contain: all but the closed ones. */
export function open(incidents: readonly IncidentFile[]): IncidentFile[] {
  return incidents.filter(({ incident: { phase } }) => phase === 'contain' || phase === 'release');
}
