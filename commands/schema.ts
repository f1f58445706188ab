import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { estateJsonSchema, JSON_SCHEMA_FILE } from '../stacks/estate/json-schema';

/** `npm run schema`: writes the JSON Schema of the estate file. */
async function main(): Promise<void> {
  const text = await format(JSON.stringify(estateJsonSchema()), { parser: 'json', printWidth: 120 });
  writeFileSync(join(__dirname, '..', JSON_SCHEMA_FILE), text);
}

void main();
