import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { estateFormat } from '../../stacks/estate/format';
import { parseEstate } from '../../stacks/estate/load';
import { jsonSchema } from '../../stacks/files/json-schema';
import { propertyNames } from '../support/files';

const root = join(__dirname, '../..');
const example = readFileSync(join(root, 'firebreak.example.yaml'), 'utf8');

test('the example loads', () => {
  const { aws } = parseEstate(example, 'firebreak.example.yaml');
  expect(aws.regions).toHaveLength(2);
  expect(aws.members).toHaveLength(3);
});

test('it tells editors its schema', () => {
  expect(example.split('\n')[0]).toBe(`# yaml-language-server: $schema=./${estateFormat.jsonSchema}`);
});

test('what it shows as defaults are the defaults', () => {
  const written = example.replaceAll(/^( *)#(?=[A-Za-z])/gm, '$1');
  expect(written).not.toBe(example);
  expect(parseEstate(written, 'written out')).toEqual(parseEstate(example, 'firebreak.example.yaml'));
  // The comparison sees a value that is no default.
  const other = written.replace('retentionDays: 365', 'retentionDays: 364');
  expect(parseEstate(other, 'changed')).not.toEqual(parseEstate(example, 'firebreak.example.yaml'));
});

test('it shows every option', () => {
  const names = propertyNames(jsonSchema(estateFormat));
  expect(names.size).toBeGreaterThan(60);
  const missing = [...names].filter((name) => !new RegExp(`(^|[\\s#{,-])${name}:`, 'm').test(example));
  expect(missing).toEqual([]);
});

test('the committed JSON Schema is that of the code', () => {
  const committed = JSON.parse(readFileSync(join(root, estateFormat.jsonSchema), 'utf8'));
  if (JSON.stringify(committed) !== JSON.stringify(jsonSchema(estateFormat))) {
    throw new Error(`${estateFormat.jsonSchema} is stale: run \`npm run schema\` and commit the result`);
  }
});
