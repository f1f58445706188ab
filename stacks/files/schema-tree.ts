import { z } from 'zod';
import type { Path } from './problem';

/** The schema itself, without the wrappers that make it optional. */
export function bare(schema: unknown): unknown {
  let inner = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault || inner instanceof z.ZodPrefault)
    inner = inner.unwrap();
  return inner;
}

/** The schema at a path. `value` chooses the option of a union by its discriminator. */
export function schemaAt(root: unknown, path: Path, value: unknown): unknown {
  let schema = bare(root);
  let current = value;
  for (const step of path) {
    schema = bare(child(schema, step, current));
    current = property(current, step);
  }
  return schema;
}

function child(schema: unknown, step: string | number, value: unknown): unknown {
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodObject) return property(schema.shape, step);
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const option = optionOf(schema, value);
    if (option) return property(option.shape, step);
    return step === schema.def.discriminator ? z.enum(discriminators(schema)) : undefined;
  }
  return undefined;
}

/** The option of a union that the value's discriminator names. */
export function optionOf(union: z.ZodDiscriminatedUnion, value: unknown): z.ZodObject | undefined {
  const name = property(value, union.def.discriminator);
  return optionsOf(union).find((option) => discriminatorOf(union, option) === name);
}

/** The values of a union's discriminator. */
export function discriminators(union: z.ZodDiscriminatedUnion): string[] {
  return optionsOf(union).map((option) => discriminatorOf(union, option));
}

function optionsOf(union: z.ZodDiscriminatedUnion): z.ZodObject[] {
  return union.options as z.ZodObject[];
}

function discriminatorOf(union: z.ZodDiscriminatedUnion, option: z.ZodObject): string {
  return String((option.shape[union.def.discriminator] as z.ZodLiteral).value);
}

/** An own property; never one of the prototype, whatever the file calls its keys. */
export function property(value: unknown, key: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string | number, unknown>)[key];
}
