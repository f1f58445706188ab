import type { FileFormat } from '../files/format';
import { estateSchema } from './schema';

/** The estate file, `firebreak.yaml`. */
export const estateFormat: FileFormat<typeof estateSchema> = {
  name: 'estate file',
  schema: estateSchema,
  content: 'what Firebreak protects',
  example: 'firebreak.example.yaml',
  jsonSchema: 'stacks/estate/firebreak.schema.json',
  start: (file) => `cp firebreak.example.yaml ${file}, and describe your organisation in it`,
  misplaced: 'set FIREBREAK_ESTATE to the estate file itself',
};
