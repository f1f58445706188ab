import {
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  StartQueryExecutionCommand,
  type AthenaClient,
  type ColumnInfo,
  type QueryExecutionStatus,
} from '@aws-sdk/client-athena';
import { setTimeout as sleep } from 'node:timers/promises';
import type { QueryParameter } from '../../../stacks/aws/prepare/investigation/saved-queries';
import { CLOUDTRAIL_FIELDS } from '../../../stacks/aws/prepare/investigation/columns';
import type { Engine, Query, Row } from '../../hunt/engine';

/** Of the investigation stack: its workgroup and its database. */
const WORKSPACE = 'firebreak';
/** Athena runs 20 to 200 at a time in an account and region; others investigate as well. */
const AT_ONCE = 10;
/** Athena itself ends a query after so many minutes. */
const PATIENCE_MINUTES = 30;

/**
 * The saved queries as Athena runs them: prepared statements, to which what an intruder chose as a name is a value and never SQL.
 *
 * @param client of the investigator of the forensic account, in the home region.
 * @param pause between two looks at a running query, in milliseconds.
 */
export function athenaEngine(client: Pick<AthenaClient, 'send'>, pause = 1000): Engine {
  return {
    kind: 'athena',
    atOnce: AT_ONCE,
    async *rows(query, values) {
      const { QueryExecutionId: id } = await client.send(
        new StartQueryExecutionCommand({
          WorkGroup: WORKSPACE,
          QueryExecutionContext: { Database: WORKSPACE },
          QueryString: query.name ? `EXECUTE ${query.name.replaceAll('-', '_')}` : query.sql,
          ExecutionParameters: literals(query, values),
        }),
      );
      const status = await ended(client, id ?? '', pause);
      if (status?.State !== 'SUCCEEDED') {
        throw new Error(
          `Athena: ${status?.State ?? 'unknown'}: ${status?.StateChangeReason ?? 'no reason given'} (query ${id ?? ''})`,
        );
      }
      yield* results(client, id ?? '');
    },
  };
}

/**
 * Execution parameters are SQL literals: texts and days in quotes, with a quote within doubled; numbers bare.
 * https://docs.aws.amazon.com/athena/latest/ug/querying-with-prepared-statements.html
 *
 * @throws Error when a number is none: bare, it would become part of the SQL.
 */
export function literals({ parameters }: Pick<Query, 'parameters'>, values: readonly string[]): string[] {
  return parameters.map(({ name, type }, index) => literal(name, type, values[index] ?? ''));
}

function literal(name: string, type: QueryParameter['type'], value: string): string {
  if (type !== 'bigint') return `'${value.replaceAll("'", "''")}'`;
  if (!/^\d{1,18}$/.test(value)) throw new Error(`'${value}' is no number for the parameter ${name}`);
  return value;
}

async function ended(
  client: Pick<AthenaClient, 'send'>,
  id: string,
  pause: number,
): Promise<QueryExecutionStatus | undefined> {
  const until = Date.now() + PATIENCE_MINUTES * 60_000;
  for (;;) {
    const { QueryExecution: found } = await client.send(new GetQueryExecutionCommand({ QueryExecutionId: id }));
    const running = found?.Status?.State === 'QUEUED' || found?.Status?.State === 'RUNNING';
    if (!running || Date.now() > until) return found?.Status;
    await sleep(pause);
  }
}

async function* results(client: Pick<AthenaClient, 'send'>, id: string): AsyncGenerator<Row[]> {
  let token: string | undefined;
  let first = true;
  do {
    const page = await client.send(new GetQueryResultsCommand({ QueryExecutionId: id, NextToken: token }));
    const columns = page.ResultSet?.ResultSetMetadata?.ColumnInfo ?? [];
    // The first row of the first page holds the names of the columns.
    const rows = (page.ResultSet?.Rows ?? []).slice(first ? 1 : 0);
    yield rows.map(({ Data: data = [] }) =>
      Object.fromEntries(
        columns.map((column, i) => [spelling(column.Name ?? ''), converted(column, data[i]?.VarCharValue)]),
      ),
    );
    first = false;
    token = page.NextToken;
  } while (token !== undefined);
}

const SPELLINGS = new Map(CLOUDTRAIL_FIELDS.map(({ name }) => [name.toLowerCase(), name]));

/** The catalogue is all lower case. */
function spelling(column: string): string {
  return SPELLINGS.get(column) ?? column;
}

/**
 * Athena sends every value as text, lists as `[a, b]`: an element with a comma and a space in it is taken for two. All that are
 * lists here are addresses, names and tools.
 */
function converted({ Type: type }: ColumnInfo, text: string | undefined): Row[string] {
  if (text === undefined) return null;
  if (type === 'array')
    return text === '[]'
      ? []
      : text
          .replace(/^\[|\]$/g, '')
          .split(', ')
          .map((item) => (item === 'null' ? null : item));
  if (type === 'double' || type === 'integer') return Number(text);
  if (type === 'boolean') return text === 'true';
  return text;
}
