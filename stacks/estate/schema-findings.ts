import { z } from 'zod';
import { allowedBy } from './allowed';
import { advice } from './schema-values';
import type { Source } from './parse-yaml';
import { pathText, quote, type Finding, type Path } from './problem';
import { property, schemaAt } from './schema-tree';
import { nearest } from './suggest';

type Issue = z.core.$ZodIssue;

/** What the schema finds wrong, in the words of the estate file. */
export function schemaFindings(root: z.ZodType, issues: readonly Issue[], source: Source): Finding[] {
  return issues.flatMap((issue) => {
    const path = issue.path as Path;
    const schema = schemaAt(root, path, source.value);
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(schema, path, key));
    const value = path.reduce(property, source.value);
    return [
      value === undefined || value === null
        ? missing(schema, path, value)
        : wrongValue(issue, schema, path, value, source),
    ];
  });
}

function unknownKey(schema: unknown, path: Path, key: string): Finding {
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const meant = nearest(key, known);
  return {
    path: [...path, key],
    at: 'key',
    message: `unknown key ${quote(key)} in ${pathText(path)}`,
    value: quote(key),
    allowed: known.join(', '),
    fix: meant ? `did you mean '${meant}'?` : 'remove it; firebreak.example.yaml shows where every key belongs',
  };
}

function missing(schema: unknown, path: Path, value: null | undefined): Finding {
  const key = path.at(-1);
  return {
    path,
    at: 'key',
    message: value === null ? `${pathText(path)} has no value` : `${pathText(path)} is missing`,
    value: 'nothing',
    allowed: allowedBy(schema, undefined),
    fix: value === null ? 'write a value, or remove the key' : `add '${key}:' to ${pathText(path.slice(0, -1))}`,
  };
}

function wrongValue(issue: Issue, schema: unknown, path: Path, value: unknown, source: Source): Finding {
  const allowed = allowedBy(schema, value);
  return {
    path,
    message: `${pathText(path)} ${complaint(issue, value)}`,
    allowed,
    fix: remedy(schema, path, value, allowed, source),
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

function remedy(schema: unknown, path: Path, value: unknown, allowed: string, source: Source): string {
  if (typeof value === 'number' && schema instanceof z.ZodType) {
    const written = source.written(path);
    if (schema.safeParse(written).success) return `put it in quotes: '${written}'`;
  }
  if (schema instanceof z.ZodEnum && typeof value === 'string') {
    const meant = nearest(value, schema.options.map(String));
    if (meant) return `did you mean ${meant}?`;
  }
  if (schema instanceof z.ZodArray || schema instanceof z.ZodObject) return 'compare firebreak.example.yaml';
  return (schema instanceof z.ZodType ? advice.get(schema)?.fix : undefined) ?? `write ${allowed}`;
}
