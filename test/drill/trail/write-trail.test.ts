import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { LocalEngine } from '../../../commands/hunt/local/engine';
import { loadFolder } from '../../../commands/hunt/local/load';
import { complete, eventTime, type CloudTrailRecord } from './record';
import { writeTrail } from './write-trail';

const PAYMENTS = '444444444444';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'firebreak-trail-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const record = (eventID: string, time: string, more: Partial<CloudTrailRecord> = {}): CloudTrailRecord => ({
  eventID,
  eventTime: `2026-11-20T${time}Z`,
  awsRegion: 'eu-west-1',
  recipientAccountId: PAYMENTS,
  ...more,
});
const write = (...records: CloudTrailRecord[]) => writeTrail(folder, 'o-exampleorg1', records);

test('a file is named like those that CloudTrail delivers', () => {
  const [file = ''] = write(record('1', '18:04:05'));
  expect(relative(folder, file)).toMatch(
    /^AWSLogs\/o-exampleorg1\/444444444444\/CloudTrail\/eu-west-1\/2026\/11\/20\/444444444444_CloudTrail_eu-west-1_20261120T1804Z_[A-Za-z0-9]{16}\.json\.gz$/,
  );
  expect(JSON.parse(gunzipSync(readFileSync(file)).toString())).toEqual({ Records: [record('1', '18:04:05')] });
});

test('each account, region, day and five minutes has a file of its own', () => {
  const together = [record('1', '18:00:00'), record('2', '18:04:59')];
  expect(write(...together)).toHaveLength(1);
  expect(write(...together, record('3', '18:05:00'))).toHaveLength(2);
  expect(write(...together, record('3', '18:04:00', { awsRegion: 'us-east-1' }))).toHaveLength(2);
  expect(write(...together, record('3', '18:04:00', { recipientAccountId: '555555555555' }))).toHaveLength(2);
  expect(write(record('1', '23:59:59'), record('2', '00:00:00', { eventTime: '2026-11-21T00:00:00Z' }))).toHaveLength(
    2,
  );
});

test('the local engine loads every record, and nothing is bad or foreign', async () => {
  const files = write(
    record('later', '18:06:00', { eventName: 'DeleteTrail', userIdentity: { type: 'IAMUser', userName: 'ci-deploy' } }),
    record('first', '18:00:00', { requestParameters: { name: 'firebreak' }, resources: [{ ARN: 'arn:aws:s3:::b' }] }),
    record('other', '18:00:00', { recipientAccountId: '555555555555' }),
  );
  const engine = await LocalEngine.open();
  try {
    expect(await loadFolder(engine, folder)).toEqual({
      files: files.length,
      events: 3,
      bad: [],
      otherKinds: {},
      foreign: [],
      repeated: [],
    });
    const rows = await engine.run(
      'SELECT account, day, eventid, useridentity.username AS who FROM firebreak.cloudtrail WHERE account = ? ORDER BY eventtime',
      [PAYMENTS],
    );
    expect(rows.map(({ day, eventID, who }) => [day, eventID, who])).toEqual([
      ['2026/11/20', 'first', null],
      ['2026/11/20', 'later', 'ci-deploy'],
    ]);
  } finally {
    engine.close();
  }
});

describe('records that the emulator does not have', () => {
  const since = eventTime(new Date(Date.UTC(2026, 10, 20, 18, 4, 5, 678)));

  test.each([
    ['2026-11-20T18:04:05Z', {}, /keeps no records of before 2026-11-20T18:04:05Z any more/],
    [null, { "CreateUser: KeyError('x')": 2 }, /could not record calls: 2 times CreateUser/],
  ])('fail: lost until %p, problems %p', (lostUntil, problems, message) => {
    expect(() => complete({ records: [], lostUntil, problems }, since)).toThrow(message);
  });

  test('do not matter if they are older than what is asked for', () => {
    const records = [record('1', '18:04:05')];
    expect(complete({ records, lostUntil: '2026-11-20T18:04:04Z', problems: {} }, since)).toBe(records);
  });
});
