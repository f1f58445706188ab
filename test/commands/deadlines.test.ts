import { deadlineLine } from '../../commands/recovery/status-lines';
import { parseEstate } from '../../stacks/estate/load';
import { deadlinesOf, isOverdue } from '../../stacks/incident/deadlines';
import { parseIncidents } from '../../stacks/incident/load';
import type { Incident } from '../../stacks/incident/schema';
import { VALID as ESTATE } from '../estate/estate-text';
import { FILE, VALID } from '../incident/incident-text';
import { errorOf } from '../support/files';
import { estate, incident } from './recovery/story';

const BOARD = 'Notify the Data Protection Board of India (DPDP rule 7)';
const estateOf = (more: string) => parseEstate(`${ESTATE}${more}`, 'firebreak.yaml');
const load = (more: string) => parseIncidents([{ file: FILE, text: `${VALID}${more}` }], estateOf(''))[0]!;

test('72 hours for the DPDP and the GDPR, unless the estate says something else', () => {
  expect(estateOf('').notifications).toMatchObject([{ withinHours: 72 }, { withinHours: 72 }]);
  expect(estateOf('notifications: []\n').notifications).toEqual([]);
  expect(estateOf('notifications: [{ what: CERT-In, withinHours: 6 }]\n').notifications).toEqual([
    { what: 'CERT-In', withinHours: 6 },
  ]);
});

test.each([
  ['withinHours: 0', 'notifications[0].withinHours is too small'],
  ['withinHours: 9000', 'notifications[0].withinHours is too large'],
  ['withinHours: 72 h', 'notifications[0].withinHours'],
])('the estate file refuses %s', (hours, message) => {
  expect(errorOf(() => estateOf(`notifications: [{ what: a law, ${hours} }]\n`)).message).toContain(message);
});

test('two notifications of one name are refused', () => {
  const twice = 'notifications: [{ what: a law, withinHours: 6 }, { what: a law, withinHours: 72 }]\n';
  expect(errorOf(() => estateOf(twice)).problems).toMatchObject([
    { message: 'notifications[1].what repeats notifications[0].what' },
  ]);
});

test('an incident has those of the estate, from its declaration, whether or not its file names them', () => {
  expect(deadlinesOf({ ...incident, deadlines: [] }, estate).map(({ what, by }) => [what.slice(0, 10), by])).toEqual([
    ['Early warn', '2026-11-21T18:04:00Z'],
    ['Notify the', '2026-11-23T18:04:00Z'],
    ['Notify the', '2026-11-23T18:04:00Z'],
  ]);
});

test('what its file says about one comes first; what it names besides counts too', () => {
  const deadlines = [
    { what: BOARD, by: '2026-11-23T10:00:00Z', done: '2026-11-22T10:00:00Z' },
    { what: 'a contract', by: '2026-11-22T00:00:00Z' },
  ];
  const all = deadlinesOf({ ...incident, deadlines }, estate);
  expect(all).toHaveLength(4);
  expect(all.filter(({ what }) => what === BOARD)).toMatchObject([deadlines[0]]);
});

test('a closed incident keeps to its own', () => {
  const closed: Incident = { ...incident, phase: 'close' };
  expect(deadlinesOf(closed, estate).map(({ what }) => what)).toEqual(incident.deadlines.map(({ what }) => what));
});

test('a deadline is not done and not required at once, and stands once', () => {
  const entry = `{ what: x, by: 2026-11-23T18:04:00Z`;
  const problems = (list: string) =>
    errorOf(() => load(`deadlines: [${list}]\n`)).problems.map(({ message }) => message);
  expect(problems(`${entry}, done: 2026-11-22T18:04:00Z, notRequired: no data }`)).toEqual([
    'deadlines[0] is done and not required',
  ]);
  expect(problems(`${entry} }, ${entry} }`)).toEqual(['deadlines[1].what repeats deadlines[0].what']);
  expect(problems(`${entry}, notRequired: '' }`)).toHaveLength(1);
  expect(load(`deadlines: [${entry}, notRequired: no data }]\n`).deadlines).toHaveLength(1);
});

test('overdue is the first word; what is done or not required never is', () => {
  const one = { what: 'a law', by: '2026-11-23T18:04:00Z' };
  const late = '2026-11-23T20:04:00Z';
  expect(deadlineLine(one, '2026-11-23T16:04:00Z')).toBe('deadline: a law: in 2 h (2026-11-23T18:04:00Z)');
  expect(deadlineLine(one, late)).toBe('OVERDUE: a law: 2 h overdue (2026-11-23T18:04:00Z)');
  expect(deadlineLine({ ...one, done: late }, late)).toBe(`deadline: a law: done ${late}, LATE`);
  expect(deadlineLine({ ...one, notRequired: 'no data' }, late)).toBe('deadline: a law: not required: no data');
  expect(
    [one, { ...one, done: late }, { ...one, notRequired: 'no data' }].map((each) => isOverdue(each, late)),
  ).toEqual([true, false, false]);
});
