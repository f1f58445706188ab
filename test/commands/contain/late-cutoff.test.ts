import { compose } from '../../../commands/incident-file/compose';
import { render } from '../../../commands/incident-file/render';
import { lateCutoff } from '../../../commands/contain/late-cutoff';
import { parseIncidents } from '../../../stacks/incident/load';
import { testEstate } from '../../support/estate';
import { edited, errorOf } from '../../support/files';
import { facts, instance, role } from '../aws/facts';

const opening = {
  id: 'INC-42',
  commander: 'Asha Rao',
  isolation: 'severed',
  dns: false,
  openedBy: 'asha',
  now: '2026-11-20T18:04:00Z',
  securityAccountId: '333333333333',
  notifications: [],
} as const;

const fileOf = (...instancesOfRole: string[]) =>
  render(compose(opening, [facts({ roles: [role({ instances: instancesOfRole })], instances: [instance()] })]), '..');
const shared = fileOf('i-0a1b2c3d4e5f60718', 'i-0a1b2c3d4e5f60719'); // revoke-sessions
const own = fileOf('i-0a1b2c3d4e5f60718'); // deny
const load = (text: string) => parseIncidents([{ file: 'incidents/INC-42.yaml', text }], testEstate())[0]!;

test('open leaves a quarter of an hour to contain', () => {
  expect(lateCutoff(load(shared), '2026-11-20T18:19:00Z')).toBeUndefined();
  expect(lateCutoff(load(shared), '2026-11-20T18:19:01Z')).toContain('sessions of app issued since then live on');
});

test('a denial needs no cutoff', () => {
  expect(lateCutoff(load(own), '2026-11-20T23:00:00Z')).toBeUndefined();
});

test('what it says to write is accepted, also hours later; the cutoff alone is not', () => {
  const now = '2026-11-20T23:00:00Z';
  expect(lateCutoff(load(shared), now)).toContain(`sessionCutoff: ${now}, and into the log: { at: ${now}, `);
  const moved = edited(shared, [['sessionCutoff: 2026-11-20T18:19:00Z', `sessionCutoff: ${now}`]]);
  expect(errorOf(() => load(moved)).message).toContain('add an event to the log first');
  const incident = load(`${moved}  - { at: ${now}, who: asha, what: cutoff moved }\n`);
  expect(lateCutoff(incident, now)).toBeUndefined();
});
