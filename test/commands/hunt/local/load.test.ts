import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { LocalEngine } from '../../../../commands/hunt/local/engine';
import { loadFolder } from '../../../../commands/hunt/local/load';

let folder: string;
let engine: LocalEngine;

beforeAll(async () => {
  engine = await LocalEngine.open();
});

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "firebreak-it's-"));
  await engine.run('TRUNCATE firebreak.cloudtrail');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

afterAll(() => {
  engine.close();
});

const DAY = 'AWSLogs/o-exampleorg1/333333333333/CloudTrail/eu-west-1/2026/11/20';
const NAME = '333333333333_CloudTrail_eu-west-1_20261120T0005Z';

const record = (id: string, more: object = {}) => ({
  eventVersion: '1.09',
  userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::333333333333:user/ci', sessionContext: { attributes: {} } },
  eventTime: '2026-11-19T23:59:58Z',
  eventSource: 's3.amazonaws.com',
  eventName: 'GetObject',
  awsRegion: 'eu-west-1',
  sourceIPAddress: '192.0.2.1',
  requestParameters: { bucketName: 'b', nested: { list: [1, 'x}]{"'] } },
  responseElements: null,
  resources: [{ ARN: 'arn:aws:s3:::b', accountId: '333333333333', type: 'AWS::S3::Bucket' }],
  readOnly: true,
  eventID: id,
  recipientAccountId: '333333333333',
  ...more,
});
const log = (...records: unknown[]) => JSON.stringify({ Records: records });

