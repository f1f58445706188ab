import fc from 'fast-check';
import { parseEstate } from '../../stacks/estate/load';
import { EstateError } from '../../stacks/estate/problem';
import { VALID } from './estate-text';
import { estateInput } from '../support/estate';

/** Every refusal is an EstateError whose problems name a place in the text. */
function refusedProperly(text: string): void {
  try {
    parseEstate(text, 'firebreak.yaml');
  } catch (error) {
    expect(error).toBeInstanceOf(EstateError);
    const { problems } = error as EstateError;
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

test('junk that looks like YAML', () => {
  fc.assert(fc.property(yamlish, refusedProperly), { numRuns: 1000 });
});

test('JSON of any shape', () => {
  fc.assert(fc.property(fc.json({ maxDepth: 6 }), refusedProperly), { numRuns: 300 });
});

test('any text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), refusedProperly), { numRuns: 500 });
});

test('a valid estate with a piece cut out or replaced', () => {
  const damage = fc.tuple(fc.nat(VALID.length), fc.nat(60), yamlish);
  const damaged = damage.map(([at, length, insert]) => VALID.slice(0, at) + insert + VALID.slice(at + length));
  fc.assert(fc.property(damaged, refusedProperly), { numRuns: 500 });
});

test('a valid estate with any value in any place', () => {
  const paths = pathsOf(estateInput());
  const damaged = fc.tuple(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 3 })).map(([path, value]) =>
    JSON.stringify(
      estateInput((input) => {
        const parent = path.slice(0, -1).reduce((object, key) => object[key], input);
        parent[path.at(-1) ?? ''] = value;
      }),
    ),
  );
  fc.assert(fc.property(damaged, refusedProperly), { numRuns: 1000 });
});

function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...pathsOf(inner, [...path, key])]);
}
