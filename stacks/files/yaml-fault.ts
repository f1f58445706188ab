import type { FileFormat } from './format';
import { oneLine, quote } from './problem';

/** Something wrong with the YAML itself. */
export interface Fault {
  /** Offset in the text. */
  readonly offset: number;
  readonly message: string;
  readonly value: string;
  readonly allowed: string;
  readonly fix: string;
}

type Words = Pick<Fault, 'message' | 'allowed' | 'fix'>;

const TAB: Words = { message: 'a tab indents this line', allowed: 'spaces', fix: 'replace the tabs by spaces' };
const WORDS: Record<string, Words> = {
  TAB_AS_INDENT: TAB,
  MULTIPLE_DOCS: {
    message: 'the file holds a second document',
    allowed: 'one document',
    fix: 'remove the line --- and what follows',
  },
  NON_STRING_KEY: { message: 'the key is a list or a mapping', allowed: 'text', fix: 'write the key as one word' },
  TAG_RESOLVE_FAILED: {
    message: 'the value has a tag',
    allowed: 'values without tags',
    fix: 'remove the word that starts with !',
  },
};

interface ParserError {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
}

/** The errors of the YAML parser, one a place; of tabs, which confuse it thoroughly, none but themselves. */
export function syntaxFaults(errors: readonly ParserError[], text: string, { example }: FileFormat): Fault[] {
  const tabs = errors.filter(({ code }) => WORDS[code] === TAB);
  const offsets = new Set<number>();
  return (tabs.length > 0 ? tabs : errors).flatMap((error) => {
    const [offset] = error.pos;
    if (offsets.has(offset)) return [];
    offsets.add(offset);
    return { offset, value: restOfLine(text, offset), ...(WORDS[error.code] ?? other(error, example)) };
  });
}

function other(error: ParserError, example: string): Words {
  return {
    message: `the YAML is not valid: ${oneLine(error.message)}`,
    allowed: 'YAML 1.2',
    fix: `correct this line, or the one before it; compare ${example}`,
  };
}

function restOfLine(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return oneLine(text.slice(offset, end < 0 ? undefined : end).trim()) || 'the end of the line';
}

export function tooDeep(offset: number, { example }: FileFormat): Fault {
  return {
    offset,
    message: 'the file is nested too deeply',
    value: 'this level',
    allowed: `the levels of ${example}`,
    fix: 'close the brackets, or remove the indentation, above this place',
  };
}

export function repeatedKey(offset: number, key: string): Fault {
  return {
    offset,
    message: `the key ${quote(key)} is written twice in one mapping`,
    value: quote(key),
    allowed: 'each key once',
    fix: 'merge the two, or remove one',
  };
}

export function unknownAnchor(offset: number, anchor: string): Fault {
  return {
    offset,
    message: `no anchor ${quote(anchor)} stands before this alias`,
    value: `*${anchor}`,
    allowed: 'an alias of a complete, earlier value',
    fix: 'write the value out, or put the anchor before an earlier one',
  };
}

export function tooManyValues(offset: number, limit: number): Fault {
  return {
    offset,
    message: 'aliases multiply the values of this file',
    value: `more than ${limit} values`,
    allowed: `at most ${limit} values once aliases are expanded`,
    fix: 'write the values out: few are worth an anchor',
  };
}
