import type { Row } from '../../../commands/hunt/local/engine';
import type { Step } from './attacker-steps';
import { missed } from './missed';

const PAYMENTS = '444444444444';
const USER = `arn:aws:iam::${PAYMENTS}:user/ci-deploy`;
const by = { kind: 'user', name: 'ci-deploy' } as const;

const create: Step = {
  name: 'create',
  event: { source: 'iam', name: 'CreateUser' },
  by,
  about: 'support',
  query: 'persistence-identities',
};
const read: Step = {
  name: 'read',
  event: { source: 's3', name: 'GetObject' },
  by: { kind: 'role', name: 'app' },
  about: 'customers',
  query: 'data-access',
};
const take: Step = { name: 'take', event: { source: 'kms', name: 'GenerateDataKey' }, by, query: 'resources-reached' };

const created: Row = {
  eventID: '1',
  eventSource: 'iam.amazonaws.com',
  eventName: 'CreateUser',
  errorCode: null,
  principal: USER,
  requestParameters: '{"userName":"support"}',
};
const readRow: Row = {
  eventSource: 's3.amazonaws.com',
  eventName: 'GetObject',
  container: 'customers',
  calls: '1',
  failed: '0',
};
const taken: Row = { resource: 'key', actions: ['kms.amazonaws.com:GenerateDataKey'], calls: '1', failed: '0' };

const finding = (query: string, row: Row, about?: string, account = PAYMENTS) => ({
  query,
  account,
  about,
  rows: [row],
});
const names = (steps: readonly Step[], ...findings: ReturnType<typeof finding>[]) =>
  missed(steps, { findings }, PAYMENTS).map(({ name }) => name);

test('each step is found in the rows of its query', () => {
  expect(
    names(
      [create, read, take],
      finding('persistence-identities', created),
      finding('data-access', readRow, 'session ASIAEXAMPLE of role app'),
      finding('resources-reached', taken, 'user ci-deploy'),
    ),
  ).toEqual([]);
});

test('without findings everything is missed', () => {
  expect(names([create, read, take])).toEqual(['create', 'read', 'take']);
});

test.each<[string, ReturnType<typeof finding>]>([
  ['another query', finding('principal-activity', created)],
  ['another account', finding('persistence-identities', created, undefined, '555555555555')],
  ['another call', finding('persistence-identities', { ...created, eventName: 'CreateUserFoo' })],
  ['another service', finding('persistence-identities', { ...created, eventSource: 'sso-directory.amazonaws.com' })],
  ['somebody else', finding('persistence-identities', { ...created, principal: `${USER}-2` })],
  ['something else', finding('persistence-identities', { ...created, requestParameters: '{"userName":"x"}' })],
  ['a refused attempt', finding('persistence-identities', { ...created, errorCode: 'AccessDenied' })],
])('%s is not the step', (_what, other) => {
  expect(names([create], other)).toEqual(['create']);
});

test('a count is that of whom the query was asked about, and of calls that came through', () => {
  expect(names([read], finding('data-access', readRow, 'user ci-deploy'))).toEqual(['read']);
  expect(names([read], finding('data-access', readRow))).toEqual(['read']);
  expect(names([read], finding('data-access', { ...readRow, failed: '1' }, 'role app'))).toEqual(['read']);
  expect(names([{ ...read, refused: true }], finding('data-access', { ...readRow, failed: '1' }, 'role app'))).toEqual(
    [],
  );
});

test('a call is counted once, however often it is shown', () => {
  const shown = finding('persistence-identities', created);
  expect(names([create, { ...create, name: 'again' }], shown, shown)).toEqual(['again']);
  const second = finding('persistence-identities', { ...created, eventID: '2' });
  expect(names([create, { ...create, name: 'again' }], shown, second)).toEqual([]);
  const asked = finding('data-access', readRow, 'role app');
  expect(names([read, { ...read, name: 'again' }], asked)).toEqual(['again']);
});

test("Lambda's versions are part of no name, and a refused step must have been refused", () => {
  const get: Step = { name: 'get', event: { source: 'lambda', name: 'GetFunction' }, by, query: 'principal-activity' };
  const row = { ...created, eventSource: 'lambda.amazonaws.com', eventName: 'GetFunction20150331v2' };
  expect(names([get], finding('principal-activity', row))).toEqual([]);
  expect(names([{ ...get, refused: true }], finding('principal-activity', row))).toEqual(['get']);
  const refused = finding('principal-activity', { ...row, errorCode: 'AccessDenied' });
  expect(names([{ ...get, refused: true }], refused)).toEqual([]);
});
