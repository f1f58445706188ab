import type { LocalEngine } from './engine';

/** Records that another file has too: a copy, or the log of a second trail. */
export interface RepeatedFile {
  readonly file: string;
  readonly records: number;
}

/**
 * Leaves out what is there twice: a query that counts would count it twice. Kept is the record of the file that is first by
 * its path. CloudTrail gives each event of an account an id of its own.
 *
 * Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export async function withoutRepeated(engine: LocalEngine): Promise<RepeatedFile[]> {
  // By their hash, because ids of millions of records are most of the memory that there is.
  await engine.run(`CREATE OR REPLACE TEMP TABLE suspected AS
    SELECT hash(eventid, account) AS id FROM firebreak.cloudtrail GROUP BY ALL HAVING count(*) > 1`);
  await engine.run(`CREATE OR REPLACE TEMP TABLE repeated AS
    SELECT record, file FROM (
      SELECT rowid AS record, file, row_number() OVER (PARTITION BY eventid, account ORDER BY file, rowid) AS nth
      FROM firebreak.cloudtrail WHERE hash(eventid, account) IN (SELECT id FROM suspected)
    ) WHERE nth > 1`);
  await engine.run('DELETE FROM firebreak.cloudtrail WHERE rowid IN (SELECT record FROM repeated)');
  const files = await engine.run('SELECT file, count(*) AS records FROM repeated GROUP BY file ORDER BY file');
  await engine.run('DROP TABLE suspected; DROP TABLE repeated');
  return files.map(({ file, records }) => ({ file: String(file), records: Number(records) }));
}
