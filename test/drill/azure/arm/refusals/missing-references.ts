import { kinds } from '../kinds';
import { failure } from '../resource';
import { named } from '../resource-id';
import type { World } from '../world';
import { within, type Refusal } from './attempt';

/** What a role or a policy reaches is written down, not looked up. */
const SCOPES = ['assignablescopes', 'scope', 'scopes', 'notscopes', 'roledefinitionid', 'resourceid'];

/** What is written must lie in something that exists, and may name only what exists: so the order of deployment is proven. */
export const missingReference: Refusal = ({ world, method, id, body }) => {
  if (method !== 'PUT') return undefined;
  const container = named(id).above;
  if (container !== '' && !exists(world, container)) {
    const code = /\/resourcegroups\/[^/]+$/i.test(container) ? 'ResourceGroupNotFound' : 'ParentResourceNotFound';
    return failure(404, code, `'${container}' could not be found; '${id}' would lie in it.`);
  }
  const missing = references(body).find((reference) => !within(reference, id) && !exists(world, reference));
  return missing === undefined
    ? undefined
    : failure(400, 'InvalidResourceReference', `'${id}' names '${missing}', which was not found.`);
};

function exists(world: World, id: string): boolean {
  return (world.get(id) ?? kinds[named(id).type]?.implied?.(id, world)) !== undefined;
}

/** Every resource id in the content, at any depth. */
function references(value: unknown, key = ''): string[] {
  if (SCOPES.includes(key.toLowerCase())) return [];
  if (Array.isArray(value)) return value.flatMap((item) => references(item, key));
  if (value && typeof value === 'object') {
    return Object.entries(value).flatMap(([inner, content]) => references(content, inner));
  }
  return typeof value === 'string' && /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/[^\s]+$/i.test(value)
    ? [value]
    : [];
}