function file(path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

const good = (name: string, ...ids: string[]) =>
  file(`${DAY}/${NAME}_${name}.json.gz`, gzipSync(log(...ids.map((id) => record(id)))));
const load = () => loadFolder(engine, folder);
const ids = async () =>
  (await engine.run('SELECT eventid FROM firebreak.cloudtrail ORDER BY 1')).map((row) => row.eventID);

test('records have the columns and partitions that they have in Athena', async () => {
  good('a', '1');
  expect(await load()).toEqual({ files: 1, events: 1, bad: [], otherKinds: {}, foreign: [] });
  const [row] = await engine.run('SELECT * FROM firebreak.cloudtrail');
  expect(row).toMatchObject({
    account: '333333333333',
    region: 'eu-west-1',
    day: '2026/11/20', // Of the delivery, as the folder; the call was on the day before.
    eventTime: '2026-11-19T23:59:58Z',
    readOnly: 'true',
    requestParameters: '{"bucketName":"b","nested":{"list":[1,"x}]{\\""]}}',
    responseElements: null,
    resources: [{ ARN: 'arn:aws:s3:::b', accountId: '333333333333', type: 'AWS::S3::Bucket' }],
    file: join(folder, DAY, `${NAME}_a.json.gz`),
  });
});

test('files that were renamed or unpacked take the partitions from the record', async () => {
  file('copy.json', log(record('1')));
  expect(await load()).toMatchObject({ files: 1, events: 1, bad: [] });
  expect(await engine.run('SELECT account, region, day FROM firebreak.cloudtrail')).toEqual([
    { account: '333333333333', region: 'eu-west-1', day: '2026/11/19' },
  ]);
});

const whole = gzipSync(log(record('kept'), record('cut'), record('cut-too')));
const flipped = Buffer.from(whole);
flipped[40]! ^= 0xff;

/** What is bad about a file, and how many records of it are kept and lost. */
test.each<[string, string | Buffer, { problem: string; kept?: number; lost?: number }]>([
  [
    'gzip that is cut off',
    gzipSync(bulk()).subarray(0, 30_000),
    { problem: 'cannot be read to its end: unexpected end of file', kept: expect.any(Number) as never },
  ],
  ['gzip with a flipped bit', flipped, { problem: 'cannot be read to its end' }],
  ['nothing at all', '', { problem: 'cannot be read to its end: unexpected end of file' }],
  ['an empty text', gzipSync(''), { problem: 'is empty' }],
  ['text that is no gzip', 'hello', { problem: 'cannot be read to its end: incorrect header check' }],
  [
    'a record that is half written',
    gzipSync(log(record('kept'), record('cut')).slice(0, -60)),
    { problem: 'ends within record 2', kept: 1 },
  ],
  ['foreign JSON', gzipSync('{"hello":[1,2]}'), { problem: 'is no log of CloudTrail' }],
  ['a foreign list', gzipSync('[1,2]'), { problem: 'is no log of CloudTrail' }],
  [
    'a line for each record',
    gzipSync(`${JSON.stringify(record('a'))}\n${JSON.stringify(record('b'))}\n`),
    { problem: 'is no log of CloudTrail' },
  ],
  ['Records that are no list', gzipSync('{"Records":"x"}'), { problem: 'is no log of CloudTrail' }],
  ['records that are no objects', gzipSync(log(1, 'x', null)), { problem: 'not in the shape of CloudTrail', lost: 3 }],
  [
    'a record in another shape',
    gzipSync(log(record('kept'), record('x', { userIdentity: 'me' }), record('kept-too'))),
    { problem: 'not in the shape of CloudTrail', kept: 2, lost: 1 },
  ],
  [
    'notifications of S3',
    gzipSync(log({ eventVersion: '2.1', eventSource: 'aws:s3', eventTime: '2026-11-20T00:00:00Z' })),
    { problem: 'without an event id', lost: 1 },
  ],
])('%s is named, and takes nothing else along', async (_what, content, { problem, kept = 0, lost = 0 }) => {
  good('a', '1', '2');
  file(`${DAY}/${NAME}_bad.json.gz`, content);
  good('z', '3');
  const loaded = await load();
  expect(loaded.files).toBe(3);
  expect(loaded.bad.map((bad) => ({ ...bad, file: basename(bad.file) }))).toEqual([
    { file: `${NAME}_bad.json.gz`, problem: expect.stringContaining(problem), kept, lost },
  ]);
  expect(loaded.events).toBe(3 + (loaded.bad[0]?.kept ?? 0));
  expect(await ids()).toEqual(expect.arrayContaining(['1', '2', '3']));
});

test('of a truncated file, every complete record is kept', async () => {
  file(`${DAY}/${NAME}_bad.json.gz`, gzipSync(bulk()).subarray(0, 30_000));
  const { events, bad } = await load();
  expect(events).toBeGreaterThan(100);
  expect(bad).toMatchObject([{ kept: events, lost: 0 }]);
  expect(await ids()).toEqual(Array.from({ length: events }, (_, i) => String(i).padStart(5, '0')));
});

test('a log without a single event is no bad file', async () => {
  file(`${DAY}/${NAME}_none.json.gz`, gzipSync('{"Records":[]}'));
  expect(await load()).toMatchObject({ files: 1, events: 0, bad: [] });
});

test('digests, insights and what is no JSON are counted apart', async () => {
  good('a', '1');
  file('333333333333_CloudTrail-Digest_eu-west-1_x_20261120T000000Z.json.gz', gzipSync('{}'));
  file('333333333333_CloudTrail-Insight_eu-west-1_20261120T0005Z_x.json.gz', gzipSync('{"Records":[]}'));
  file('README.txt', 'hello');
  expect(await load()).toEqual({
    files: 1,
    events: 1,
    bad: [],
    otherKinds: { 'CloudTrail-Digest': 1, 'CloudTrail-Insight': 1 },
    foreign: [join(folder, 'README.txt')],
  });
});

test('a broken link is a bad file', async () => {
  good('a', '1');
  symlinkSync(join(folder, 'gone'), join(folder, 'link.json'));
  const { events, bad } = await load();
  expect([events, bad]).toEqual([
    1,
    [{ file: join(folder, 'link.json'), problem: expect.stringContaining('ENOENT'), kept: 0, lost: 0 }],
  ]);
});

test('no file is blamed for too little memory', async () => {
  file(`${DAY}/${NAME}_a.json.gz`, gzipSync(bulk()));
  await engine.run(`SET memory_limit = '20MB'`);
  await expect(load()).rejects.toThrow(/Out of Memory/);
  await engine.run(`SET memory_limit = '600MB'`);
});

test('a folder that is not there is an error', async () => {
  await expect(loadFolder(engine, join(folder, 'nowhere'))).rejects.toThrow(/ENOENT.*nowhere/);
});

/** Enough text that gzip gives out some of it before the end; each record differs, so that it does not shrink to nothing. */
function bulk(): string {
  let seed = 1;
  const noise = () => (seed = (seed * 48_271) % 2_147_483_647).toString(36);
  return log(
    ...Array.from({ length: 1000 }, (_, i) =>
      record(String(i).padStart(5, '0'), { userAgent: Array.from({ length: 12 }, noise).join('') }),
    ),
  );
}
