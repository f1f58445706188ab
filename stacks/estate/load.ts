import { CHECKS, type WholeCheck } from './checks';
import { parseYaml } from './parse-yaml';
import { EstateError, type Problem } from './problem';
import { readEstateFile } from './read-file';
import { schemaFindings } from './schema-findings';
import { estateSchema, type Estate } from './schema';
import { validParts } from './valid-parts';

/**
 * Reads and checks an estate file.
 *
 * @param furtherChecks checks that need the complete estate (quotas of the policies made from it); skipped while the schema finds
 *   something wrong.
 * @throws EstateError with every problem found.
 */
export function loadEstate(file: string, furtherChecks: readonly WholeCheck[] = []): Estate {
  return parseEstate(readEstateFile(file), file, furtherChecks);
}

/** The same for a text; `file` is the name in messages. */
export function parseEstate(text: string, file: string, furtherChecks: readonly WholeCheck[] = []): Estate {
  const { source, problems } = parseYaml(text, file);
  if (!source) throw new EstateError(file, problems);
  if (source.value === null) throw new EstateError(file, [empty(file)]);

  const { data: estate, error } = estateSchema.safeParse(source.value);
  const parts = estate ?? validParts(estateSchema, source.value) ?? {};
  const findings = [
    ...(error ? schemaFindings(estateSchema, error.issues, source) : []),
    ...CHECKS.flatMap((check) => check(parts)),
    ...(estate ? furtherChecks.flatMap((check) => check(estate)) : []),
  ];
  const located = findings.map(({ at = 'value', ...finding }): Problem => {
    const value = finding.value ?? source.written(finding.path);
    return { ...finding, file, ...source.locate(finding.path, at), value };
  });
  if (estate && located.length + problems.length === 0) return estate;
  throw new EstateError(file, [...problems, ...located]);
}

function empty(file: string): Problem {
  return {
    file,
    line: 1,
    column: 1,
    path: [],
    message: 'the file is empty',
    value: 'nothing',
    allowed: 'the estate: what Firebreak protects',
    fix: `cp firebreak.example.yaml ${file}, and describe your organisation in it`,
  };
}
