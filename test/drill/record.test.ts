import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drillRecordFile, readDrillRecord } from '../../commands/readiness/drill-record';
import { Progress } from './progress';
import { recordDrill } from './record';

const root = mkdtempSync(join(tmpdir(), 'firebreak-'));
const progress = new Progress();

beforeAll(() => {
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  progress.check('fails', false);
  progress.check('passes', true);
});
afterAll(() => rmSync(root, { recursive: true }));

test('without an estate, a drill leaves the checkout as it was', () => {
  recordDrill(progress, root, {});
  expect(readdirSync(root)).toEqual([]);
});

test('with one, it is recorded where readiness looks, failures included', () => {
  writeFileSync(join(root, 'estate.yaml'), '');
  recordDrill(progress, root, { FIREBREAK_ESTATE: 'estate.yaml', FIREBREAK_INCIDENTS: 'cases' });
  expect(readDrillRecord(drillRecordFile(join(root, 'cases')))).toMatchObject({ passed: 1, failed: 1, seconds: 0 });
});
