import { openArguments } from '../../../../commands/cli/open-arguments';
import { KEPT_ROWS } from '../../../../commands/aws/hunt/ask';
import { contacts } from '../../../../commands/aws/hunt/contacts';
import { findings, ownCalls } from '../../../../commands/aws/hunt/findings';
import { openCommand, proposals } from '../../../../commands/aws/hunt/proposals';
import { ownSessions } from '../../../../commands/aws/hunt/responders';
import { search } from '../../../../commands/aws/hunt/search';
import type { Searched } from '../../../../commands/aws/hunt/searched';
import type { Suspect } from '../../../../commands/aws/hunt/suspect';
import type { Row } from '../../../../commands/hunt/engine';
import { testEstate } from '../../../support/estate';

const PAYMENTS = '444444444444';
const OUTSIDE = '666666666666';
const CI: Suspect = { account: PAYMENTS, kind: 'user', name: 'ci', principal: 'ci', label: 'user ci', depth: 0 };
const DAYS = ['2026/11/19', '2026/11/20'].map((day) => ({ day, events: '9' }));
const estate = testEstate();

/** A search whose engine answers each query with the rows given for it, and is full of log. */
async function searched(rows: Readonly<Record<string, readonly Row[]>>, suspect = CI): Promise<Searched> {
  return search({
    engine: {
      kind: 'local',
      atOnce: 1,
      async *rows({ name = 'coverage' }) {
        yield name === 'coverage' ? DAYS : (rows[name] ?? []);
      },
    },
    period: { since: '2026-11-20', baseline: '2026-11-19' },
    last: '2026-11-20',
    suspects: [suspect],
    accounts: [PAYMENTS],
    huntable: (account) => account === PAYMENTS,
    called: (account) => account,
    ownSession: ownSessions(estate),
    say: () => undefined,
  });
}

const iam = (
  eventName: string,
  userName: string,
  time: string,
  principal = `arn:aws:iam::${PAYMENTS}:user/ci`,
): Row => ({
  eventSource: 'iam.amazonaws.com',
  eventName,
  requestParameters: JSON.stringify({ userName }),
  errorCode: null,
  eventTime: `2026-11-20T${time}:00Z`,
  principal,
});

describe("a responder's session that is contained", () => {
  const asha: Suspect = { ...CI, kind: 'session', name: 'asha', principal: 'asha', label: 'sessions named asha' };
  const by = (name: string) => `arn:aws:sts::${PAYMENTS}:assumed-role/FirebreakResponder/${name}`;
  const rows = [iam('CreateUser', 'hers', '10:00', by('asha')), iam('CreateUser', 'his', '10:00', by('ben'))];

  test('is followed like others, in what is asked about it and about everybody', async () => {
    const found = await searched({ 'principal-activity': rows.slice(0, 1), 'persistence-identities': rows }, asha);
    expect(found.planted.map(({ name }) => name)).toEqual(['hers']);
    const answers = Object.fromEntries(found.answers.map(({ query, total }) => [query.name, total]));
    expect(answers).toMatchObject({ 'principal-activity': 1, 'persistence-identities': 1 });
    expect(ownCalls(found.answers).map(({ session }) => session)).toEqual(['FirebreakResponder/ben']);
  });

  test('so is what is asked about a key or a user that took the role', async () => {
    const { answers } = await searched({ 'principal-activity': rows.slice(1) });
    expect(answers.find(({ query }) => query.name === 'principal-activity')?.total).toBe(1);
  });
});

test.each(['principal-activity', 'incoming-roles', 'resources-reached', 'writes-elsewhere', 'sharing'])(
  'a long answer to %s is told, as what the hunt follows is cut',
  async (query) => {
    const rows = (count: number) => ({ [query]: Array.from({ length: count }, (): Row => ({ errorCode: null })) });
    const { unanswered } = await searched(rows(KEPT_ROWS + 1));
    expect(unanswered).toEqual([expect.stringMatching(`^${query} of .*: of 2001 rows the first 2000 were followed`)]);
    expect((await searched(rows(KEPT_ROWS))).unanswered).toEqual([]);
  },
);

describe('what was deleted', () => {
  const made = iam('CreateUser', 'door', '10:00');
  const gone = iam('DeleteUser', 'door', '11:00');
  const again = iam('CreateUser', 'door', '12:00');
  const late = iam('DeleteUser', 'door', '13:00');

  test.each([
    ['made again', [made, gone, again], ['10:00']],
    ['made again, in the order of another query', [again, made, gone], ['12:00']],
    ['deleted for good', [made, gone], []],
    ['made again, and deleted for good', [made, late, gone, again], []],
  ])('%s', async (_, rows, times) => {
    const { planted } = await searched({ 'principal-activity': rows });
    expect(planted.map(({ at }) => at)).toEqual(times.map((time) => `2026-11-20T${time}:00Z`));
  });

  test('made again by the answer to another query', async () => {
    const { planted } = await searched({ 'principal-activity': [made, gone], 'persistence-identities': [again] });
    expect(planted.map(({ name }) => name)).toEqual(['door']);
  });
});

test('a principal that is named like an option is contained, and nothing else', async () => {
  const found = await searched({ 'principal-activity': [iam('CreateUser', '--root', '10:00')] });
  const command = openCommand(proposals(found, [], estate), { id: 'INC-42', commander: '--dns' }, [], estate) ?? '';
  const asked = openArguments(command.split(/[\s\\]+/).slice(3));
  expect(asked).toMatchObject({ commander: '--dns', dns: false, aws: [{ users: ['--root'], root: false }] });
});

test('no name from a log forges a line', async () => {
  const forged = 'x\r\n  2026-11-20  all clear';
  const found = await searched({
    'principal-activity': [{ ...iam('GetUser', forged, '10:00', forged), errorCode: forged }],
    'data-access': [{ ...iam('GetObject', 'x', '10:00'), container: forged, networks: [forged] }],
    'writes-elsewhere': [{ contact_account: OUTSIDE, bucket: forged }],
    'assume-role-pivots': [
      { ...iam('AssumeRole', 'x', '10:00'), target: `${PAYMENTS} ${forged}`, session_access_key: forged },
    ],
  });
  const lines = [
    ...found.suspects.flatMap(({ label, via = '' }) => [label, via]),
    ...contacts(found.answers, [PAYMENTS], () => undefined).map(({ why }) => why),
    ...findings(found.answers, found.suspects).flatMap(({ calls }) =>
      calls.flatMap(({ who, what, refused = '' }) => [who, what, refused]),
    ),
  ];
  expect(lines.filter((line) => line.includes('[newline]   2026-11-20  all clear')).length).toBeGreaterThanOrEqual(7);
  expect(lines.filter((line) => /[\r\n]/.test(line))).toEqual([]);
});
