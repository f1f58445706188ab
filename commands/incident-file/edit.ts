import { renameSync, writeFileSync } from 'node:fs';
import { isMap, isScalar, isSeq, parseDocument, type Document } from 'yaml';
import type { Incident } from '../../stacks/incident/schema';

/** An entry of the timeline. */
export type LogEntry = Incident['log'][number];

/** What the commands change in an incident file; everything else is the commander's. */
export interface Edit {
  readonly set?: Partial<Pick<Incident, 'phase' | 'releasedAt' | 'closedAt'>>;
  readonly log?: readonly LogEntry[];
}

/** The file with the change, its comments and its order kept. */
export function edited(text: string, { set = {}, log = [] }: Edit): string {
  const document = parseDocument(text);
  for (const [key, value] of Object.entries(set)) setAfter(document, key, value);
  for (const entry of log) appendTo(document, entry);
  return document.toString({ lineWidth: 0, flowCollectionPadding: true, singleQuote: true });
}

/** Times stand beside the phase: a new one comes right after it. */
function setAfter(document: Document, key: string, value: unknown): void {
  const { contents } = document;
  if (document.has(key) || !isMap(contents)) {
    document.set(key, value);
    return;
  }
  const at = contents.items.findIndex((item) => isScalar(item.key) && item.key.value === 'phase');
  contents.items.splice(at + 1, 0, document.createPair(key, value));
}

function appendTo(document: Document, { told, ...entry }: LogEntry): void {
  const log = document.get('log', true);
  const node = document.createNode(told.length > 0 ? { ...entry, told } : entry);
  if (isSeq(log)) {
    log.flow = false; // `[]` becomes a list with a line for each entry
    log.add(node);
  } else {
    document.set('log', document.createNode([node]));
  }
}

/** Writes a file so that a crash leaves either the old text or the new one, never half of it. */
export function writeAtomically(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, text, { flush: true });
  renameSync(temporary, file);
}
