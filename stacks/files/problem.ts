/** Where a value sits in a file: keys and list indexes from the top. */
export type Path = readonly (string | number)[];

/** What a check or the schema found wrong; it knows the values, not the file. */
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

/** A problem of the whole file: at its start, if nothing else is said. */
export function wholeFile(
  file: string,
  what: Pick<Problem, 'message' | 'value' | 'allowed' | 'fix'> & Partial<Problem>,
): Problem {
  return { file, line: 1, column: 1, path: [], ...what };
}

/** `aws.members[0].id`; nothing for the top. */
export function pathText(path: Path): string {
  const text = path
    .map((key) => (typeof key === 'number' ? `[${key}]` : /^[\w-]+$/.test(key) ? `.${key}` : `[${quote(key)}]`))
    .join('');
  return text.replace(/^\./, '');
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
