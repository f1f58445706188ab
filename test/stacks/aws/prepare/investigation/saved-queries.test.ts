import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLOUDTRAIL_COLUMNS } from '../../../../../stacks/aws/prepare/investigation/columns';
import { parseQuery, savedQueries } from '../../../../../stacks/aws/prepare/investigation/saved-queries';

const queries = savedQueries();
const sqlOf = (name: string) => String(queries.find((query) => query.name === name)?.sql);
/** The comparison of a principal with every field that may name it. */
const principalIn = (sql: string) => /CAST\(\? AS varchar\) IN \([^?]*?\n\s+\)/.exec(sql)?.[0].replace(/\s+/g, ' ');

test('every row of the investigation has a query', () => {
  const rows = new Set(queries.flatMap((query) => query.rows));
  expect([...rows].sort()).toEqual(['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I8', 'I9']);
});

test('the questions', () => {
  expect(queries.map(({ name, question }) => `${name}: ${question}`)).toMatchSnapshot();
});

test('a principal is recognised the same way by every query', () => {
  const found = queries.filter(({ parameters }) => parameters.some(({ name }) => name === 'principal'));
  expect(found.map(({ name }) => name)).toEqual([
    'assume-role-pivots',
    'data-access',
    'principal-activity',
    'resources-reached',
  ]);
  for (const { sql } of found) expect(principalIn(sql)).toBe(principalIn(sqlOf('principal-activity')));
  expect(principalIn(sqlOf('principal-activity'))).toContain('useridentity.sessioncontext.sessionissuer.arn');
});

describe.each(queries.map((query) => [query.name, query] as const))('%s', (_name, { sql, parameters }) => {
  const code = sql.replace(/^--.*$/gm, '');

  test('takes typed parameters, and comments cannot be mistaken for more', () => {
    expect(sql.match(/\?/g)).toHaveLength(parameters.length);
    const used = [...code.matchAll(/account = \?|CAST\(\? AS (\w+)\)/g)].map((match) => match[1] ?? 'varchar');
    expect(used).toEqual(parameters.map(({ type }) => type));
    expect(parameters[0]?.name).toBe('account');
    // Athena takes parameters in WHERE only.
    expect(code.split(/\bWHERE\b/)[0]).not.toContain('?');
  });

  test('reads no more than the days and the account that it is asked for', () => {
    const reads = code.match(/FROM firebreak\.cloudtrail\b/g) ?? [];
    const pruned = code.match(
      /FROM firebreak\.cloudtrail\n(?:\s*CROSS JOIN .*\n)?\s*WHERE account = \?\n\s*AND day >= date_format\(CAST\(\? AS date\), '%Y\/%m\/%d'\)/g,
    );
    expect([reads.length, pruned?.length]).toEqual([1, 1]);
  });

  test('answers in an order that does not change', () => {
    expect(code).toMatch(/\nORDER BY .*$/);
  });

  test('is one statement without a semicolon, which prepared statements refuse, short enough to be one', () => {
    expect(sql).not.toContain(';');
    expect(sql.length).toBeLessThan(262_144);
  });

  test('never reads into requestparameters or responseelements as if they were structures', () => {
    expect(code).not.toMatch(/(requestparameters|responseelements|additionaleventdata|serviceeventdetails)\./i);
  });

  test('reads only fields that an identity has', () => {
    const identity = String(CLOUDTRAIL_COLUMNS.find(({ name }) => name === 'useridentity')?.type);
    for (const [, path = ''] of code.matchAll(/\buseridentity\.([\w.]+)/g)) {
      for (const field of path.split('.')) expect(identity).toMatch(new RegExp(`\\b${field}:`));
    }
  });
});

describe('a header', () => {
  const header = sqlOf('incoming-roles');
  test.each([
    [/^-- .*\n/, '', "begins with '--"],
    [/^-- Rows:.*\n/m, '', "has no list '-- Rows:'"],
    ['I2', 'I22', "of ^I\\d$ but 'I22'"],
    [/^-- ATT&CK:.*\n/m, '', "has no list '-- ATT&CK:'"],
    ['T1199', 'T99', "but 'T99, T1078.004'"],
    [/^-- {3}since.*\n/m, '', 'has 2 ? but describes 1 parameters'],
    ['date     first', 'day      first', 'has 2 ? but describes 1 parameters'],
  ])('without %s is refused', (part, replacement, message) => {
    const parse = () => parseQuery('x.sql', header.replace(part, replacement));
    expect(parse).toThrow(message);
    expect(parse).toThrow(/^queries\/athena\/x\.sql /);
  });
});

test('works from any working directory', () => {
  const here = process.cwd();
  const elsewhere = mkdtempSync(join(tmpdir(), 'firebreak-cwd-'));
  try {
    process.chdir(elsewhere);
    expect(savedQueries()).toEqual(queries);
  } finally {
    process.chdir(here);
    rmSync(elsewhere, { recursive: true });
  }
});
