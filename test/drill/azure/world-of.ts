import type { World as Recorded } from '../world/world';
import { named } from './arm/resource-id';
import type { World } from './arm/world';

/** What exists, in the form in which worlds are compared: subscription or `tenant`, `-`, type, id. */
export function worldOf(world: World): Recorded {
  const recorded: Record<string, Record<string, Record<string, Record<string, any>>>> = {};
  for (const resource of world.all()) {
    const owner = /^\/subscriptions\/([^/]+)/.exec(resource.id)?.[1] ?? 'tenant';
    const kinds = ((recorded[owner] ??= {})['-'] ??= {});
    (kinds[named(resource.id).type] ??= {})[resource.id] = resource;
  }
  return recorded;
}
