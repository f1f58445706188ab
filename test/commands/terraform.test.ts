import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { snapshotsStarted } from '../../commands/terraform/capture';
import { inOrder, reversed, type StackFolder } from '../../commands/terraform/in-order';
import { readApplied, readErrors, readLock, readTouched } from '../../commands/terraform/read-output';
import { processIdentity } from '../../commands/terraform/process-identity';
import {
  isAbandoned,
  isUnreported,
  readRunRecord,
  reportRun,
  writeRunRecord,
  type RunRecord,
} from '../../commands/terraform/run-record';

const APPLIED = `aws_iam_user_policy.user-ci: Creating...
aws_iam_user_policy.user-ci: Creation complete after 0s [id=ci:IRContainment-INC-42]
aws_iam_access_key.key-1: Import complete [id=AKIAIOSFODNN7EXAMPLE]
aws_iam_access_key.key-1: Modifications complete after 1s [id=AKIAIOSFODNN7EXAMPLE]
aws_iam_role_policy.role-app (deposed object 1234): Destruction complete after 0s

Apply complete! Resources: 1 imported, 1 added, 1 changed, 1 destroyed.
`;

const LOCKED = `╷
│ Error: Error acquiring the state lock
│
│ Error message: operation error S3: PutObject, https response error StatusCode: 412
│ Lock Info:
│   ID:        21e2b2bb-c123-2383-eece-7a5eaab4f645
│   Path:      acme-firebreak-state-222222222222/incidents/INC-42/INC-42-quarantine.tfstate
│   Operation: OperationTypeApply
│   Who:       ${userInfo().username}@${hostname()}
│   Version:   1.11.4
│   Created:   2026-11-20 18:04:30.123456789 +0000 UTC
│   Info:
│
╵
`;

test('what an apply did is read out of what it says', () => {
  expect(readApplied(APPLIED)).toMatchObject({ imported: 1, added: 1, changed: 1, destroyed: 1 });
  expect(readTouched(APPLIED)).toEqual([
    'created iam user policy ci:IRContainment-INC-42',
    'adopted iam access key AKIAIOSFODNN7EXAMPLE',
    'changed iam access key AKIAIOSFODNN7EXAMPLE',
    'removed iam role policy role-app',
  ]);
});

test('an apply that failed half-way has done what it has done', () => {
  const failed = `${APPLIED.split('\n\n')[0]}\n╷\n│ Error: creating SCP: denied\n│\n│   with aws_organizations_policy.SCP,\n╵\n`;
  expect(readApplied(failed)).toBeUndefined();
  expect(readTouched(failed)).toHaveLength(4);
  expect(readErrors(failed)).toBe('Error: creating SCP: denied\n  with aws_organizations_policy.SCP,');
});

describe('snapshots have started', () => {
  const creates = ['aws_ebs_snapshot.a', 'aws_ebs_snapshot.b', 'aws_ebs_snapshot_copy.a'];

  test.each([
    ['asking', 'aws_ebs_snapshot.a: Creating...\naws_ebs_snapshot.b: Creating...\n', false],
    ['one of two', 'aws_ebs_snapshot.a: Still creating... [10s elapsed]\n', false],
    [
      'the same one twice',
      'aws_ebs_snapshot.a: Still creating... [10s elapsed]\naws_ebs_snapshot.a: Still creating... [20s elapsed]\n',
      false,
    ],
    [
      'both, whatever becomes of the copies',
      'aws_ebs_snapshot.a: Creation complete after 9s [id=snap-1]\naws_ebs_snapshot.b: Still creating... [10s elapsed]\n',
      true,
    ],
  ])('%s', (_, said, started) => {
    expect(snapshotsStarted({ creates, said })).toBe(started);
  });

  test('all were there before', () => {
    expect(snapshotsStarted({ creates: ['aws_ebs_snapshot_copy.a'], said: '' })).toBe(true);
  });
});

