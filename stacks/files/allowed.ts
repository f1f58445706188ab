import { z } from 'zod';
import { byLikeness } from './suggest';
import { bare, discriminators } from './schema-tree';

const SHORT = 12;

/** What a schema allows, in words. Of long lists, three entries: those most like `value` when it is text. */
export function allowedBy(schema: unknown, value: unknown): string {
  if (schema instanceof z.ZodEnum) return oneOf(schema.options.map(String), value);
  if (schema instanceof z.ZodLiteral) return String(schema.value);
  if (schema instanceof z.ZodBoolean) return 'true or false';
  if (schema instanceof z.ZodNumber) return `a whole number from ${schema.minValue} to ${schema.maxValue}`;
  if (schema instanceof z.ZodObject) return `the keys ${Object.keys(schema.shape).join(', ')}`;
  if (schema instanceof z.ZodDiscriminatedUnion)
    return `a mapping with ${schema.def.discriminator}: ${discriminators(schema).join(', ')}`;
  if (schema instanceof z.ZodArray) {
    const list = schema.safeParse([]).success ? 'a list' : 'a list of at least one entry';
    return `${list}; each: ${allowedBy(bare(schema.element), undefined)}`;
  }
  return textAllowedBy(schema as z.ZodType);
}

/** Every text of the schema refuses the empty text, saying what it must be. */
function textAllowedBy(schema: z.ZodType): string {
  const { error } = schema.safeParse('');
  return error?.issues[0]?.message.replace(/^must be /, '') ?? 'text';
}

/** A short list, or of a long one the three most like `value`. */
export function oneOf(values: readonly string[], value: unknown): string {
  if (values.length <= SHORT) return values.join(', ');
  const shown = typeof value === 'string' ? byLikeness(value, values) : values;
  return `one of ${values.length} values: ${shown.slice(0, 3).join(', ')}, …`;
}
