import { setTimeout as sleep } from 'node:timers/promises';
import { Gate } from '../../../../commands/aws/readiness/live/gate';

test('lets so many through at a time, all of them in the end, and whoever fails makes room', async () => {
  const gate = new Gate(3);
  let inside = 0;
  let most = 0;
  const work = (index: number) =>
    gate.through(async () => {
      inside += 1;
      most = Math.max(most, inside);
      await sleep(1);
      inside -= 1;
      if (index % 5 === 0) throw new Error('failed');
      return index;
    });
  const done = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => work(index)));
  expect(most).toBe(3);
  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(16);
  expect(gate.passed).toBe(20);
});
