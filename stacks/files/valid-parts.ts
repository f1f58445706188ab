import { z } from 'zod';
import { bare, property } from './schema-tree';

/** The same shape with anything possibly absent. */
export type Parts<T> = T extends readonly (infer Item)[]
  ? (Parts<Item> | undefined)[]
  : T extends object
    ? { [Key in keyof T]?: Parts<T[Key]> }
    : T;

/**
 * What of a value matches the schema, defaults applied; the rest is undefined, and lists keep their indexes.
 * It lets checks across fields run, and report, when some field is wrong.
 */
export function validParts<T extends z.ZodType>(schema: T, value: unknown): Parts<z.output<T>> | undefined {
  return parts(schema, value) as Parts<z.output<T>> | undefined;
}

function parts(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const inner = bare(schema);
  if (inner instanceof z.ZodArray && Array.isArray(value)) {
    return value.map((item) => parts(inner.element as z.ZodType, item));
  }
  if (inner instanceof z.ZodObject && typeof value === 'object') {
    const entries = Object.entries(inner.shape as Record<string, z.ZodType>);
    return Object.fromEntries(entries.map(([key, field]) => [key, parts(field, property(value, key))]));
  }
  return undefined;
}
