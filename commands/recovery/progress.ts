import type { RecoveryGroup, RecoveryItem } from './item';

export interface Progress {
  readonly done: number;
  /** Items that the incident needs. */
  readonly of: number;
  readonly notKnown: number;
  /** Neither done nor unneeded, in the order in which they are worked off. */
  readonly left: readonly RecoveryItem[];
}

export function progressOf(groups: readonly RecoveryGroup[]): Progress {
  const needed = groups.flatMap(({ items }) => items).filter(({ state }) => state !== 'not needed');
  const left = needed.filter(({ state }) => state !== 'done');
  const notKnown = left.filter(({ state }) => state === 'not known').length;
  return { done: needed.length - left.length, of: needed.length, notKnown, left };
}
