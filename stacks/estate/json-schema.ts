import { z } from 'zod';
import { estateSchema } from './schema';

/** Committed for editors; firebreak.example.yaml refers to it. */
export const JSON_SCHEMA_FILE = 'stacks/estate/firebreak.schema.json';

/** The JSON Schema of the estate file as written, before defaults. Draft 7: every YAML editor knows it. */
export function estateJsonSchema(): object {
  return z.toJSONSchema(estateSchema, { io: 'input', target: 'draft-7' });
}
