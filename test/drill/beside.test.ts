import { read } from './beside';

test('the last line of a part counts', () => {
  expect(read('ok\n\ndrill: 12 passed, 3 failed\n')).toMatchObject({ passed: 12, failed: 3, skipped: undefined });
  expect(read('\ndrill: 0 passed, 0 failed, azure skipped\n').skipped).toBe('azure skipped');
});

test('a part that dies before it has failed', () => {
  expect(read('  ok   something\nKilled\n')).toMatchObject({ passed: 0, failed: 1 });
});
