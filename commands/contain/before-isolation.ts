import type { Incident } from '../../stacks/incident/schema';

const BEGIN = 'contain: before isolation, ';

/**
 * What the timeline says of capture before the first isolation stack: the file says only what was meant to come first.
 *
 * @param missing ids of the evidence stacks that isolation goes on without.
 */
export function beforeIsolation(missing: readonly string[]): string {
  return missing.length === 0
    ? `${BEGIN}every snapshot had been asked for`
    : `${BEGIN}which went on without capture in ${missing.join(', ')}`;
}

/** Whether the timeline says it already: a run that goes on where another one stopped does not say it again. */
export function isOnRecord(line: string, log: Incident['log']): boolean {
  return log.filter(({ what }) => what.startsWith(BEGIN)).at(-1)?.what === line;
}
