import fc from 'fast-check';
import { athenaEngine, literals } from '../../../../commands/aws/hunt/athena';
import type { Query } from '../../../../commands/hunt/engine';

const QUERY: Query = {
  name: 'principal-activity',
  sql: 'SELECT 1',
  parameters: [
    { name: 'account', type: 'varchar', meaning: '' },
    { name: 'since', type: 'date', meaning: '' },
    { name: 'at_least', type: 'bigint', meaning: '' },
  ],
};
const VALUES = ['444444444444', '2026-11-13', '100'];

/** Athena, with one answer in pages. */
function fake(states: readonly string[], pages: readonly object[]) {
  const sent: { name: string; input: any }[] = [];
  const left = [...states];
  const send = (command: { constructor: { name: string }; input: any }) => {
    const { name } = command.constructor;
    sent.push({ name, input: command.input });
    if (name === 'StartQueryExecutionCommand') return Promise.resolve({ QueryExecutionId: 'q-1' });
    if (name === 'GetQueryExecutionCommand') {
      const State = left.length > 1 ? left.shift() : left[0];
      return Promise.resolve({ QueryExecution: { Status: { State, StateChangeReason: 'Query exhausted the limit' } } });
    }
    const page = Number(command.input.NextToken ?? 0);
    const NextToken = page + 1 < pages.length ? String(page + 1) : undefined;
    return Promise.resolve({ ResultSet: pages[page], NextToken });
  };
  return { sent, engine: athenaEngine({ send } as any, 1) };
}

const COLUMNS = [
  { Name: 'eventname', Type: 'varchar' },
  { Name: 'calls', Type: 'bigint' },
  { Name: 'bytes_out', Type: 'double' },
  { Name: 'networks', Type: 'array' },
  { Name: 'access_key', Type: 'varchar' },
];
const page = (...rows: (string | undefined)[][]) => ({
  ResultSetMetadata: { ColumnInfo: COLUMNS },
  Rows: rows.map((row) => ({ Data: row.map((VarCharValue) => ({ VarCharValue })) })),
});

async function all(rows: AsyncIterable<readonly object[]>): Promise<object[]> {
  const found: object[] = [];
  for await (const each of rows) found.push(...each);
  return found;
}

test('a prepared statement with its parameters; rows as the local engine gives them', async () => {
  const header = COLUMNS.map(({ Name }) => Name);
  const first = page(header, ['GetObject', '9007199254740993', '2048.0', '[192.0.2.1, null]', undefined]);
  const { sent, engine } = fake(
    ['QUEUED', 'RUNNING', 'SUCCEEDED'],
    [first, page(['ListBuckets', '1', undefined, '[]', 'AKIA'])],
  );
  expect(await all(engine.rows(QUERY, VALUES))).toEqual([
    {
      eventName: 'GetObject',
      calls: '9007199254740993',
      bytes_out: 2048,
      networks: ['192.0.2.1', null],
      access_key: null,
    },
    { eventName: 'ListBuckets', calls: '1', bytes_out: null, networks: [], access_key: 'AKIA' },
  ]);
  expect(sent[0]?.input).toMatchObject({
    WorkGroup: 'firebreak',
    QueryExecutionContext: { Database: 'firebreak' },
    QueryString: 'EXECUTE principal_activity',
    ExecutionParameters: ["'444444444444'", "'2026-11-13'", '100'],
  });
  expect(sent.filter(({ name }) => name === 'GetQueryExecutionCommand')).toHaveLength(3);
});

test('a query without a name is sent as it is', async () => {
  const { sent, engine } = fake(['SUCCEEDED'], [page(COLUMNS.map(({ Name }) => Name))]);
  expect(await all(engine.rows({ ...QUERY, name: undefined }, VALUES))).toEqual([]);
  expect(sent[0]?.input.QueryString).toBe('SELECT 1');
});

test('a query that fails says why', async () => {
  const { engine } = fake(['RUNNING', 'FAILED'], []);
  await expect(all(engine.rows(QUERY, VALUES))).rejects.toThrow('FAILED: Query exhausted the limit (query q-1)');
});

test('whatever a name is, it stays one literal', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constant("x' OR '1'='1"), fc.constant("''"), fc.constant("\\'")), (name) => {
      const [literal = ''] = literals(QUERY, [name, '2026-11-13', '1']);
      expect(readLiteral(literal)).toBe(name);
    }),
  );
  expect(() => literals(QUERY, ['a', 'b', '1; DROP TABLE x'])).toThrow('is no number for the parameter at_least');
});

/** As SQL reads it: undefined when anything stands after the literal. */
function readLiteral(sql: string): string | undefined {
  const match = /^'((?:[^']|'')*)'$/s.exec(sql);
  return match?.[1]?.replaceAll("''", "'");
}
