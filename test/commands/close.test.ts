import { countdown } from '../../commands/cli/countdown';
import { ACCEPTED, mayClose, mayLeaveEvidence } from '../../commands/close';
import { incidentSchema, type Incident } from '../../stacks/incident/schema';

function released(targets: object, phase = 'release'): Incident {
  return incidentSchema.parse({
    version: 1,
    id: 'INC-42',
    declaredAt: '2026-11-20T18:04:00Z',
    commander: 'Asha Rao',
    phase,
    sessionCutoff: '2026-11-20T18:04:00Z',
    ...(phase === 'release' ? { releasedAt: '2026-11-21T00:00:00Z' } : {}),
    expires: '2026-11-21T18:04:00Z',
    aws: [{ account: '444444444444', ...targets }],
  });
}

test.each([
  ['roles', { roles: [{ name: 'app' }] }, '2026-11-21T11:59:00Z', '2026-11-21T12:00:00Z'],
  ['users', { users: [{ name: 'ci' }] }, '2026-11-22T11:59:00Z', '2026-11-22T12:00:00Z'],
])('%s: closed when the longest session has passed, not a minute before', (_, targets, early, late) => {
  expect(() => mayClose(released(targets), early)).toThrow(`close it at ${late} or later (in 1 min)`);
  expect(() => mayClose(released(targets), late)).not.toThrow();
});

test('what is contained is not closed', () => {
  expect(() => mayClose(released({}, 'contain'), '2027-01-01T00:00:00Z')).toThrow(/only what is released is closed/);
});

describe('evidence that is not complete', () => {
  const NOW = '2026-11-22T00:00:00Z';
  const check = (state: 'ok' | 'failed' | 'unknown') => ({ target: 'INC-42-evidence-x', state, what: 'differs' });
  const logged = (at: string, who: string, what = ACCEPTED) => ({
    ...released({}),
    log: [{ at, who, what, told: [] }],
  });

  test('is not left', () => {
    for (const state of ['failed', 'unknown'] as const)
      expect(() => mayLeaveEvidence(released({}), [check('ok'), check(state)], NOW)).toThrow(
        /evidence of INC-42 is not complete:\n.*INC-42-evidence-x: differs/,
      );
    expect(() => mayLeaveEvidence(released({}), [check('ok')], NOW)).not.toThrow();
  });

  test('is left when the commander says so, after the release', () => {
    const leave = (incident: Incident) => () => mayLeaveEvidence(incident, [check('failed')], NOW);
    expect(leave(logged(NOW, 'Asha Rao'))).not.toThrow();
    expect(leave(logged(NOW, 'wen'))).toThrow('is not complete');
    expect(leave(logged('2026-11-20T23:00:00Z', 'Asha Rao'))).toThrow('is not complete');
    expect(leave(logged(NOW, 'Asha Rao', 'evidence: looked at'))).toThrow('is not complete');
  });
});

test.each([
  ['2026-11-20T18:44:00Z', 'in 40 min'],
  ['2026-11-20T21:34:00Z', 'in 3 h 30 min'],
  ['2026-11-23T18:04:00Z', 'in 3 days'],
  ['2026-11-24T20:04:00Z', 'in 4 days 2 h'],
  ['2026-11-20T16:04:00Z', '2 h overdue'],
])('the time until %s', (moment, said) => {
  expect(countdown('2026-11-20T18:04:00Z', moment)).toBe(said);
});
