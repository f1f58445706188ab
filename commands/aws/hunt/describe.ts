import type { Row } from '../../hunt/engine';
import type { Call } from '../../hunt/outcome';
import type { Answer } from './questions';
import { oneLine } from './one-line';
import { callOf, textField } from './request';

type Text = (row: Row) => string;

/** A row of each query that gives sums instead of calls: when, and what. */
const SUMS: Readonly<Record<string, { at: Text; what: Text }>> = {
  'access-keys': {
    at: (row) => first(row.made, row.first_used, row.switched, row.deleted),
    what: (row) =>
      `access key ${String(row.access_key)}: ${said(['made', row.made], ['made by', row.made_by], ['switched', row.switched], ['deleted', row.deleted])}` +
      `${String(row.calls)} calls${row.used_from === null ? '' : ` from ${list(row.used_from)}`}`,
  },
  'bulk-reads': {
    at: (row) => `${String(row.hour)}:00:00Z`,
    what: (row) =>
      `${String(row.eventName)}: ${String(row.items)} items of ${String(row.container)} within an hour, from ${list(row.networks)}`,
  },
  'data-access': {
    at: (row) => first(row.first_time),
    what: (row) =>
      `${callOf(row)} ${String(row.container)}: ${String(row.calls)} calls (${String(row.failed)} refused or failed), ${size(row.bytes_out)}from ${list(row.networks)}`,
  },
  'denied-then-allowed': {
    at: (row) => first(row.first_refused),
    what: (row) =>
      `${callOf(row)} refused ${String(row.refused)} times, allowed from ${first(row.first_allowed)} until ${first(row.last_allowed)}`,
  },
  reconnaissance: {
    at: (row) => `${String(row.hour)}:00:00Z`,
    what: (row) =>
      `${String(row.kinds_of_reads)} kinds of reading calls, ${String(row.refused)} refusals within an hour, from ${list(row.networks)}`,
  },
  'resources-reached': {
    at: (row) => first(row.first_time),
    what: (row) =>
      `${list(row.actions)} on ${String(row.resource)}: ${String(row.calls)} calls (${String(row.failed)} refused or failed)`,
  },
  'sign-in-guessing': {
    at: (row) => first(row.eventTime),
    what: (row) =>
      `signed in from ${String(row.sourceIPAddress)} after ${String(row.failures)} failures, MFA ${row.mfa === null ? 'unknown' : String(row.mfa)}`,
  },
  staging: {
    at: (row) => first(row.made_time),
    what: (row) =>
      `made the bucket ${String(row.bucket)}: then ${String(row.writes)} objects written, ${size(row.bytes_in)}by ${list(row.written_by)}`,
  },
  'unknown-networks': {
    at: (row) => first(row.first_time),
    what: (row) => `${String(row.calls)} calls from ${list(row.addresses)} in ${String(row.awsRegion)}`,
  },
  'writes-elsewhere': {
    at: (row) => first(row.first_time),
    what: (row) =>
      `${String(row.eventName)} into ${String(row.bucket)} of ${String(row.contact_account)}: ${String(row.writes)} calls (${String(row.failed)} failed)`,
  },
};

/** A row as a line for people: when, who, what, and how it was refused. */
export function describe({ query, about }: Answer, row: Row): Call {
  const sum = SUMS[query.name];
  const who = oneLine(first(row.principal, row.person, row.made_by, row.principal_id, about?.label));
  if (sum) return { at: sum.at(row), who, what: oneLine(sum.what(row)) };
  const subject =
    [row.target, row.role_arn, row.shared_with].find((value) => typeof value === 'string') ?? subjectOf(row);
  return {
    at: first(row.eventTime),
    who,
    what: oneLine(`${callOf(row)}${typeof subject === 'string' ? ` ${subject}` : ''}`),
    ...(typeof row.errorCode === 'string' ? { refused: oneLine(row.errorCode) } : {}),
  };
}

/** The names under which most requests say what they are about, the most telling first. */
const SUBJECTS = [
  ...['userName', 'roleName', 'groupName', 'functionName', 'bucketName', 'trailName', 'name', 'roleArn', 'policyArn'],
  ...['instanceId', 'snapshotId', 'imageId', 'secretId', 'keyId', 'detectorId', 'target', 'logGroupName', 'policyName'],
];

function subjectOf(row: Row): string | undefined {
  const found = SUBJECTS.flatMap((name) => textField(row, 'requestParameters', name) ?? []);
  const arn = textField(row, 'requestParameters', 'policyArn');
  return found[0] === undefined ? undefined : [...new Set([found[0], ...(arn === undefined ? [] : [arn])])].join(' ');
}

function first(...values: readonly unknown[]): string {
  return values.find((value): value is string => typeof value === 'string' && value !== '') ?? 'unknown';
}

function said(...parts: readonly [string, unknown][]): string {
  return parts
    .map(([label, value]) => (value === null || value === undefined ? '' : `${label} ${list(value)}, `))
    .join('');
}

function list(value: unknown): string {
  const all = (Array.isArray(value) ? value : [value])
    .filter((each) => each !== null && each !== undefined)
    .map(String);
  return all.length > 3 ? `${all.slice(0, 3).join(', ')} and ${all.length - 3} more` : all.join(', ') || 'nobody';
}

function size(bytes: unknown): string {
  const number = Number(bytes);
  if (bytes === null || bytes === undefined || Number.isNaN(number)) return '';
  return number < 1024 ** 2 ? `${Math.ceil(number / 1024)} KiB, ` : `${Math.round(number / 1024 ** 2)} MiB, `;
}
