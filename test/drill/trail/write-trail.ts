import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { CloudTrailRecord } from './record';

/** CloudTrail delivers about every so many milliseconds. */
const DELIVERY = 5 * 60_000;

/**
 * Writes records as the log files of an organisation trail:
 * `AWSLogs/<organisation>/<account>/CloudTrail/<region>/YYYY/MM/DD/<account>_CloudTrail_<region>_<YYYYMMDDTHHmmZ>_<unique>.json.gz`.
 *
 * Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
 *
 * @param organizationId such as `o-exampleorgid`.
 * @returns the files, as paths that begin with the folder.
 */
export function writeTrail(folder: string, organizationId: string, records: readonly CloudTrailRecord[]): string[] {
  const deliveries = new Map<string, CloudTrailRecord[]>();
  for (const record of [...records].sort((a, b) => Date.parse(a.eventTime) - Date.parse(b.eventTime))) {
    const when = Math.floor(Date.parse(record.eventTime) / DELIVERY);
    const key = [record.recipientAccountId, record.awsRegion, when].join(' ');
    const delivery = deliveries.get(key);
    if (delivery) delivery.push(record);
    else deliveries.set(key, [record]);
  }
  return [...deliveries.values()].map((delivery) => writeDelivery(folder, organizationId, delivery));
}

/** One account, one region, a few minutes; named by the time of its last record. */
function writeDelivery(folder: string, organizationId: string, records: readonly CloudTrailRecord[]): string {
  const { recipientAccountId: account, awsRegion: region, eventTime } = records.at(-1) as CloudTrailRecord;
  const day = eventTime.slice(0, 10).split('-');
  const minute = `${day.join('')}T${eventTime.slice(11, 16).replace(':', '')}Z`;
  const path = join(folder, 'AWSLogs', organizationId, account, 'CloudTrail', region, ...day);
  const file = join(path, `${account}_CloudTrail_${region}_${minute}_${unique(records)}.json.gz`);
  mkdirSync(path, { recursive: true });
  writeFileSync(file, gzipSync(JSON.stringify({ Records: records })));
  return file;
}

function unique(records: readonly CloudTrailRecord[]): string {
  const hash = createHash('sha256');
  for (const { eventID } of records) hash.update(eventID);
  return hash.digest('hex').slice(0, 16);
}
