import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { estateFormat } from '../stacks/estate/format';
import { jsonSchema } from '../stacks/files/json-schema';
import { incidentFormat } from '../stacks/incident/format';

/** `npm run schema`: writes the JSON Schemas of the estate file and the incident file. */
async function main(): Promise<void> {
  for (const fileFormat of [estateFormat, incidentFormat]) {
    const text = await format(JSON.stringify(jsonSchema(fileFormat)), { parser: 'json', printWidth: 120 });
    writeFileSync(join(__dirname, '..', fileFormat.jsonSchema), text);
  }
}

void main();
