import { z } from 'zod';
import type { FileFormat } from './format';

/** The JSON Schema of a file as written, before defaults. Draft 7: every YAML editor knows it. */
export function jsonSchema({ schema }: FileFormat): object {
  return z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
}
