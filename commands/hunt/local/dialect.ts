/**
 * What Trino (Athena engine 3) has and DuckDB lacks, or does differently, as macros: the saved queries run unchanged on
 * both. Only the functions that they use; `test/queries` runs every query, so that one that is missing is noticed.
 *
 * - JSON: Trino gives NULL for what is no JSON and for what is no scalar; DuckDB an error, and the text of the object.
 * - `split_part`, `regexp_extract`: Trino gives NULL where there is nothing, DuckDB an empty string.
 * - `concat`: NULL as soon as one argument is; DuckDB leaves it out.
 *
 * Source: https://trino.io/docs/current/functions.html
 */
export const TRINO_MACROS: readonly string[] = [
  `date_format(moment, format) AS strftime(moment, format)`,
  `from_iso8601_timestamp(text) AS CAST(text AS TIMESTAMPTZ)`,
  `json_extract(text, path) AS CASE WHEN json_valid(text) THEN system.main.json_extract(text, path) END`,
  `json_extract_scalar(text, path) AS
     CASE WHEN json_valid(text) THEN
       CASE WHEN json_type(text, path) NOT IN ('OBJECT', 'ARRAY') THEN json_extract_string(text, path) END
     END`,
  `json_format(json) AS CAST(json AS VARCHAR)`,
  `regexp_like(text, pattern) AS regexp_matches(text, pattern)`,
  `regexp_extract(text, pattern) AS nullif(system.main.regexp_extract(text, pattern), '')`,
  `split_part(text, delimiter, nth) AS nullif(system.main.split_part(text, delimiter, nth), '')`,
  `concat(a, b) AS a || b, (a, b, c) AS a || b || c`,
  `element_at(list, nth) AS list[nth]`,
  `cardinality(list) AS len(list)`,
  `sequence(first, last) AS generate_series(first, last)`,
];
