import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os, { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { LocalEngine } from '../../../../commands/hunt/local/engine';
import { LARGEST_TEXT } from '../../../../commands/hunt/local/insert';
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
  expect(await load()).toEqual({ files: 1, events: 1, bad: [], repeated: [], otherKinds: {}, foreign: [] });
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
  ['nothing at all', '', { problem: 'is empty' }],
  ['an empty text', gzipSync(''), { problem: 'is empty' }],
  ['text that is no gzip', 'hello', { problem: 'is no log of CloudTrail' }],
  [
    'a log of network flows',
    gzipSync('version account-id interface-id\n2 333333333333 eni-1\n'),
    { problem: 'is no log' },
  ],
  ['a snapshot of Config', gzipSync('{"fileVersion":"1.0","configurationItems":[]}'), { problem: 'is no log' }],
  [
    'a record that is half written',
    gzipSync(log(record('kept'), record('cut')).slice(0, -60)),
    { problem: 'ends within record 2', kept: 1 },
  ],
  [
    'an object without an end',
    gzipSync(log(record('kept')).slice(0, -1)),
    { problem: 'has no end after record 1', kept: 1 },
  ],
  [
    'a log and half of another',
    gzipSync(`${log(record('kept'))}\n${log(record('kept-too'), record('cut')).slice(0, -60)}`),
    { problem: 'ends within record 3', kept: 2 },
  ],
  ['zeros after a log', gzipSync(`${log(record('kept'))}\0\0`), { problem: 'something else after record 1', kept: 1 }],
  [
    'a record that is no text',
    gzipSync(log(record('kept'), record('x', { userAgent: '@' })).replace('"@"', '"\\ud800"')),
    { problem: 'not in the shape of CloudTrail', kept: 1, lost: 1 },
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

/** None of these is damaged: each has records 4 and 5. */
test.each<[string, string, string | Buffer]>([
  ['unpacked on its way, but for its name', 'x.json.gz', log(record('4'), record('5'))],
  ['packed, but for its name', 'x.json', gzipSync(log(record('4'), record('5')))],
  ['begun with the mark of Windows', 'x.json', `\uFEFF${log(record('4'), record('5'))}`],
  ['two logs after one another', 'x.json', `${log(record('4'))}\n${log(record('5'))}\n`],
  [
    'two packed logs after one another',
    'x.json.gz',
    Buffer.concat([record('4'), record('5')].map((r) => gzipSync(log(r)))),
  ],
])('a file that is %s is a log like others', async (_what, name, content) => {
  good('a', '1');
  file(name, content);
  expect(await load()).toMatchObject({ files: 2, events: 3, bad: [] });
  expect(await ids()).toEqual(['1', '4', '5']);
});

test('names are taken as they are: no patterns, no partitions', async () => {
  const names = [
    'b[12]/x.json',
    'b1/x.json',
    'a*.json',
    'ab.json',
    'q?.json',
    'file=9/Records=3/x.json',
    'new\nline.json',
  ];
  names.forEach((name, i) => file(name, log(record(String(i)))));
  expect(await load()).toMatchObject({ files: names.length, events: names.length, bad: [], repeated: [] });
  const rows = await engine.run('SELECT file FROM firebreak.cloudtrail ORDER BY eventid');
  expect(rows.map((row) => row.file)).toEqual(names.map((name) => join(folder, name)));
});

test('what is there twice is loaded once, and the file named that repeats it', async () => {
  good('a', '1', '2');
  file(`${DAY}/${NAME}_a (1).json.gz`, gzipSync(log(record('1'), record('2'))));
  file(`${DAY}/${NAME}_b.json.gz`, gzipSync(log(record('2'), record('3'))));
  file(`x/444444444444_CloudTrail_eu-west-1_20261120T0005Z_a.json`, log(record('1'))); // The log of another account.
  const { files, events, bad, repeated } = await load();
  expect([files, events, bad]).toEqual([4, 4, []]);
  expect(await ids()).toEqual(['1', '1', '2', '3']);
  // Paths are compared byte by byte: a space is before the dot.
  expect(repeated.map(({ file: path, records }) => [basename(path), records])).toEqual([
    [`${NAME}_a.json.gz`, 2],
    [`${NAME}_b.json.gz`, 1],
  ]);
});

test('folders that are named like files are looked into', async () => {
  file('x.json.gz/y.json', log(record('1')));
  expect(await load()).toMatchObject({ files: 1, events: 1, bad: [] });
});

test('what is no file, or cannot be opened, is named', async () => {
  good('a', '1');
  file('other/x.txt', '');
  symlinkSync(join(folder, 'other'), join(folder, 'folder.json'));
  symlinkSync(join(folder, 'circle.json'), join(folder, 'circle.json'));
  execFileSync('mkfifo', [join(folder, 'pipe.json')]);
  const { files, events, bad } = await load();
  expect([files, events]).toEqual([4, 1]);
  expect(bad.map((each) => [basename(each.file), each.problem]).sort()).toEqual([
    ['circle.json', expect.stringContaining('ELOOP')],
    ['folder.json', 'is no file'],
    ['pipe.json', 'is no file'],
  ]);
});

test('what may not be read is named', async () => {
  good('a', '1');
  file('closed/x.json', log(record('2')));
  file('x.json', log(record('3')));
  chmodSync(folder, 0o755);
  chmodSync(join(folder, 'closed'), 0);
  chmodSync(join(folder, 'x.json'), 0);
  const { events, bad } = await asNobody(load);
  chmodSync(join(folder, 'closed'), 0o700);
  expect(events).toBe(1);
  expect(bad.map((each) => [each.file, each.problem])).toEqual([
    [join(folder, 'closed'), expect.stringMatching(/cannot be listed: EACCES/)],
    [join(folder, 'x.json'), expect.stringMatching(/cannot be read.*EACCES/)],
  ]);
});

/** The superuser may read everything. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

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
    repeated: [],
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

test.each([1, 2, 4, 64])('on %i processors, there is memory for the files of every thread', async (processors) => {
  jest.spyOn(os, 'availableParallelism').mockReturnValue(processors);
  const other = await LocalEngine.open();
  jest.restoreAllMocks();
  const [settings] = await other.run(`SELECT current_setting('threads') AS threads`);
  const [memory] = await other.run(`SELECT value FROM duckdb_settings() WHERE name = 'memory_limit'`);
  other.close();
  const limit = parseFloat(String(memory?.value)) * (String(memory?.value).endsWith('GiB') ? 1024 : 1) * 1024 ** 2;
  expect(Number(settings?.threads) * 3 * LARGEST_TEXT).toBeLessThan(limit); // Two files, and the records that are inserted.
  expect(limit).toBeLessThan(1.5 * 1024 ** 3);
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
