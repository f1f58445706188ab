import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeHuntRecord } from '../../commands/hunt/record';
import type { Session } from '../../commands/session';
import { status } from '../../commands/status';
import { estate, hunt, incident } from './recovery/story';

const folder = mkdtempSync(join(tmpdir(), 'firebreak-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A closed incident has no stacks that are asked for drift. */
const closed = { ...incident, phase: 'close' as const, closedAt: '2026-11-22T20:30:00Z' };
const shown = (now: string, change: Partial<typeof closed> = {}) => {
  const session = { context: { estate }, folder, now: () => now, incidents: () => [{ ...closed, ...change }] };
  return status(undefined, session as unknown as Session);
};
const DEADLINE = { what: 'a law', by: '2026-11-23T18:04:00Z' };

test('how far recovery is, out of what lies beside the file', async () => {
  expect((await shown('2026-11-22T21:00:00Z')).text).toContain('  recovery: 4 of 18 done, 8 not known; next: ');
  writeHuntRecord(folder, hunt);
  const { text, json, exit } = await shown('2026-11-22T21:00:00Z');
  expect(text).toMatch(/ {2}recovery: \d+ of 18 done, 2 not known; next: Containment held/);
  expect(json).toMatchObject({
    incidents: [{ recovery: { of: 18, left: expect.arrayContaining([{ id: 'ready', state: 'open' }]) } }],
  });
  expect(exit).toBe(0);
});

test('an overdue deadline is a problem, even of what is closed', async () => {
  const open = { deadlines: [DEADLINE] };
  expect(await shown('2026-11-23T18:00:00Z', open)).toMatchObject({ exit: 0 });
  const late = await shown('2026-11-23T19:04:00Z', open);
  expect(late).toMatchObject({ exit: 1, text: expect.stringContaining('  OVERDUE: a law: 1 h overdue') });
  expect(
    await shown('2026-11-23T19:04:00Z', { deadlines: [{ ...DEADLINE, notRequired: 'no data' }] } as never),
  ).toMatchObject({
    exit: 0,
  });
});

test('a record that cannot be read hides nothing else, and is a problem', async () => {
  writeFileSync(join(folder, 'INC-42.hunt.json'), '{');
  const { text, exit } = await shown('2026-11-22T21:00:00Z');
  expect(exit).toBe(1);
  expect(text).toContain('INC-42  close, commander Asha Rao');
  expect(text).toContain('recovery: not known:');
  expect(text).toContain('npx firebreak hunt INC-42');
});
