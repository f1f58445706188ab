import { LocalEngine } from '../../../../commands/hunt/local/engine';
import { duckType } from '../../../../commands/hunt/local/hive-types';

let engine: LocalEngine;

beforeAll(async () => {
  engine = await LocalEngine.open();
});

afterAll(() => {
  engine.close();
});

/** Answers of a Trino server. */
test.each([
  [`json_extract_scalar('{"a":{"b":[1,{"c":"x"}]}}', '$.a.b[1].c')`, 'x'],
  [`json_extract_scalar('{"a":true}', '$.a')`, 'true'],
  [`json_extract_scalar('{"a":{}}', '$.a')`, null],
  [`json_extract_scalar('{"a":null}', '$.a')`, null],
  [`json_extract_scalar('no JSON', '$.a')`, null],
  [`json_extract_scalar(NULL, '$.a')`, null],
  [`json_format(json_extract('{"a":[{"b":1}]}', '$.a'))`, '[{"b":1}]'],
  [`json_extract('no JSON', '$.a') IS NULL`, true],
  [`split_part('a:b', ':', 2)`, 'b'],
  [`split_part('a', ':', 2)`, null],
  [`regexp_extract('192.0.2.1', '^[0-9]+')`, '192'],
  [`regexp_extract('ec2.amazonaws.com', '^[0-9]+')`, null],
  [`regexp_replace('CreateFunction20150331v2', '20[0-9]{2}[_0-9].*$', '')`, 'CreateFunction'],
  [`regexp_like('functionARN', '(lambdaF|f)unctionARN')`, true],
  [`concat('a', NULL)`, null],
  [`concat('a', ':', 'b')`, 'a:b'],
  [`date_format(CAST('2026-11-19' AS date), '%Y/%m/%d')`, '2026/11/19'],
  [`from_iso8601_timestamp('2026-11-19T00:00:00Z') >= CAST('2026-11-19' AS date)`, true],
  [`from_iso8601_timestamp('2026-11-18T23:59:59Z') >= CAST('2026-11-19' AS date)`, false],
  [`element_at(ARRAY['a'], 2)`, null],
  [`cardinality(sequence(1, cardinality(ARRAY['a', 'b'])))`, '2'],
])('%s is %s', async (expression, answer) => {
  expect(await engine.run(`SELECT ${expression} AS answer`)).toEqual([{ answer }]);
});

test('parameters are values, whatever is in them', async () => {
  const name = `x' OR 1 = 1 --`;
  expect(await engine.run('SELECT CAST(? AS varchar) AS name', [name])).toEqual([{ name }]);
});

test.each([
  ['string', 'VARCHAR'],
  ['struct<a:string,b:struct<c:int>>', 'STRUCT("a" VARCHAR, "b" STRUCT("c" INTEGER))'],
  ['array<struct<a:string,b:bigint>>', 'STRUCT("a" VARCHAR, "b" BIGINT)[]'],
  ['map<string,array<string>>', 'MAP(VARCHAR, VARCHAR[])'],
])('%s of Hive is %s', (hive, duck) => {
  expect(duckType(hive)).toBe(duck);
});

test('an unknown type is refused by name', () => {
  expect(() => duckType('array<decimal(3,2)>')).toThrow(`'decimal(3,2)' is no Hive type`);
});
