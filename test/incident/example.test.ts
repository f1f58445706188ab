import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEstate } from '../../stacks/estate/load';
import { jsonSchema } from '../../stacks/files/json-schema';
import { incidentFormat } from '../../stacks/incident/format';
import { parseIncidents } from '../../stacks/incident/load';
import { propertyNames } from '../support/files';

const root = join(__dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const example = read(incidentFormat.example);
const load = (text: string) =>
  parseIncidents(
    [{ file: 'incidents/INC-42.yaml', text }],
    parseEstate(read('firebreak.example.yaml'), 'firebreak.example.yaml'),
  );

test('the example loads with the example of the estate', () => {
  const [incident] = load(example);
  expect(incident?.phase).toBe('contain');
  expect(incident?.aws[0]?.instances).toHaveLength(2);
});

test('it tells editors its schema', () => {
  expect(example.split('\n')[0]).toBe(`# yaml-language-server: $schema=../${incidentFormat.jsonSchema}`);
});

test('what it shows as defaults are the defaults', () => {
  const written = example.replaceAll(/^( *)#(?=[A-Za-z])/gm, '$1');
  expect(written).not.toBe(example);
  expect(load(written)).toEqual(load(example));
  // The comparison sees a value that is no default.
  expect(load(written.replace('control: deny', 'control: revoke-sessions'))).not.toEqual(load(example));
});

test('it shows every option', () => {
  const names = propertyNames(jsonSchema(incidentFormat));
  expect(names.size).toBeGreaterThan(50);
  const missing = [...names].filter((name) => !new RegExp(`(^|[\\s#{,-])${name}:`, 'm').test(example));
  expect(missing).toEqual([]);
});

test('the committed JSON Schema is that of the code', () => {
  const committed = JSON.parse(read(incidentFormat.jsonSchema));
  if (JSON.stringify(committed) !== JSON.stringify(jsonSchema(incidentFormat))) {
    throw new Error(`${incidentFormat.jsonSchema} is stale: run \`npm run schema\` and commit the result`);
  }
});
