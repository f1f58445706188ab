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

describe('a sabotage that blinds readiness', () => {
  const blinding = { names: /^roles-assumable web: /, blinds: /^\S+ web: not looked at$/ };
  const unreachable: [string, string] = ['roles-assumable', 'web: the investigator cannot be assumed'];
  const unseen: [string, string] = ['flow-logs', 'web: not looked at'];

  test('is proven when readiness names it and what it cannot look at', () => {
    expect(isNamedAlone(blinding, outcome(unreachable, unseen))).toBe(true);
  });

  test.each([
    ['skips what it cannot look at', outcome(unreachable)],
    ['does not say why', outcome(unseen)],
    ['names something else besides', outcome(unreachable, unseen, stopped)],
  ])('and not when it %s', (_what, told) => {
    expect(isNamedAlone(blinding, told)).toBe(false);
  });
});
