import { type Json, type World } from './world';

/** One thing that is not as it was. Without `before` it is new, without `after` it is gone. */
export interface Change {
  readonly account: string;
  readonly region: string;
  readonly kind: string;
  readonly id: string;
  readonly before?: Json;
  readonly after?: Json;
}

/**
 * What changed, a readable line for each field: `payments eu-west-1 interface eni-1: Groups: ["sg-1"] -> ["sg-9"]`.
 *
 * @param isAllowed changes that make no line, for instance `isEvidence(…)`.
 */
export function differences(
  before: World,
  after: World,
  isAllowed: (change: Change) => boolean = () => false,
): string[] {
  return changes(before, after)
    .filter((change) => !isAllowed(change))
    .flatMap(lines);
}

/** The things that are not the same in both worlds, in the order of the world. */
export function changes(before: World, after: World): Change[] {
  const [old, now] = [things(before), things(after)];
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    const place = was ?? is;
    if (!place || JSON.stringify(was?.value) === JSON.stringify(is?.value)) return [];
    const { value: _value, ...where } = place;
    return [{ ...where, before: was?.value, after: is?.value }];
  });
}

interface Thing extends Omit<Change, 'before' | 'after'> {
  readonly value: Json;
}

function things(world: World): Map<string, Thing> {
  const all = new Map<string, Thing>();
  for (const [account, regions] of Object.entries(world))
    for (const [region, kinds] of Object.entries(regions))
      for (const [kind, found] of Object.entries(kinds))
        for (const [id, value] of Object.entries(found))
          all.set(JSON.stringify([account, region, kind, id]), { account, region, kind, id, value });
  return all;
}

function lines({ account, region, kind, id, before, after }: Change): string[] {
  const thing = `${account} ${region} ${kind} ${id}`;
  if (before === undefined) return [`${thing}: added ${JSON.stringify(after)}`];
  if (after === undefined) return [`${thing}: removed ${JSON.stringify(before)}`];
  return fields(before, after, '').map((field) => `${thing}: ${field}`);
}

/** Objects are compared field by field, everything else as a whole. */
function fields(before: Json | undefined, after: Json | undefined, path: string): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (!isObject(before) || !isObject(after)) return [`${path}${path && ': '}${text(before)} -> ${text(after)}`];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) => fields(before[key], after[key], path ? `${path}.${key}` : key));
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: Json | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
