import { mutants } from './mutate';

const removed = (sql: string) => mutants(sql).map((mutant) => mutant.removed);

test('an operand of AND and OR goes with its connective, however deep', () => {
  const sql = 'SELECT a FROM t WHERE a = 1 AND (b = 2 OR c = 3 AND d = 4) GROUP BY a';
  expect(mutants(sql).map((mutant) => [mutant.removed, mutant.sql.slice('SELECT a FROM t WHERE '.length)])).toEqual([
    ['a = 1', ' (b = 2 OR c = 3 AND d = 4) GROUP BY a'],
    ['(b = 2 OR c = 3 AND d = 4)', 'a = 1  GROUP BY a'],
    ['b = 2', 'a = 1 AND ( c = 3 AND d = 4) GROUP BY a'],
    ['c = 3 AND d = 4', 'a = 1 AND (b = 2 ) GROUP BY a'],
    ['c = 3', 'a = 1 AND (b = 2 OR  d = 4) GROUP BY a'],
    ['d = 4', 'a = 1 AND (b = 2 OR c = 3 ) GROUP BY a'],
  ]);
});

test.each([
  ['SELECT a FROM t WHERE a = 1', ['a = 1'], 'SELECT a FROM t WHERE TRUE'],
  ['SELECT count(*) FILTER (WHERE a = 1) FROM t', ['a = 1'], 'SELECT count(*) FILTER (WHERE TRUE) FROM t'],
  [
    'SELECT a FROM t GROUP BY a HAVING min(a) > 1 ORDER BY a',
    ['min(a) > 1'],
    'SELECT a FROM t GROUP BY a HAVING TRUE ORDER BY a',
  ],
  ['SELECT a FROM t JOIN u ON t.a = u.a', ['t.a = u.a'], 'SELECT a FROM t JOIN u ON TRUE'],
  ['SELECT CASE WHEN a = 1 THEN b END FROM t', ['a = 1'], 'SELECT CASE WHEN TRUE THEN b END FROM t'],
  ['SELECT (a OR b) FROM t -- AND c\n', ['a', 'b'], 'SELECT ( b) FROM t -- AND c\n'],
  [
    "SELECT a FROM t WHERE a IN ('x AND y', 'z')",
    ["a IN ('x AND y', 'z')", "'x AND y'", "'z'"],
    'SELECT a FROM t WHERE TRUE',
  ],
])('%s', (sql, predicates, first) => {
  expect(removed(sql)).toEqual(predicates);
  expect(mutants(sql)[0]?.sql).toBe(first);
});

test('a parameter goes with its predicate', () => {
  const sql = 'SELECT a FROM t WHERE a = ? AND b = 1 AND ? IN (c, d)';
  expect(mutants(sql).map((mutant) => [mutant.removed, mutant.parameters])).toEqual([
    ['a = ?', [0]],
    ['b = 1', []],
    ['? IN (c, d)', [1]],
    ['c', []],
    ['d', []],
  ]);
});
