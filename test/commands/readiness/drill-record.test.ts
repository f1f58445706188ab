import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drillRecordFile, readDrillRecord, writeDrillRecord } from '../../../commands/readiness/drill-record';

const RECORD = { finishedAt: '2026-11-20T18:04:00Z', passed: 300, failed: 0, seconds: 420 };
const folder = mkdtempSync(join(tmpdir(), 'firebreak-'));
const file = drillRecordFile(join(folder, 'incidents'));

afterAll(() => rmSync(folder, { recursive: true }));

test('what is written is read; before that, there is none', () => {
  expect(readDrillRecord(file)).toBeUndefined();
  writeDrillRecord(file, RECORD);
  expect(readDrillRecord(file)).toEqual(RECORD);
});

test.each(['', '{', '[]', '{"finishedAt":"soon","passed":1,"failed":0,"seconds":1}', '{"finishedAt":"2026-11-20"}'])(
  '%p is no record',
  (text) => {
    writeFileSync(file, text);
    expect(readDrillRecord(file)).toBeUndefined();
  },
);
