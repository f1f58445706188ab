import { azureThings } from '../checks/azure/azure-duplicates';
import { targetParts } from '../checks/aws/targets';
import * as things from '../checks/aws/things';
import { repeats } from '../../files/repeats';
import { open, type Conflict } from './conflict';

/** What an incident changes and gives back, or attaches where it fits once. Denials of users and roles carry its id: any number fits. */
const HELD: readonly things.Things[] = [
  things.accessKeys,
  things.databases,
  things.interfaces,
  things.managedDenials,
  things.quarantines,
  things.silencedVpcs,
  things.subnets,
];

/** The second incident would record the quarantine of the first as the original, and the first to be released would end both. */
export const heldTwice: Conflict = (incidents) => {
  const held = open(incidents).flatMap(({ file, incident }) =>
    [
      ...targetParts(incident).flatMap((part) => HELD.flatMap((kind) => kind(part))),
      ...azureThings(incident), // a membership of Azure carries no incident: the first to be released would end it
    ].map((thing) => ({ ...thing, file })),
  );
  return repeats(held, ({ key }) => key).flatMap(({ entry: { what, path, file }, first }) => {
    if (file === first.file) return [];
    return {
      file,
      finding: {
        path,
        message: `two open incidents hold the ${what}: ${first.file} and ${file}`,
        allowed: 'one incident for what is changed and given back',
        fix:
          'take it out of the one that is not contained yet, or move that file out of the folder; never out of one that is ' +
          'contained: it gives back what it changed',
      },
    };
  });
};
