import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { ACCOUNT, OTHER_ACCOUNT } from '../../queries/fixtures/actors';
import { attack } from '../../queries/fixtures/attack';
import { callersOf, type Caller } from './callers';
import { someCall } from './calls';
import { Random } from './random';

/** What lies in a generated folder. Sizes in bytes. */
export interface Generated {
  readonly folder: string;
  readonly files: number;
  readonly events: number;
  readonly json: number;
  readonly gzip: number;
}

/** Generation ends with the file that reaches this. Bytes. */
export type Size = { readonly json: number } | { readonly gzip: number };

const zip = promisify(gzip);
const REGIONS = ['eu-west-1', 'eu-west-1', 'eu-west-1', 'us-east-1', 'us-east-1', 'ap-south-1', 'eu-central-1'];
const ACCOUNTS = [ACCOUNT, OTHER_ACCOUNT, ...Array.from({ length: 18 }, (_, i) => String(700_000_000_001 + i))];
const LAST_DAY = Date.parse('2026-11-20T00:00:00Z');
const DAYS = 30;
const AT_ONCE = 32;

/**
 * Log files of an organisation's trail for a month, 20 accounts and four regions, with the attack of the query pack's tests
 * woven in. The same bytes for the same size and seed; a folder that is complete is taken as it is.
 */
export async function cloudTrailFolder(folder: string, size: Size, seed = 1): Promise<Generated> {
  const done = join(dirname(folder), `${folder.split('/').at(-1) ?? ''}.done`);
  if (existsSync(done)) return JSON.parse(readFileSync(done, 'utf8')) as Generated;
  rmSync(folder, { recursive: true, force: true });
  const random = new Random(seed);
  const callers = new Map(ACCOUNTS.map((account) => [account, callersOf(account, random)]));
  let total = { folder, files: 0, events: 0, json: 0, gzip: 0 };
  const full = () => ('json' in size ? total.json >= size.json : total.gzip >= size.gzip);
  let next: LogFile[] = attackFiles(random);
  while (!full()) {
    const zipped = await Promise.all(next.map(async (file) => ({ file, bytes: await zip(file.text) })));
    for (const { file, bytes } of zipped) {
      if (full()) break; // What is left of this lot would make the folder depend on how many are made at once.
      const path = join(folder, file.path);
      mkdirSync(dirname(path), { recursive: true });
      await writeFile(path, bytes);
      total = {
        folder,
        files: total.files + 1,
        events: total.events + file.events,
        json: total.json + Buffer.byteLength(file.text),
        gzip: total.gzip + bytes.length,
      };
    }
    next = Array.from({ length: AT_ONCE }, () => someFile(callers, random));
  }
  writeFileSync(done, JSON.stringify(total));
  return total;
}

interface LogFile {
  readonly path: string;
  readonly text: string;
  readonly events: number;
}

function logFile(account: string, region: string, minute: Date, records: readonly object[], random: Random): LogFile {
  const stamp = minute.toISOString().replace(/[-:]/g, '').slice(0, 13);
  const name = `${account}_CloudTrail_${region}_${stamp}Z_${random.id('', 16)}.json.gz`;
  const day = minute.toISOString().slice(0, 10).replaceAll('-', '/');
  return {
    path: join('AWSLogs', 'o-exampleorg1', account, 'CloudTrail', region, day, name),
    text: JSON.stringify({ Records: records }),
    events: records.length,
  };
}

/** Five minutes of an account and region: a handful of calls or some ten thousand. */
function someFile(callers: ReadonlyMap<string, readonly Caller[]>, random: Random): LogFile {
  const account = random.skewed(ACCOUNTS);
  const region = random.pick(REGIONS);
  const minute = new Date(LAST_DAY - random.below(DAYS * 288) * 300_000 + 86_100_000);
  const count = Math.min(10_000, 1 + Math.floor(random.logNormal(100, 1.4)));
  const records = Array.from({ length: count }, () =>
    record(account, region, random.skewed(callers.get(account) ?? []), minute, random),
  );
  return logFile(account, region, minute, records, random);
}

function record(account: string, region: string, by: Caller, minute: Date, random: Random): object {
  const call = someCall(account, region, random);
  const denied = random.next() < 0.01;
  return {
    eventVersion: '1.09',
    userIdentity: by.identity,
    eventTime: new Date(minute.getTime() - random.below(300) * 1000).toISOString().replace('.000', ''),
    eventSource: `${call.service}.amazonaws.com`,
    eventName: call.name,
    awsRegion: region,
    sourceIPAddress: random.skewed(by.addresses),
    userAgent: by.agent,
    ...(denied ? { errorCode: 'AccessDenied', errorMessage: `User is not authorized to perform ${call.name}` } : {}),
    requestParameters: call.request,
    responseElements: denied ? null : call.response,
    ...(call.extra ? { additionalEventData: call.extra } : {}),
    requestID: random.uuid(),
    eventID: random.uuid(),
    readOnly: call.readOnly,
    ...(call.resources ? { resources: call.resources } : {}),
    eventType: 'AwsApiCall',
    managementEvent: !call.data,
    recipientAccountId: account,
    eventCategory: call.data ? 'Data' : 'Management',
    tlsDetails: {
      tlsVersion: 'TLSv1.3',
      cipherSuite: 'TLS_AES_128_GCM_SHA256',
      clientProvidedHostHeader: `${call.service}.${region}.amazonaws.com`,
    },
  };
}

function attackFiles(random: Random): LogFile[] {
  const files = new Map<string, { account: string; region: string; day: string; records: object[] }>();
  for (const { account, record: each } of attack().events) {
    const region = String(each.awsRegion);
    const day = String(each.eventTime).slice(0, 10);
    const key = `${account} ${region} ${day}`;
    const file = files.get(key) ?? { account, region, day, records: [] };
    files.set(key, file);
    file.records.push(each);
  }
  return [...files.values()].map(({ account, region, day, records }) =>
    logFile(account, region, new Date(`${day}T23:55:00Z`), records, random),
  );
}
