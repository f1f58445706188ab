import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument, type Document } from 'yaml';
import type { Workspace } from '../deploy';

/** A person edits the file of an incident. */
export function editIncident({ env }: Workspace, id: string, edit: (file: Document) => void): void {
  const path = join(env.FIREBREAK_INCIDENTS ?? 'incidents', `${id}.yaml`);
  const file = parseDocument(readFileSync(path, 'utf8'));
  edit(file);
  writeFileSync(path, file.toString());
}
