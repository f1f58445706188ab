import { huntArguments } from '../../../commands/hunt/arguments';
import { asRanges, daysBefore, daysFrom } from '../../../commands/hunt/days';

const TODAY = '2026-11-20';
const read = (...args: string[]) => huntArguments(args, TODAY);

test('an id, a first day and a folder', () => {
  expect(read('INC-42')).toEqual({ id: 'INC-42', since: undefined, local: undefined });
  expect(read('INC-42', '--json', '--since', TODAY, '--local', 'logs')).toEqual({
    id: 'INC-42',
    since: TODAY,
    local: 'logs',
  });
});

test.each([
  [[], 'one id'],
  [['INC-42', 'INC-43'], 'one id'],
  [
    ['INC-42', '--since', '2026-11-21'],
    '2026-11-21, which is in the future\n  do: allowed: a day in UTC such as 2026-11-20',
  ],
  [['INC-42', '--since', '2026-02-30'], "'2026-02-30', which is no day"],
  [['INC-42', '--since', '20-11-2026'], "'20-11-2026', which is no day"],
  [['INC-42', '--since', '2026-11-20T00:00:00Z'], 'which is no day'],
  [['INC-42', '--since', ''], "'', which is no day"],
  [['INC-42', '--local', ''], '--local names no folder'],
])('%j is refused', (args, message) => {
  expect(() => read(...args)).toThrow(message);
});

test('days', () => {
  expect(daysBefore('2026-03-02T10:00:00Z', 2)).toBe('2026-02-28');
  expect(daysFrom('2026-12-30', '2027-01-01')).toEqual(['2026-12-30', '2026-12-31', '2027-01-01']);
  expect(daysFrom('2026-12-30', '2026-12-29')).toEqual([]);
  expect(asRanges(['2026-11-14', '2026-11-30', '2026-12-01', '2026-12-02'])).toBe(
    '2026-11-14, 2026-11-30 to 2026-12-02',
  );
});
