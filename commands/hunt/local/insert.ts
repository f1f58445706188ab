import { LOCAL_FIELDS } from './fields';
import { duckType } from './hive-types';

const RECORD = `STRUCT(${LOCAL_FIELDS.map(({ name, type }) => `"${name}" ${duckType(type)}`).join(', ')})`;
const FIELDS = LOCAL_FIELDS.map(({ name }) => `r."${name}"`).join(', ');
const NAME = '([0-9]{12})_CloudTrail_([a-z0-9-]+)_([0-9]{4})([0-9]{2})([0-9]{2})T';

/** Bytes of JSON. The engine keeps twice as much for each of its threads; larger files take the slow way. */
export const LARGEST_TEXT = 32 * 1024 * 1024;

/**
 * The statement that inserts the records of log files, with account, region and day as in their folders: from the name of the
 * file, which repeats them, or from the record. The name is taken apart once a file, not once a record.
 *
 * @param paths files to read.
 * @param origin file that the records are from, where that is not the one that is read.
 */
export function insert(paths: readonly string[], origin?: string): string {
  const file = origin === undefined ? 'filename' : literal(origin);
  return `INSERT INTO firebreak.cloudtrail
    SELECT ${FIELDS},
           coalesce(account, r."recipientAccountId"),
           coalesce(region, r."awsRegion"),
           coalesce(day, replace(substr(r."eventTime", 1, 10), '-', '/')),
           file
    FROM (
      SELECT file, unnest(Records) AS r,
             nullif(name.account, '') AS account,
             nullif(name.region, '') AS region,
             CASE WHEN name.d <> '' THEN name.y || '/' || name.m || '/' || name.d END AS day
      FROM (
        SELECT ${file} AS file, Records,
               system.main.regexp_extract(${file}, '${NAME}', ['account', 'region', 'y', 'm', 'd']) AS name
        FROM read_json([${paths.map(path).join(', ')}], filename = true, format = 'unstructured', hive_partitioning = false,
                       maximum_object_size = ${LARGEST_TEXT}, columns = { Records: ${literal(`${RECORD}[]`)} })
      )
    )`;
}

/** The engine takes a path for a pattern: a folder `logs [2]` would be read from `logs 2` instead. */
function path(file: string): string {
  return literal(file.replace(/[*?[]/g, '[$&]'));
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
