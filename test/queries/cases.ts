import type { Row } from '../../commands/hunt/local/engine';
import { ACCOUNT, INTRUDER_ADDRESS, PRINCIPALS, type Actor } from './fixtures/actors';
import { BASELINE, SINCE, type Planted } from './fixtures/scenario';

/** How a query is asked, and what it must then find. */
export interface Run {
  readonly parameters: readonly string[];
  /** Of these events it must find all and no other: those that are planted for it, or what this says. */
  readonly finds: (event: Planted) => boolean;
}

export interface Case {
  readonly runs: readonly Run[];
  /** What a row and an event that is in it have in common. Default: the event's id. */
  readonly row?: (row: Row) => string;
  readonly event?: (event: Planted) => string;
}

const request = (event: Planted) => (event.record.requestParameters ?? {}) as Record<string, string>;
const identity = (event: Planted) => event.as.identity as Record<string, any>;
const principal = (event: Planted) => {
  const { sessionContext, arn, onBehalfOf, userName, principalId } = identity(event);
  return sessionContext?.sessionIssuer.arn ?? arn ?? onBehalfOf?.userId ?? userName ?? principalId;
};
const hour = (event: Planted) => event.time.slice(0, 13);
const planted = (query: string) => (event: Planted) => event.found?.includes(query) ?? false;
const inScope = (event: Planted, since = SINCE) => event.account === ACCOUNT && event.time >= since;

/** Of everybody, since the day. */
const ofAll = (query: string, ...more: string[]): Run[] => [
  { parameters: [ACCOUNT, SINCE, ...more], finds: planted(query) },
];

/** Of each principal by each of its names. */
const ofEach = (finds: (event: Planted, actors: readonly Actor[]) => boolean): Run[] =>
  PRINCIPALS.map(([value, actors]) => ({
    parameters: [ACCOUNT, SINCE, value],
    finds: (event) => inScope(event) && finds(event, actors),
  }));

const by = (event: Planted, actors: readonly Actor[]) => actors.some(({ identity }) => identity === event.as.identity);

export const CASES: Readonly<Record<string, Case>> = {
  'access-keys': {
    runs: [
      {
        parameters: [ACCOUNT, SINCE, 'ci-deploy'],
        finds: (event) =>
          inScope(event) &&
          (planted('access-keys')(event) ||
            (identity(event).userName === 'ci-deploy' && identity(event).accessKeyId !== '')),
      },
    ],
    row: (row) => String(row.access_key),
    event: (event) => {
      const made = (event.record.responseElements as any)?.accessKey?.accessKeyId;
      return event.found?.includes('access-keys')
        ? (made ?? request(event).accessKeyId)
        : (identity(event).accessKeyId ?? '');
    },
  },
  'assume-role-pivots': { runs: ofEach((event, actors) => planted('assume-role-pivots')(event) && by(event, actors)) },
  'bulk-reads': {
    runs: ofAll('bulk-reads', '4'),
    row: (row) => `${row.hour} ${row.principal} ${row.eventName} ${row.container}`,
    event: (event) =>
      `${hour(event)} ${principal(event)} ${event.name} ${request(event).bucketName ?? request(event).snapshotId ?? event.record.eventSource}`,
  },
  'covering-tracks': { runs: ofAll('covering-tracks') },
  'data-access': {
    runs: ofEach((event, actors) => planted('data-access')(event) && by(event, actors)),
    row: (row) => `${row.eventSource} ${row.eventName} ${row.container}`,
    event: (event) =>
      `${event.record.eventSource} ${event.name} ${request(event).bucketName ?? event.record.eventSource}`,
  },
  'denied-then-allowed': {
    runs: ofAll('denied-then-allowed'),
    row: (row) => `${row.principal} ${row.eventName}`,
    event: (event) => `${principal(event)} ${event.name}`,
  },
  'incoming-roles': { runs: ofAll('incoming-roles') },
  'persistence-code': { runs: ofAll('persistence-code') },
  'persistence-grants': { runs: ofAll('persistence-grants') },
  'persistence-identities': { runs: ofAll('persistence-identities') },
  'principal-activity': { runs: ofEach(by) },
  reconnaissance: {
    runs: ofAll('reconnaissance'),
    row: (row) => `${row.hour} ${row.principal}`,
    event: (event) => `${hour(event)} ${principal(event)}`,
  },
  'resources-reached': {
    runs: ofEach((event, actors) => planted('resources-reached')(event) && by(event, actors)),
    row: (row) => String(row.resource).replace(/\/a\.csv$/, ''),
    event: (event) => (event.record.resources as any[]).at(-1).ARN,
  },
  sharing: { runs: ofAll('sharing') },
  'sign-in-guessing': { runs: ofAll('sign-in-guessing') },
  staging: { runs: ofAll('staging') },
  'unknown-networks': {
    runs: [
      {
        parameters: [ACCOUNT, BASELINE, SINCE],
        finds: (event) => inScope(event) && (planted('unknown-networks')(event) || isNew(event)),
      },
    ],
    row: (row) => `${row.principal} ${row.network} ${row.awsRegion}`,
    event: (event) => `${principal(event)} ${network(String(event.record.sourceIPAddress))} ${event.record.awsRegion}`,
  },
  'writes-elsewhere': {
    runs: ofAll('writes-elsewhere'),
    row: (row) => `${row.bucket} ${row.eventName}`,
    event: (event) => `${request(event).bucketName} ${event.name}`,
  },
};

/** The intruder's network, and those of the sign-ins. */
function isNew({ record }: Planted): boolean {
  const address = String(record.sourceIPAddress);
  return address === INTRUDER_ADDRESS || address.startsWith('192.0.2.');
}

function network(address: string): string {
  return address.includes(':') ? address.split(':').slice(0, 3).join(':') : address.split('.').slice(0, 3).join('.');
}
