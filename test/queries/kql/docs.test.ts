import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TAMPERING, TAMPERING_AT_HOME } from '../../../policies/azure/alarms/tamper-operations';
import { functionAlias } from '../../../stacks/azure/prepare/investigation/investigation';
import { kqlFunctions } from '../../../stacks/azure/prepare/investigation/kql-pack';

const text = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'queries.md'), 'utf8');

test('the table of functions says what the headers say', () => {
  const cells = text
    .split('\n')
    .filter((line) => line.startsWith('| `firebreak_'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  expect(cells).toEqual(
    kqlFunctions().map(({ name, question, rows, parameters, techniques }) => [
      `\`${functionAlias(name)}(${parameters.map((parameter) => parameter.name).join(', ')})\``,
      question.replace(/\.$/, ''),
      rows.join(', '),
      techniques.join(', '),
    ]),
  );
});

test('as many alarms as it says', () => {
  const [, each, home] = /(\d+) in each protected subscription, (\d+) in the one for\s+incident response/.exec(text)!;
  expect([Number(each), Number(home)]).toEqual([TAMPERING.length, TAMPERING.length + TAMPERING_AT_HOME.length]);
});
