import type { z } from 'zod';
import type { FileFormat } from './format';
import { parseYaml } from './parse-yaml';
import { wholeFile, type Finding, type Problem } from './problem';
import { schemaFindings } from './schema-findings';
import { validParts, type Parts } from './valid-parts';

/** A file as far as it could be understood. */
export interface ParsedFile<T> {
  readonly file: string;
  /** Absent when the schema finds something wrong. */
  readonly value?: T;
  /** What of the value is valid; absent when the file is no YAML. */
  readonly parts?: Parts<T>;
  /** What the YAML, the schema and the checks find wrong. */
  readonly problems: readonly Problem[];
  /** A finding in its place, for checks that come later. */
  readonly locate: (finding: Finding) => Problem;
}

/**
 * Parses a text and runs the schema and the checks over it: everything that can be found wrong is found at once.
 *
 * @param checks rules across fields; they see what is valid, and say nothing about what is absent.
 */
export function parseFile<Schema extends z.ZodType>(
  text: string,
  file: string,
  format: FileFormat<Schema>,
  checks: readonly ((parts: Parts<z.output<Schema>>) => Finding[])[],
): ParsedFile<z.output<Schema>> {
  const atStart = (finding: Omit<Finding, 'path'>): Problem =>
    wholeFile(file, { value: 'nothing', ...finding, path: [] });
  const { source, problems } = parseYaml(text, file, format);
  if (!source) return { file, problems, locate: atStart };
  if (source.value === null) {
    const { name, content, start } = format;
    const empty = { message: 'the file is empty', allowed: `the ${name}: ${content}`, fix: start(file) };
    return { file, problems: [atStart(empty)], locate: atStart };
  }
  const locate = ({ at = 'value', ...finding }: Finding): Problem => {
    const value = finding.value ?? source.written(finding.path);
    return { ...finding, file, ...source.locate(finding.path, at), value };
  };
  const { data: value, error } = format.schema.safeParse(source.value);
  const parts = (value ?? validParts(format.schema, source.value) ?? {}) as Parts<z.output<Schema>>;
  const findings = [
    ...(error ? schemaFindings(format, error.issues, source) : []),
    ...checks.flatMap((check) => check(parts)),
  ];
  return { file, ...(error ? {} : { value }), parts, problems: [...problems, ...findings.map(locate)], locate };
}
