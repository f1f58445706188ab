import { UsageError } from '../../../commands/cli/exit';
import { readinessArguments } from '../../../commands/readiness/arguments';

test('without options, no message is sent and no file written', () => {
  expect(readinessArguments([])).toEqual({ junit: undefined, testMessage: false });
});

test('options', () => {
  expect(readinessArguments(['--json', '--junit', 'ci/readiness.xml', '--test-message'])).toEqual({
    junit: 'ci/readiness.xml',
    testMessage: true,
  });
});

test.each([[['payments']], [['--junit', '']]])('%p is refused', (args) => {
  expect(() => readinessArguments(args)).toThrow(UsageError);
});
