import type { Place } from './place';

/** Signing name, protocol, and what it needs: the version of the API for `query`, the prefix of the target header for `json`. */
export type ServiceApi = readonly [service: string, protocol: 'query' | 'json', target: string];

type Input = Readonly<Record<string, string | readonly string[]>>;

/**
 * One call of a service whose SDK client is not installed, in the protocols `query` and `json`. The emulator checks no
 * signature; it reads from the header who calls which service where.
 *
 * @returns the answer as JSON, which the emulator also gives in the query protocol.
 * @throws Error with the service's answer when that is an error.
 */
export async function request(
  { sdk }: Place,
  [service, protocol, target]: ServiceApi,
  action: string,
  input: Input = {},
): Promise<any> {
  const query = protocol === 'query';
  const response = await fetch(sdk.endpoint, {
    method: 'POST',
    headers: {
      Authorization: `AWS4-HMAC-SHA256 Credential=${sdk.credentials.accessKeyId}/20260101/${sdk.region}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
      ...(query ? {} : { 'X-Amz-Target': `${target}.${action}` }),
      'Content-Type': query ? 'application/x-www-form-urlencoded' : 'application/x-amz-json-1.1',
    },
    body: query
      ? new URLSearchParams({ Action: action, Version: target, ContentType: 'JSON', ...input }).toString()
      : JSON.stringify(input),
  });
  const answer = await response.text();
  if (!response.ok) throw new Error(`${service} ${action}: HTTP ${response.status}: ${answer}`);
  const parsed = JSON.parse(answer);
  return query ? parsed[`${action}Response`][`${action}Result`] : parsed;
}

/** The items of every page. `field` is where an answer has them. */
export async function requestAll<Item>(
  place: Place,
  service: ServiceApi,
  action: string,
  field: string,
  input: Input = {},
): Promise<Item[]> {
  const items: Item[] = [];
  let next: Input | undefined = {};
  while (next) {
    const page: any = await request(place, service, action, { ...input, ...next });
    items.push(...(page[field] ?? []));
    const token = ['nextToken', 'NextToken'].find((name) => page[name]);
    next = token === undefined ? undefined : { [token]: page[token] };
  }
  return items;
}
