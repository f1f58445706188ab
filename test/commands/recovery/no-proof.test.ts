import { ABOUT } from '../../../commands/recovery/never-asked';
import { whoseCalls } from '../../../commands/recovery/whose';
import { savedQueries } from '../../../stacks/aws/prepare/investigation/saved-queries';
import type { Incident } from '../../../stacks/incident/schema';
import { hunted, item, said } from './items-of-story';
import { estate, incident, NOW, RESPONDER } from './story';

describe('a hunt that goes back to the last days only', () => {
  const LATE = '2026-11-14';
  const back = (since: string) => hunted({ findings: [], contacts: [], proposals: [], since });

  test.each(['held', 'proposals', 'keys', 'persistence', 'pivots', 'tracks', 'owners'])('leaves %s unknown', (id) => {
    const change = { log: incident.log.filter(({ what }) => !what.startsWith('recovery')) };
    expect(item(id, change, back('2026-11-13')).state).toMatch(/^(done|not needed)$/);
    expect(item(id, change, back(LATE))).toMatchObject({
      state: 'not known',
      basis: 'The hunt of 2026-11-21 09:40:00 goes back to 2026-11-14 only.',
    });
  });

  test('leaves the owners of accounts unknown that it does not name, when all others are told', () => {
    const told = { log: [...incident.log, { at: NOW, who: 'tomas', what: 'called', told: ['owner of 999999999999'] }] };
    expect(item('owners', told, hunted({ since: LATE }))).toMatchObject({ state: 'not known' });
    expect(item('owners', {}, hunted({ since: LATE }))).toMatchObject({ state: 'open' });
  });

  test('does not outweigh a person’s word from after it', () => {
    expect(item('tracks', said('recovery tracks: done'), back(LATE))).toMatchObject({ state: 'done' });
    expect(item('held', said('recovery held: done'), back(LATE))).toMatchObject({ state: 'done' });
  });
});

describe('a whole account', () => {
  const [targets] = incident.aws;
  const whole = (change: Partial<Incident['aws'][number]>) => ({ aws: [{ ...targets!, quarantine: true, ...change }] });
  const nobody = { users: [], roles: [], instances: [] };
  const nothing = hunted({ findings: [] });

  test.each(['held', 'keys', 'pivots'])('without named principals leaves %s unknown', (id) => {
    expect(item(id, whole({}), nothing)).toMatchObject({ state: 'done' });
    expect(item(id, whole(nobody), nothing)).toMatchObject({
      state: 'not known',
      basis: expect.stringMatching(/^Of a whole account without named (principals|users) no query lists every call\.$/),
    });
    expect(item(id, { aws: [{ ...targets!, ...nobody }] }, nothing)).toMatchObject({ state: 'done' });
  });

  test('without named users leaves their keys alone unknown, and nothing that is asked of accounts', () => {
    expect(item('keys', whole({ users: [] }), nothing)).toMatchObject({ state: 'not known' });
    expect(item('pivots', whole({ users: [] }), nothing)).toMatchObject({ state: 'done' });
    expect(item('tracks', whole(nobody), nothing)).toMatchObject({ state: 'done' });
  });

  test('has these queries that are about somebody', () => {
    const about = savedQueries().flatMap(({ name, parameters }) =>
      parameters.flatMap((one) => (/^(principal|user)$/.test(one.name) ? [[name, `${one.name}s`]] : [])),
    );
    expect(ABOUT).toEqual(Object.fromEntries(about));
  });
});

test('a responder’s name in an account outside the estate is nobody’s known', () => {
  const whose = whoseCalls(incident, estate);
  for (const arn of [RESPONDER, 'arn:aws:iam::444444444444:role/FirebreakResponder']) {
    expect(whose(arn)).toBe('responder');
    expect(whose(arn.replace('444444444444', '999999999999'))).toBe('other');
  }
});
