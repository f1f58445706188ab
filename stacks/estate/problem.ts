/** Where a value sits in the estate: keys and list indexes from the top. */
export type Path = readonly (string | number)[];

/** What a check or the schema found wrong; it knows the estate, not the file. */
export interface Finding {
  readonly path: Path;
  /** Whether the key or its value is to blame. @default 'value' */
  readonly at?: 'key' | 'value';
  /** What is wrong, naming the path. */
  readonly message: string;
  /** What was found. @default - the text at `path`, as written */
  readonly value?: string;
  readonly allowed: string;
  /** What to do. */
  readonly fix: string;
}

/** A finding with its place in the file. */
export interface Problem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** Empty when the whole file is meant. */
  readonly path: Path;
  readonly value: string;
  readonly message: string;
  readonly allowed: string;
  readonly fix: string;
}

/** More than this nobody reads at once, and a file with tens of thousands of mistakes must not print 100 MB. */
const SHOWN = 100;

/** Everything that is wrong with an estate file, in the order of the file. */
export class EstateError extends Error {
  override readonly name = 'EstateError';
  readonly problems: readonly Problem[];

  constructor(file: string, problems: readonly Problem[]) {
    const sorted = [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
    const count = sorted.length === 1 ? '1 problem' : `${sorted.length} problems`;
    const rest = sorted.length > SHOWN ? [`… and ${sorted.length - SHOWN} more`] : [];
    super([`${count} in ${file}`, ...sorted.slice(0, SHOWN).map(print), ...rest].join('\n\n'));
    this.problems = sorted;
  }
}

function print({ file, line, column, message, value, allowed, fix }: Problem): string {
  return [
    `${file}:${line}:${column}: ${message}`,
    `  found:   ${value}`,
    `  allowed: ${allowed}`,
    `  do:      ${fix}`,
  ].join('\n');
}

/** `aws.members[0].id`; the top is `the estate file`. */
export function pathText(path: Path): string {
  const text = path
    .map((key) => (typeof key === 'number' ? `[${key}]` : /^[\w-]+$/.test(key) ? `.${key}` : `[${quote(key)}]`))
    .join('');
  return text.replace(/^\./, '') || 'the estate file';
}

/** One printable line of at most 80 characters. */
export function oneLine(text: string): string {
  // Control characters would act on the terminal.
  const printable = text
    .slice(0, 200)
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, (c) => JSON.stringify(c).slice(1, -1));
  return printable.length > 80 ? `${printable.slice(0, 77)}…` : printable;
}

export function quote(text: string): string {
  return `'${oneLine(text)}'`;
}
