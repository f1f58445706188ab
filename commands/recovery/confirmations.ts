import type { Incident } from '../../stacks/incident/schema';
import { inOrder } from '../report/course';
import { inTable } from '../report/words';

/** Somebody's word that an item is done. */
export interface Confirmation {
  readonly at: string;
  /** `Asha Rao, 2026-11-22 09:00:00: the key was in a public repository`. */
  readonly text: string;
}

/** What the log says when an item is done, with what it rests on behind; `undone` takes it back. */
export function confirmation(item: string): string {
  return `recovery ${item}: done`;
}

const CONFIRMED = /^recovery ([\w-]+): (done|undone)\b[\s,;:.]*(.*)$/s;

/** The last word on each item, by its id; nothing where it was taken back. */
export function confirmations({ log }: Pick<Incident, 'log'>): Map<string, Confirmation> {
  const found = new Map<string, Confirmation>();
  for (const { at, who, what } of inOrder(log)) {
    const [, item = '', word, why = ''] = CONFIRMED.exec(what) ?? [];
    if (word === 'done') found.set(item, { at, text: `${who}, ${inTable(at)}${why ? `: ${why}` : ''}` });
    if (word === 'undone') found.delete(item);
  }
  return found;
}
