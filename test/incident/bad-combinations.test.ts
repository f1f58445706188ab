import { parseIncidents } from '../../stacks/incident/load';
import { testEstate } from '../support/estate';
import { changed, FILE, VALID } from './incident-text';
import { errorOf } from '../support/files';

/** What is wrong, the file, and the whole message. */
const CASES: [name: string, text: string | [text: string, file: string], message: string][] = [
  [
    'an id of the preparedness stacks',
    [changed(['id: INC-42', 'id: prepare-aws']), 'incidents/prepare-aws.yaml'],
    `
1 problem in incidents/prepare-aws.yaml

incidents/prepare-aws.yaml:2:5: the id 'prepare-aws' is unusable: stack names begin with it, and those with prepare- are the preparedness stacks
  found:   prepare-aws
  allowed: an id that begins with neither prepare- nor bootstrap-
  do:      use the number of the case, such as INC-42, and rename the file`,
  ],
  [
    'a file of another name',
    [VALID, 'incidents/INC-43.yaml'],
    `
1 problem in incidents/INC-43.yaml

incidents/INC-43.yaml:2:5: the incident 'INC-42' lies in a file of another name
  found:   INC-42
  allowed: INC-43, as the file is named
  do:      rename the file to INC-42.yaml; once it is deployed, correct the id instead: it names the stacks and their state`,
  ],
  [
    'isolate-first without reason',
    changed(['preserve-first', 'isolate-first']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:5:11: isolate-first needs a reason
  found:   isolate-first
  allowed: preserve-first; or isolate-first with reason
  do:      add 'reason:', such as: ransomware is spreading; or write preserve-first`,
  ],
  [
    'isolate-first with an empty reason',
    changed(['preserve-first', "isolate-first\nreason: ' '"]),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:5:11: isolate-first needs a reason
  found:   isolate-first
  allowed: preserve-first; or isolate-first with reason
  do:      add 'reason:', such as: ransomware is spreading; or write preserve-first`,
  ],
  [
    'release without its moment',
    changed(['phase: contain', 'phase: release']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:6:8: phase release needs releasedAt: sessions issued before it stay dead
  found:   release
  allowed: contain; or release with releasedAt
  do:      add 'releasedAt:' with the moment of release, or let \`npx firebreak release\` write both`,
  ],
  [
    'close without a release',
    changed(['phase: contain', 'phase: close']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:6:8: phase close needs releasedAt: sessions issued before it stay dead
  found:   close
  allowed: contain; close after a release
  do:      release first: \`npx firebreak release\``,
  ],
  [
    'release before contain',
    changed(['phase: contain', 'phase: release\nreleasedAt: 2026-11-20T18:03:59Z']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:7:13: releasedAt is before declaredAt: nothing was contained yet, and sessions stolen in between would live on
  found:   2026-11-20T18:03:59Z
  allowed: 2026-11-20T18:04:00Z or later
  do:      write the moment of release`,
  ],
  [
    'close without its moment',
    changed(['phase: contain', 'phase: close\nreleasedAt: 2026-11-21T00:00:00Z']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:6:8: phase close needs closedAt: the longest session must have passed by then
  found:   close
  allowed: 2026-11-22T12:00:00Z or later
  do:      leave phase: release until 2026-11-22T12:00:00Z, then close`,
  ],
  [
    'close before the longest session of a user has passed',
    changed(['phase: contain', 'phase: close\nreleasedAt: 2026-11-21T00:00:00Z\nclosedAt: 2026-11-22T11:59:59Z']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:8:11: closedAt is less than 36 hours after releasedAt: sessions from before the release may still be alive
  found:   2026-11-22T11:59:59Z
  allowed: 2026-11-22T12:00:00Z or later
  do:      leave phase: release until 2026-11-22T12:00:00Z, then close`,
  ],
  [
    'a cutoff before the declaration',
    changed(['18:10:00Z', '18:03:00Z']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:7:16: sessionCutoff is before declaredAt: sessions stolen in between would live on
  found:   2026-11-20T18:03:00Z
  allowed: 2026-11-20T18:04:00Z or later
  do:      write the moment at which the incident is contained`,
  ],
  [
    'a cutoff in the future by over an hour',
    changed(['18:10:00Z', '19:05:01Z']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:7:16: sessionCutoff is more than an hour after 2026-11-20T18:05:00Z, the latest moment in this file
  found:   2026-11-20T19:05:01Z
  allowed: 2026-11-20T19:05:00Z or earlier
  do:      correct it: until then, new sessions would be dead on arrival; when time has passed since, add an event to the log first`,
  ],
  [
    'expiry before the declaration',
    changed(['2026-11-27', '2026-11-17']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:8:10: expires is not after declaredAt
  found:   2026-11-17T18:00:00Z
  allowed: later than 2026-11-20T18:04:00Z
  do:      write when the containment is to be reviewed`,
  ],
];

test.each(CASES)('%s', (_name, broken, message) => {
  const [text, file] = typeof broken === 'string' ? [broken, FILE] : broken;
  expect(`\n${errorOf(() => parseIncidents([{ file, text }], testEstate())).message}`).toBe(message);
});
