import type { Problem } from './problem';

/** More than this nobody reads at once, and a file with tens of thousands of mistakes must not print 100 MB. */
const SHOWN = 100;
/** Of more files than this, the number is named. */
const NAMED = 3;

/** Everything that is wrong with one or more files, in their order. */
export class FileError extends Error {
  override readonly name = 'FileError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const sorted = [...problems].sort((a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column);
    const files = [...new Set(sorted.map(({ file }) => file))];
    const count = sorted.length === 1 ? '1 problem' : `${sorted.length} problems`;
    const where = files.length > NAMED ? `${files.length} files` : files.join(', ');
    const rest = sorted.length > SHOWN ? [`… and ${sorted.length - SHOWN} more`] : [];
    super([`${count} in ${where}`, ...sorted.slice(0, SHOWN).map(print), ...rest].join('\n\n'));
    this.problems = sorted;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function print({ file, line, column, message, value, allowed, fix }: Problem): string {
  return [
    `${file}:${line}:${column}: ${message}`,
    `  found:   ${value}`,
    `  allowed: ${allowed}`,
    `  do:      ${fix}`,
  ].join('\n');
}
