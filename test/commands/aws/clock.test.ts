import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { rightClock, timeOfAws, wrongClock } from '../../../commands/aws/facts/clock';
import { testEstate } from '../../support/estate';

const estate = testEstate();
const AWS = Date.parse('2026-11-20T18:04:00Z');
const off = (minutes: number) =>
  wrongClock(
    estate,
    () => Promise.resolve(AWS),
    () => AWS + minutes * 60_000,
  );

test.each([
  [6, 'the clock of this machine is 6 min ahead of that of AWS'],
  [-90, 'the clock of this machine is 1 h 30 min behind that of AWS'],
])('%s minutes are too many', async (minutes, text) => {
  expect(await off(minutes)).toBe(text);
});

test.each([0, 5, -5])('%s minutes are not', async (minutes) => {
  expect(await off(minutes)).toBeUndefined();
});

test('who cannot ask goes on', async () => {
  expect(await wrongClock(estate, () => Promise.resolve(undefined))).toBeUndefined();
});

test('it is refused with what to do', async () => {
  await expect(rightClock(estate, () => off(-6))).rejects.toThrow(
    /6 min behind.*nothing is changed.*\n {2}do: set the clock/,
  );
  await expect(rightClock(estate, () => off(1))).resolves.toBeUndefined();
});

test('a rehearsal that moves Date moves no clock', async () => {
  const now = Date.now();
  jest.spyOn(Date, 'now').mockReturnValue(now + 37 * 3_600_000);
  expect(await wrongClock(estate, () => Promise.resolve(now))).toBeUndefined();
  jest.restoreAllMocks();
});

test.each([200, 403])('the time of AWS is that of its answer, %s too', async (status) => {
  const before = process.env;
  const server = createServer((_, answer) => {
    answer.writeHead(status, { Date: 'Fri, 20 Nov 2026 18:04:00 GMT', 'Content-Type': 'text/xml' });
    answer.end('<GetCallerIdentityResponse/>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  process.env = {
    ...before,
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'x',
  };
  try {
    expect(await timeOfAws(estate)).toBe(AWS);
  } finally {
    process.env = before;
    server.closeAllConnections();
    server.close();
  }
});
