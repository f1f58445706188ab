import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { savedQueries } from '../../stacks/aws/prepare/investigation/saved-queries';

const lines = readFileSync(join(__dirname, '..', '..', 'docs', 'queries.md'), 'utf8').split('\n');

test('the table of the documentation says what the headers say', () => {
  const cells = lines
    .filter((line) => /^\| `[a-z-]+` .*\| T1/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  expect(cells).toEqual(
    savedQueries().map(({ name, question, rows, parameters, techniques }) => [
      `\`${name}\``,
      question.replace(/\.$/, ''),
      rows.join(', '),
      parameters.map((parameter) => parameter.name).join(', '),
      techniques.join(', '),
    ]),
  );
});
