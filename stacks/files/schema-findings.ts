import { z } from 'zod';
import { advice, type Advice } from './advice';
import { allowedBy } from './allowed';
import type { FileFormat } from './format';
import type { Source } from './parse-yaml';
import { pathText, quote, type Finding, type Path } from './problem';
import { property, schemaAt } from './schema-tree';
import { nearest } from './suggest';

type Issue = z.core.$ZodIssue;

/** What the schema finds wrong, in the words of the file. */
export function schemaFindings(format: FileFormat, issues: readonly Issue[], source: Source): Finding[] {
  return issues.flatMap((issue) => {
    const path = issue.path as Path;
    const value = path.reduce(property, source.value);
    const place = { format, source, path, schema: schemaAt(format.schema, path, source.value), value };
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(place, key));
    return [value === undefined || value === null ? missing(place) : wrongValue(place, issue)];
  });
}

/** Where the schema found something wrong. */
interface Place {
  readonly format: FileFormat;
  readonly source: Source;
  readonly path: Path;
  /** The schema and the value at the path. */
  readonly schema: unknown;
  readonly value: unknown;
}

/** The path; of the top, the name of the file. */
function named({ name }: FileFormat, path: Path): string {
  return pathText(path) || `the ${name}`;
}

function unknownKey({ format, path, schema }: Place, key: string): Finding {
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const meant = nearest(key, known);
  return {
    path: [...path, key],
    at: 'key',
    message: `unknown key ${quote(key)} in ${named(format, path)}`,
    value: quote(key),
    allowed: known.join(', '),
    fix: meant ? `did you mean '${meant}'?` : `remove it; ${format.example} shows where every key belongs`,
  };
}

function missing({ format, path, schema, value }: Place): Finding {
  const key = path.at(-1);
  const name = named(format, path);
  const add =
    value === null ? 'write a value, or remove the key' : `add '${key}:' to ${named(format, path.slice(0, -1))}`;
  const whence = adviceOf(schema)?.missing;
  return {
    path,
    at: 'key',
    message: value === null ? `${name} has no value` : `${name} is missing`,
    value: 'nothing',
    allowed: allowedBy(schema, undefined),
    fix: whence ? `${add}: ${whence}` : add,
  };
}

function wrongValue(place: Place, issue: Issue): Finding {
  const { format, path, schema, value } = place;
  const allowed = allowedBy(schema, value);
  return {
    path,
    message: `${named(format, path)} ${complaint(issue, value)}`,
    allowed,
    fix: remedy(place) ?? `write ${allowed}`,
  };
}

function complaint(issue: Issue, value: unknown): string {
  if (issue.code === 'too_small') return Array.isArray(value) || value === '' ? 'is empty' : 'is too small';
  if (issue.code === 'too_big') return typeof value === 'string' ? 'is too long' : 'is too large';
  if (issue.code === 'invalid_format') return `(${String(value).length} characters) is not valid`;
  if (issue.code !== 'invalid_type') return 'is not one of the allowed values';
  return issue.expected === 'int' ? 'is not a whole number' : `is ${kindOf(value)}`;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  if (typeof value === 'string') return 'text';
  return typeof value === 'boolean' ? 'true or false' : 'a number';
}

/** What to do, where more can be said than what is allowed. */
function remedy({ format, source, path, schema, value }: Place): string | undefined {
  if (typeof value === 'number' && schema instanceof z.ZodType) {
    const written = source.written(path);
    if (schema.safeParse(written).success) return `put it in quotes: '${written}'`;
  }
  if (schema instanceof z.ZodEnum && typeof value === 'string') {
    const meant = nearest(value, schema.options.map(String));
    if (meant) return `did you mean ${meant}?`;
  }
  const advised = adviceOf(schema)?.fix;
  if (advised) return advised;
  return schema instanceof z.ZodArray || schema instanceof z.ZodObject ? `compare ${format.example}` : undefined;
}

function adviceOf(schema: unknown): Advice | undefined {
  return schema instanceof z.ZodType ? advice.get(schema) : undefined;
}
