/** The floor under every hunt with this engine: reads one field of each record and keeps nothing. */
import { DuckDBInstance } from '@duckdb/node-api';
import { LARGEST_TEXT } from '../../../commands/hunt/local/insert';
import { findLogFiles } from '../../../commands/hunt/local/log-files';
import { report } from '../measure';

void report(async () => {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '600MB' });
  const connection = await instance.connect();
  const files = findLogFiles(String(process.argv[2])).trail.map((file) => `'${file.replaceAll("'", "''")}'`);
  const reader = await connection.runAndReadAll(
    `SELECT count(r."eventTime") FROM (SELECT unnest(Records) AS r FROM read_json([${files.join(', ')}],
       format = 'unstructured', maximum_object_size = ${LARGEST_TEXT}, columns = { Records: 'STRUCT("eventTime" VARCHAR)[]' }))`,
  );
  const events = Number(reader.getRows()[0]?.[0]);
  connection.closeSync();
  instance.closeSync();
  return { events };
});
