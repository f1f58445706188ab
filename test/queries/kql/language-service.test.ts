import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { kqlAlarms, kqlFunctions, type KqlQuery } from '../../../stacks/azure/prepare/investigation/kql-pack';

type Question = Pick<KqlQuery, 'body' | 'parameters'>;

/** For each query, what the language service finds wrong with it. */
function mistakes(questions: readonly Question[]): string[][] {
  const output = execFileSync(process.execPath, ['--import', 'tsx', join(__dirname, 'language-service.ts')], {
    input: JSON.stringify(questions),
    encoding: 'utf8',
    stdio: 'pipe',
  });
  return JSON.parse(output) as string[][];
}

const queries = [...kqlFunctions(), ...kqlAlarms()];
const query = (name: string) => queries.find((each) => each.name === name)!;

function spoilt(name: string, from: string, to: string): Question {
  const { body, parameters } = query(name);
  if (!body.includes(from)) throw new Error(`${name} has no '${from}' to spoil`);
  return { body: body.replace(from, to), parameters };
}

const SPOILT: readonly [question: Question, message: string][] = [
  [spoilt('denied-then-allowed', 'CategoryValue', 'CategoryValu'), 'CategoryValu'],
  [spoilt('denied-then-allowed', 'AzureActivity\n', 'AzureActivities\n'), 'AzureActivities'],
  [spoilt('denied-then-allowed', 'CategoryValue =~', 'TimeGenerated =~'), "operator '=~' is not defined"],
  [spoilt('denied-then-allowed', 'countif(', 'count_if('), 'count_if'],
  [spoilt('denied-then-allowed', 'where CategoryValue =~', 'where CategoryValue LIKE'), 'LIKE'],
  // In one of several tables of a fuzzy union, where the service itself would leave the table out.
  [spoilt('principal-activity', '    SigninLogs\n', '    SignInLogs\n'), 'SignInLogs'],
  [spoilt('principal-activity', 'UserPrincipalName =~', 'UserPrincipalNam =~'), 'UserPrincipalNam'],
  [spoilt('unknown-networks', 'known) on WhoId, IPAddress', 'known) on WhoId, Address'), "'Address'"],
  [spoilt('bulk-reads', 'Items >= atLeast', 'Reader >= atLeast'), "operator '>=' is not defined"],
  [{ ...query('bulk-reads'), parameters: query('bulk-reads').parameters.slice(0, 1) }, 'atLeast'],
  [
    { ...query('bulk-reads'), parameters: query('bulk-reads').parameters.map((each) => ({ ...each, type: 'string' })) },
    'datetime and string',
  ],
];

test('every query is right about tables, columns, types and parameters, and what is not is found', () => {
  const found = mistakes([...queries, ...SPOILT.map(([question]) => question)]);
  expect(queries.map(({ name }, i) => [name, found[i]])).toEqual(queries.map(({ name }) => [name, []]));
  for (const [i, [, message]] of SPOILT.entries()) {
    expect(found[queries.length + i]!.join('\n')).toContain(message);
  }
});
