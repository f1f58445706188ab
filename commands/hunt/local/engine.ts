import { availableParallelism } from 'node:os';
import { DuckDBInstance, type DuckDBConnection, type Json } from '@duckdb/node-api';
import { LOCAL_FIELDS } from './fields';
import { TRINO_MACROS } from './dialect';
import { duckType } from './hive-types';

/** A result row by column: numbers that may exceed 2^53 (counts) are strings, lists are arrays, SQL's NULL is null. */
export type Row = Record<string, Json>;

/** The partitions of the Glue table, and the log file that a record came from. */
const OWN_COLUMNS = ['account', 'region', 'day', 'file'];

/** Each thread keeps two log files and the records that it inserts: with more threads than memory for them, nothing is loaded. */
const MOST_THREADS = 4;
/** Together with Node and what DuckDB does not count, under 2 GB; the rest goes to the database file. */
const MEGABYTES_PER_THREAD = 300;

/**
 * An embedded engine that runs the queries of `queries/athena` as they are: table `firebreak.cloudtrail` with the
 * columns of the Glue table that they read, and Trino's functions.
 */
export class LocalEngine {
  private constructor(
    private readonly instance: DuckDBInstance,
    readonly connection: DuckDBConnection,
  ) {}

  /** @param file database to make; without it, everything stays in memory. */
  static async open(file = ':memory:'): Promise<LocalEngine> {
    const threads = Math.min(MOST_THREADS, Math.max(2, availableParallelism()));
    const instance = await DuckDBInstance.create(file, {
      threads: String(threads),
      memory_limit: `${threads * MEGABYTES_PER_THREAD}MB`,
      preserve_insertion_order: 'false',
    });
    const connection = await instance.connect();
    // Log files and queries are in UTC, whatever this machine is in. What is not here is not fetched from the Internet.
    await connection.run(`SET TimeZone = 'UTC'; SET autoinstall_known_extensions = false`);
    for (const macro of TRINO_MACROS) await connection.run(`CREATE MACRO ${macro}`);
    const columns = [
      ...LOCAL_FIELDS.map(({ name, type }) => `"${name}" ${duckType(type)}`),
      ...OWN_COLUMNS.map((name) => `${name} VARCHAR`),
    ];
    await connection.run(`CREATE SCHEMA firebreak; CREATE TABLE firebreak.cloudtrail (${columns.join(', ')})`);
    return new LocalEngine(instance, connection);
  }

  /**
   * Runs one statement.
   *
   * @param parameters one text for each `?`, in order: the statement casts it.
   */
  async run(sql: string, parameters: readonly string[] = []): Promise<Row[]> {
    const reader = await this.connection.runAndReadAll(sql, [...parameters]);
    return reader.getRowObjectsJson();
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}
