import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Estate } from '../estate/schema';
import { FileError } from '../files/file-error';
import { parseFile, type ParsedFile } from '../files/parse-file';
import { wholeFile, type Problem } from '../files/problem';
import { readText } from '../files/read-file';
import { CHECKS } from './checks';
import { CONFLICTS } from './conflicts';
import { incidentFormat } from './format';
import { loadIamState } from './load-iam-state';
import type { Incident } from './schema';

/**
 * Reads and checks the incident files of a folder, closed incidents included: `<id>.yaml` each, with the IAM state that lies
 * beside it. A folder that does not exist holds none.
 *
 * @returns the incidents sorted by id.
 * @throws FileError with every problem of every file.
 */
export function loadIncidents(folder: string, estate: Estate): Incident[] {
  const { files, misnamed } = filesIn(folder);
  const texts = files.map((file) => ({ file, text: readText(file, incidentFormat) }));
  const unreadable = texts.flatMap(({ text }) => (typeof text === 'string' ? [] : [text]));
  const readable = texts.flatMap(({ file, text }) => (typeof text === 'string' ? [{ file, text }] : []));
  const beside = new Map(files.map((file) => [basename(file, '.yaml'), loadIamState(file)]));
  const spoiled = [...beside.values()].flatMap(({ problems }) => problems);
  return accept(readable, estate, [...misnamed, ...unreadable, ...spoiled]).map((incident) => {
    const iam = beside.get(incident.id)?.state;
    return iam ? { ...incident, iam } : incident;
  });
}

/** The same for texts; `file` is the path in messages. */
export function parseIncidents(texts: readonly IncidentText[], estate: Estate): Incident[] {
  return accept(texts, estate, []);
}

export interface IncidentText {
  readonly file: string;
  readonly text: string;
}

function accept(texts: readonly IncidentText[], estate: Estate, before: readonly Problem[]): Incident[] {
  const parsed = texts.map(({ file, text }) => {
    const checks = CHECKS.map((check) => (incident: Parameters<typeof check>[0]) => check(incident, { estate, file }));
    return parseFile(text, file, incidentFormat, checks);
  });
  const problems = [...before, ...parsed.flatMap((one) => one.problems), ...conflicts(parsed, estate)];
  if (problems.length > 0) throw new FileError(problems);
  return parsed.flatMap(({ value }) => (value ? [value] : [])).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function conflicts(parsed: readonly ParsedFile<Incident>[], estate: Estate): Problem[] {
  const incidents = parsed.map(({ file, parts = {} }) => ({ file, incident: parts }));
  const found = CONFLICTS.flatMap((conflict) => conflict(incidents, estate));
  return parsed.flatMap(({ file, locate }) =>
    found.filter((conflict) => conflict.file === file).map(({ finding }) => locate(finding)),
  );
}

/** Hidden files, other types and subfolders are nobody's business; `.yml` is meant to be read. */
function filesIn(folder: string): { files: string[]; misnamed: Problem[] } {
  const names = namesIn(folder)
    .filter((name) => !name.startsWith('.'))
    .sort();
  const misnamed = names.filter((name) => name.endsWith('.yml'));
  return {
    files: names.filter((name) => name.endsWith('.yaml')).map((name) => join(folder, name)),
    misnamed: misnamed.map((name) =>
      wholeFile(join(folder, name), {
        message: 'this file would be passed over',
        value: '.yml',
        allowed: '<id>.yaml',
        fix: `rename it to ${name.slice(0, -'.yml'.length)}.yaml`,
      }),
    ),
  };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    throw new FileError([
      wholeFile(folder, {
        message: 'the folder of the incident files cannot be read',
        value: message,
        allowed: 'a readable folder, or none',
        fix: 'check its type and its permissions',
      }),
    ]);
  }
}
