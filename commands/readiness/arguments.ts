import { readArguments } from '../cli/arguments';
import { UsageError } from '../cli/exit';

export interface ReadinessArguments {
  /** File to write the outcome to, as JUnit XML. @default - none */
  readonly junit?: string;
  /** Raise an alarm, to see whether it arrives. */
  readonly testMessage: boolean;
}

/** @throws UsageError */
export function readinessArguments(args: readonly string[]): ReadinessArguments {
  const { values, positionals } = readArguments('readiness', {
    args: [...args],
    options: { json: { type: 'boolean' }, junit: { type: 'string' }, 'test-message': { type: 'boolean' } },
    allowPositionals: true,
  });
  if (positionals.length > 0) {
    throw new UsageError(
      `readiness is about the whole estate, and takes no '${positionals.join(' ')}'`,
      'firebreak readiness [--json] [--junit FILE] [--test-message]',
    );
  }
  if (values.junit === '') throw new UsageError('--junit names no file', 'firebreak readiness --junit readiness.xml');
  return { junit: values.junit, testMessage: values['test-message'] === true };
}
