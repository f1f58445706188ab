import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLOUDTRAIL_COLUMNS } from '../../../../../stacks/aws/prepare/investigation/columns';
import { savedQueries } from '../../../../../stacks/aws/prepare/investigation/saved-queries';

const queries = savedQueries();

test('the two questions of the first half hour are there', () => {
  expect(queries.map(({ name, question }) => `${name}: ${question}`)).toEqual([
    'assume-role-pivots: Roles that a principal took, or tried to take, in the last 24 hours, in order.',
    'principal-activity: Everything a principal did in the last 24 hours, in order.',
  ]);
});

describe.each(queries.map((query) => [query.name, query.sql] as const))('%s', (_name, sql) => {
  const code = sql.replace(/^--.*$/gm, '');

  test('takes an account and a principal as parameters, and comments cannot be mistaken for more', () => {
    expect(code.match(/\?/g)).toHaveLength(2);
    expect(sql.match(/\?/g)).toHaveLength(2);
    expect(code).toMatch(/account = \?/);
    expect(sql).toMatch(/^-- Parameters: 1 account id, 2 principal/m);
  });

  test('reads a day or two of one account: both partitions are named', () => {
    expect(code).toMatch(/day >= date_format\(current_timestamp - INTERVAL '24' HOUR, '%Y\/%m\/%d'\)/);
    expect(code).toMatch(/from_iso8601_timestamp\(eventtime\) >= current_timestamp - INTERVAL '24' HOUR/);
    expect(code).toMatch(/ORDER BY eventtime/);
  });

  test('is one statement without a semicolon, which prepared statements refuse, short enough to be one', () => {
    expect(sql).not.toContain(';');
    expect(code.match(/\bSELECT\b/g)).toHaveLength(1);
    expect(sql.length).toBeLessThan(262_144);
  });

  test('never reads into requestparameters or responseelements as if they were structures', () => {
    expect(code).not.toMatch(/(requestparameters|responseelements)\./i);
  });

  test('reads only columns that the table has', () => {
    const known = new Set([...CLOUDTRAIL_COLUMNS.map(({ name }) => name), 'account', 'region', 'day']);
    const fields = [...code.matchAll(/\buseridentity((?:\.\w+)+)/g)].map((match) => match[1]!.slice(1).split('.'));
    const identity = CLOUDTRAIL_COLUMNS.find(({ name }) => name === 'useridentity')!.type;
    for (const path of fields) for (const field of path) expect(identity).toMatch(new RegExp(`\\b${field}:`));
    const words = [...code.replace(/'[^']*'/g, '').matchAll(/(?<![.\w])([a-z]\w*)(?!\w*\()/g)].map(
      (match) => match[1]!,
    );
    const own = new Set([...code.matchAll(/AS (\w+)/g)].map((match) => match[1]!));
    const unknown = words.filter((word) => !known.has(word) && !own.has(word));
    expect([...new Set(unknown)].sort()).toEqual(['current_timestamp', 'firebreak']);
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
