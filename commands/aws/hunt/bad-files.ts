import type { Loaded } from '../../hunt/local/load';

/** Files that are named; of more, the number. */
const NAMED = 20;

/** What of a folder was not loaded: it may hold what nobody finds. */
export function badFiles({ bad, foreign }: Loaded): string[] {
  const lines = [
    ...bad.map(({ file, problem, kept, lost }) => `${file} ${problem}: ${kept} records loaded, ${lost} left out`),
    ...foreign.map((file) => `${file} is no log file of CloudTrail by its name: not loaded`),
  ];
  const more = lines.length - NAMED;
  return more > 0 ? [...lines.slice(0, NAMED), `${more} more files like these: --json names all, under loaded`] : lines;
}