describe('a lock', () => {
  const lock = readLock(LOCKED)!;
  const own = processIdentity(process.pid)!;
  const dead: RunRecord = {
    pid: 2 ** 22 + 1,
    identity: 'of a process that was',
    startedAt: '2026-11-20T18:04:29.000Z',
    command: 'apply',
    creates: [],
  };

  test('is read with who holds it', () => {
    expect(lock).toEqual({
      id: '21e2b2bb-c123-2383-eece-7a5eaab4f645',
      who: `${userInfo().username}@${hostname()}`,
      created: new Date('2026-11-20T18:04:30.123Z'),
    });
    expect(readLock(APPLIED)).toBeUndefined();
  });

  test('is broken when it is what our own dead run left behind, and never otherwise', () => {
    expect(isAbandoned(lock, dead)).toBe(true);
    expect(isAbandoned(lock, { ...dead, pid: process.pid, identity: own })).toBe(false); // still running
    expect(isAbandoned(lock, { ...dead, pid: process.pid })).toBe(true); // another process has its pid
    expect(isAbandoned(lock, undefined)).toBe(false); // we never ran
    expect(isAbandoned({ ...lock, who: 'wen@elsewhere' }, dead)).toBe(false);
    expect(isAbandoned(lock, { ...dead, startedAt: '2026-11-20T18:20:00.000Z' })).toBe(false); // held before we came
    expect(isAbandoned(lock, { ...dead, startedAt: '2026-11-20T17:00:00.000Z' })).toBe(false); // taken long after
  });

  test('of a run that died is still known when the one after it dies as well', () => {
    const later: RunRecord = { ...dead, startedAt: '2026-11-20T18:20:00.000Z', command: 'import' };
    expect(isAbandoned(lock, later)).toBe(false);
    expect(isAbandoned(lock, { ...later, before: dead })).toBe(true);
    expect(isUnreported({ ...later, before: dead })).toBe(true);
    expect(isUnreported({ ...later, before: { ...dead, reported: true } })).toBe(false);
  });

  test('is told apart by the record in the folder of the stack, which lasts until Terraform has ended orderly', () => {
    const folder = mkdtempSync(join(tmpdir(), 'firebreak-'));
    try {
      expect(readRunRecord(folder)).toBeUndefined();
      writeRunRecord(folder, dead);
      expect(readRunRecord(folder)).toEqual(dead);
      reportRun(folder);
      expect(readRunRecord(folder)).toEqual({ ...dead, reported: true });
      writeRunRecord(folder, { ...dead, ended: true });
      reportRun(folder);
      expect(readRunRecord(folder)).toBeUndefined();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('stacks', () => {
  const stack = (id: string, ...after: string[]): StackFolder => ({ id, folder: id, after });
  const stacks = [stack('quarantine'), stack('identities', 'quarantine'), stack('isolate', 'quarantine', 'identities')];

  const orderOf = async (all: readonly StackFolder[]): Promise<string[]> => {
    const order: string[] = [];
    await inOrder(all, async ({ id }) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      order.push(id);
    });
    return order;
  };

  test('wait for those before them', async () => {
    expect(await orderOf([...stacks].reverse())).toEqual(['quarantine', 'identities', 'isolate']);
  });

  test('go the other way at release', async () => {
    expect(await orderOf(reversed(stacks))).toEqual(['isolate', 'identities', 'quarantine']);
  });

  test('learn what became of those before them', async () => {
    const results = await inOrder<string>(stacks, async ({ id }, before) => [...before, id].join('>'));
    expect(results).toEqual(['quarantine', 'quarantine>identities', 'quarantine>quarantine>identities>isolate']);
  });

  test('never run more at once than there are slots', async () => {
    let running = 0;
    let most = 0;
    await inOrder(
      Array.from({ length: 40 }, (_, index) => stack(String(index))),
      async () => {
        most = Math.max(most, (running += 1));
        await new Promise((resolve) => setTimeout(resolve, 1));
        running -= 1;
      },
    );
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThan(40);
  });
});
