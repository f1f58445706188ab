import { quote } from '../../files/problem';
import type { Conflict, IncidentFile } from './conflict';

/**
 * Stack names begin with the id. With ids INC-4 and INC-4-web, `cdktf deploy 'INC-4-*'` would contain both, and stacks could
 * have one name; with INC-4 and inc-4, on file systems that ignore case, they would overwrite each other.
 */
export const ids: Conflict = (incidents) =>
  incidents.flatMap(({ file, incident: { id } }) =>
    id === undefined
      ? []
      : incidents
          .filter((other) => other.file !== file && (isPart(other, id) || (isSame(other, id) && other.file < file)))
          .map((other) => ({
            file,
            finding: {
              path: ['id'],
              message: `the id ${quote(id)} is too like ${quote(other.incident.id ?? '')} of ${other.file}: their stack names mix`,
              allowed: `an id that neither is ${other.incident.id} in other letter case nor begins with ${other.incident.id}-`,
              fix: 'rename the one that is not yet deployed, and its file',
            },
          })),
  );

function isPart({ incident: { id: other } }: IncidentFile, id: string): boolean {
  return other !== undefined && id.toLowerCase().startsWith(`${other.toLowerCase()}-`);
}

function isSame({ incident: { id: other } }: IncidentFile, id: string): boolean {
  return other?.toLowerCase() === id.toLowerCase();
}
