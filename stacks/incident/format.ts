import type { FileFormat } from '../files/format';
import { incidentSchema } from './schema';

/** The incident files, `incidents/<id>.yaml`. */
export const incidentFormat: FileFormat<typeof incidentSchema> = {
  name: 'incident file',
  schema: incidentSchema,
  content: 'what is contained, and what it looked like before',
  example: 'docs/example-incident.yaml',
  jsonSchema: 'stacks/incident/incident.schema.json',
  start: () => 'let `npx firebreak open` write it, or copy docs/example-incident.yaml',
  misplaced: 'move it elsewhere: the folder holds nothing but incident files',
};
