import fc from 'fast-check';
import { FileError } from '../../stacks/files/file-error';

export interface JunkTested {
  /** Parses a text; throws FileError when it is wrong. */
  readonly parse: (text: string) => unknown;
  /** A valid text. */
  readonly valid: string;
  /** A valid content. */
  readonly content: unknown;
}

/** Declares tests: whatever the text, it is accepted, or refused by a FileError whose problems name a place in it. */
export function testWithJunk({ parse, valid, content }: JunkTested): void {
  const refusedProperly = (text: string) => expectProperRefusal(() => parse(text), text);

  test('junk that looks like YAML', () => {
    fc.assert(fc.property(yamlish, refusedProperly), { numRuns: 400 });
  });

  test('JSON of any shape', () => {
    fc.assert(fc.property(fc.json({ maxDepth: 6 }), refusedProperly), { numRuns: 150 });
  });

  test('any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), refusedProperly), { numRuns: 250 });
  });

  test('a valid file with a piece cut out or replaced', () => {
    const damage = fc.tuple(fc.nat(valid.length), fc.nat(60), yamlish);
    const damaged = damage.map(([at, length, insert]) => valid.slice(0, at) + insert + valid.slice(at + length));
    fc.assert(fc.property(damaged, refusedProperly), { numRuns: 250 });
  });

  test('a valid file with any value in any place', () => {
    const paths = pathsOf(content);
    const damaged = fc.tuple(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 3 })).map(([path, value]) => {
      const copy = structuredClone(content) as any;
      const parent = path.slice(0, -1).reduce((object, key) => object[key], copy);
      parent[path.at(-1) ?? ''] = value;
      return JSON.stringify(copy);
    });
    fc.assert(fc.property(damaged, refusedProperly), { numRuns: 400 });
  });
}

function expectProperRefusal(parse: () => unknown, text: string): void {
  try {
    parse();
  } catch (error) {
    expect(error).toBeInstanceOf(FileError);
    const { problems } = error as FileError;
    expect(problems.length).toBeGreaterThan(0);
    const lines = text.split('\n');
    for (const { line, column, message, allowed, fix } of problems) {
      expect(line).toBeGreaterThanOrEqual(1);
      expect(line).toBeLessThanOrEqual(lines.length);
      expect(column).toBeGreaterThanOrEqual(1);
      expect([message, allowed, fix].every((part) => part.length > 0)).toBe(true);
    }
  }
}

const indicators = [
  ...'-?:,[]{}#&*!|>\'"%@`~ \n\t\\',
  '- ',
  ': ',
  '\n  ',
  '&a ',
  '*a',
  '<<: *a',
  '---\n',
  '%YAML 1.1\n',
];
const words = [
  'version',
  '1',
  'name',
  'acme',
  'aws',
  'members',
  'id',
  'null',
  '__proto__',
  'constructor',
  '!!set',
  '\0',
  '\ufeff',
  'é',
];
const yamlish = fc.array(fc.constantFrom(...indicators, ...words), { maxLength: 80 }).map((parts) => parts.join(''));

function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...pathsOf(inner, [...path, key])]);
}
