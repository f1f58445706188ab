export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * Everything that was found, as plain JSON: account name, then region (`global` for services without regions), then kind,
 * then id. Equal worlds are byte-equal: keys are sorted, and so are lists.
 */
export type World = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Things>>>>>>;

/** Things of one kind, by id. */
export type Things = Readonly<Record<string, Json>>;

/** Fields that AWS changes by itself, or because something is read; what they tell was changed by nobody. */
const VOLATILE: Readonly<Record<string, string>> = {
  $metadata: "the SDK's own: identifier of the request, attempts",
  RoleLastUsed: 'every session counts, that of the responder too',
  PasswordLastUsed: 'every sign-in counts',
  LatestRestorableTime: 'moves on with the clock',
  LatestDeliveryTime: 'a trail delivers every few minutes',
  LatestDigestDeliveryTime: 'and a digest every hour',
  UpdateDate: 'when a thing was changed last: what was put back has another date than what was never touched',
  UpdatedAt: 'the same',
  LastModified: 'the same',
  LastModifiedTimestamp: 'the same',
  lastUpdatedTime: 'the same',
  ModificationTime: 'the same',
  RevisionId: 'a new one for every change of a function',
  storedBytes: 'log groups go on growing',
};

/** Lists whose order means something. AWS promises no order for any other; where rules have one, they carry a number. */
const ORDERED = new Set(['TerminationPolicies']);

/** An answer of an SDK as sorted JSON without its volatile fields. Dates become ISO 8601, bytes base64. */
export function canonical(value: unknown, name = ''): Json {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) {
    const items = value.map((item) => canonical(item));
    return ORDERED.has(name)
      ? items
      : items.sort((left, right) => inOrder(JSON.stringify(left), JSON.stringify(right)));
  }
  if (typeof value === 'object' && value) {
    const fields = Object.entries(value).filter(([key, field]) => field !== undefined && !Object.hasOwn(VOLATILE, key));
    return sorted(Object.fromEntries(fields), canonical);
  }
  // IAM percent-encodes most of its documents.
  if (typeof value === 'string' && value.startsWith('%7B')) return decodeURIComponent(value);
  return (value ?? null) as Json;
}

/** The same keys in order, so that the same content has the same bytes. */
export function sorted<T, U>(
  record: Readonly<Record<string, T>>,
  each: (value: T, key: string) => U,
): Record<string, U> {
  const entries = Object.entries(record).sort(([left], [right]) => inOrder(left, right));
  return Object.fromEntries(entries.map(([key, value]) => [key, each(value, key)]));
}

/** By code unit, so that no locale plays a part. */
function inOrder(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
