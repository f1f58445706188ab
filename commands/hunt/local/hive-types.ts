/**
 * The type of DuckDB that holds what a Hive type holds, field names as they are spelt.
 *
 * @param hive such as `struct<arn:string,type:string>`, `array<…>`, `map<string,string>`, `string`, `int`, `bigint`.
 * @throws Error for any other type: the tables of the investigation use none.
 */
export function duckType(hive: string): string {
  const [, kind, inner] = /^(struct|array|map)<(.*)>$/.exec(hive) ?? [];
  if (kind === 'struct') {
    const fields = parts(inner ?? '').map((field) => {
      const colon = field.indexOf(':');
      return `"${field.slice(0, colon)}" ${duckType(field.slice(colon + 1))}`;
    });
    return `STRUCT(${fields.join(', ')})`;
  }
  if (kind === 'array') return `${duckType(inner ?? '')}[]`;
  if (kind === 'map')
    return `MAP(${parts(inner ?? '')
      .map(duckType)
      .join(', ')})`;
  const simple = SIMPLE[hive];
  if (!simple)
    throw new Error(
      `'${hive}' is no Hive type of the log tables: use struct, array, map, ${Object.keys(SIMPLE).join(', ')}`,
    );
  return simple;
}

const SIMPLE: Readonly<Record<string, string>> = { string: 'VARCHAR', int: 'INTEGER', bigint: 'BIGINT' };

/** Splits at the commas that are in no angle brackets. */
function parts(list: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i <= list.length; i++) {
    if (list[i] === '<') depth++;
    else if (list[i] === '>') depth--;
    else if (i === list.length || (list[i] === ',' && depth === 0)) {
      found.push(list.slice(start, i));
      start = i + 1;
    }
  }
  return found;
}
