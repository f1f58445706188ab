import { containArguments, oneId, optionalId } from '../../commands/cli/arguments';
import { EXIT, UsageError } from '../../commands/cli/exit';
import { openArguments } from '../../commands/cli/open-arguments';

function refused(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    expect((error as UsageError).exit).toBe(EXIT.usage);
    return (error as UsageError).message;
  }
  throw new Error('nothing was refused');
}

test.each<[string, (args: string[]) => unknown, string, string]>([
  [
    'contain',
    containArguments,
    'INC-42 --plna',
    'contain has no option --plna\n  do: allowed, the nearest first: --plan, --json',
  ],
  ['contain', containArguments, '--pla INC-42', 'contain has no option --pla\n  do: did you mean --plan?'],
  [
    'contain',
    containArguments,
    '--dry-run INC-42',
    'contain has no option --dry-run\n  do: allowed, the nearest first: ',
  ],
  ['contain', containArguments, 'INC-42 -p', 'contain has no option -p\n  do: allowed, the nearest first: '],
  [
    'release',
    (args) => oneId('release', args),
    'INC-42 --plan',
    'release has no option --plan\n  do: allowed, the nearest first: --json',
  ],
  [
    'status',
    (args) => optionalId('status', args),
    '--foo',
    'status has no option --foo\n  do: allowed, the nearest first: --json',
  ],
  ['status', (args) => optionalId('status', args), 'INC-42 INC-43', 'status takes one id'],
  ['close', (args) => oneId('close', args), '--json', 'close takes one id'],
  [
    'open',
    openArguments,
    'INC-42 --comander Asha --aws web --root',
    'open has no option --comander\n  do: did you mean --commander?',
  ],
  ['open', openArguments, 'INC-42 --commander --aws web', "open: Option '--commander' argument is ambiguous"],
  ['open', openArguments, 'INC-42 --commander Asha --aws web --user=', '--user names nothing'],
])('%s refuses what it does not mean', (_, read, line, message) => {
  expect(refused(() => read(line.split(' ')))).toContain(message);
});

test('what is meant is read', () => {
  expect(containArguments(['INC-42', '--plan', '--json'])).toEqual({ id: 'INC-42', plan: true });
  expect(containArguments(['INC-42'])).toEqual({ id: 'INC-42', plan: false });
  expect(optionalId('status', ['--json'])).toBeUndefined();
  expect(optionalId('status', ['INC-42'])).toBe('INC-42');
  expect(oneId('close', ['--json', 'INC-42'])).toBe('INC-42');
});
