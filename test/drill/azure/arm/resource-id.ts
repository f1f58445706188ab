/** What the path of a request to Azure Resource Manager names. */
export interface Named {
  /** As it was written; compared without regard to case. */
  readonly id: string;
  /** Namespace and types in small letters, such as `microsoft.network/networksecuritygroups/securityrules`. */
  readonly type: string;
  /** Name of the resource; undefined for a collection, and for an action of the resource (`…/commit`). */
  readonly name?: string;
  /** What a resource lies in, a collection lists, an action belongs to: a resource or a scope; '' is the tenant. */
  readonly above: string;
  /** Last part of the path. */
  readonly last: string;
}

/** Reads `/subscriptions/S/resourceGroups/G/providers/N/type/name/…`, also as an extension of any other resource. */
export function named(path: string): Named {
  const { parts, providers, namespace, pairs } = taken(path);
  const bare = providers === undefined;
  const types = pairs.filter((_, index) => index % 2 === 0);
  const last = parts[parts.length - 1] ?? '';
  const whole = pairs.length > 0 && pairs.length % 2 === 0;
  const first = !bare && pairs.length <= 2; // directly behind `providers/<namespace>`
  const above = first ? parts.slice(0, providers) : parts.slice(0, whole ? -2 : -1);
  return {
    id: join(parts),
    // A subscription is above its groups, and no part of the name of their type.
    type: [namespace, ...(bare ? types.slice(-1) : types)].join('/').toLowerCase(),
    ...(whole && { name: last }),
    above: join(above),
    last,
  };
}

/** The type as Azure writes it: in the case of the id. */
export function typeAsWritten(id: string): string {
  const { namespace, pairs, providers } = taken(id);
  const types = pairs.filter((_, index) => index % 2 === 0);
  return [namespace, ...(providers === undefined ? types.slice(-1) : types)].join('/');
}

function taken(path: string) {
  const parts = path.split('/').filter((part) => part !== '');
  const found = parts.map((part) => part.toLowerCase()).lastIndexOf('providers');
  // `/subscriptions/S/providers` lists the namespaces of a subscription.
  const providers = found === -1 || found === parts.length - 1 ? undefined : found;
  const namespace = providers === undefined ? 'Microsoft.Resources' : (parts[providers + 1] ?? '');
  return { parts, providers, namespace, pairs: providers === undefined ? parts : parts.slice(providers + 2) };
}

const join = (parts: readonly string[]) => parts.map((part) => `/${part}`).join('');
