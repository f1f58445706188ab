import { isNamedAlone } from '../../../drill/readiness/sabotage';

const names = /^trail-recording .* records nothing/;
const outcome = (...faults: [string, string][]) => ({
  checks: faults.map(([id, what]) => ({ id, faults: [{ what }] })),
});
const stopped: [string, string] = ['trail-recording', 'management: the trail records nothing'];

test('a sabotage is proven when readiness names it', () => {
  expect(isNamedAlone({ names }, outcome(stopped))).toBe(true);
});

test.each([
  ['nothing', outcome()],
  ['something else', outcome(['flow-logs', 'management: the trail records nothing'])],
  ['something else besides', outcome(stopped, ['regions', 'web: used'])],
])('and not when it names %s', (_what, told) => {
  expect(isNamedAlone({ names }, told)).toBe(false);
});
