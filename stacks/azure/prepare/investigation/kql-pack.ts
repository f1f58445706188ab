import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** From this file, not from the working directory: synthesis works from anywhere. */
const FOLDER = join(__dirname, '..', '..', '..', '..', 'queries', 'kql');

const TYPES = ['string', 'datetime', 'long', 'dynamic', 'timespan'] as const;

export interface KqlParameter {
  readonly name: string;
  readonly type: (typeof TYPES)[number];
  readonly meaning: string;
}

/** A file of `queries/kql` or `queries/kql/alarms`. */
export interface KqlQuery {
  /** Name of the file without `.kql`. */
  readonly name: string;
  /** First line of its header: what it answers. */
  readonly question: string;
  readonly parameters: readonly KqlParameter[];
  /** The whole file, header included. Parameters are names that it does not define. */
  readonly body: string;
}

/** A query of the investigation. */
export interface KqlFunction extends KqlQuery {
  /** Rows of the investigation (I1 to I9) that it answers, or helps to. */
  readonly rows: readonly string[];
  /** MITRE ATT&CK techniques that it shows. */
  readonly techniques: readonly string[];
}

/**
 * Every query in `queries/kql`, by name.
 *
 * @throws Error for a file whose header lacks something.
 */
export function kqlFunctions(): KqlFunction[] {
  return files('').map(([file, body]) => ({
    ...parseKql(file, body),
    rows: list(file, body, 'Rows', /^I\d$/),
    techniques: list(file, body, 'ATT&CK', /^T\d{4}(\.\d{3})?$/),
  }));
}

/** Every query in `queries/kql/alarms`, by name: any row is an alarm. */
export function kqlAlarms(): KqlQuery[] {
  return files('alarms').map(([file, body]) => parseKql(file, body));
}

/**
 * Reads the header: the question, and `Parameters:` with a line `name type meaning` for each, or `Parameters: none`.
 *
 * @param file name of the file below `queries/kql`, for messages and as the name of the query.
 * @throws Error that names the file and what it lacks.
 */
export function parseKql(file: string, body: string): KqlQuery {
  const question = /^\/\/ (.+)\n\/\/\n/.exec(body)?.[1];
  if (!question)
    throw lack(file, `begins with '${body.slice(0, 40)}', not with a line // of what it answers and a line //`);
  const [, none, lines = ''] = /^\/\/ Parameters:( none)?\n((?:\/\/ {3}.+\n)*)/m.exec(body) ?? [];
  const described = lines
    .replace(/\n\/\/ {8,}/g, ' ')
    .split('\n')
    .filter(Boolean);
  if ((none === undefined) === (described.length === 0)) {
    throw lack(file, `has neither '// Parameters: none' nor '// Parameters:' and a line for each`);
  }
  return {
    name: file.replace(/^.*\/|\.kql$/g, ''),
    question,
    parameters: described.map((line) => parameter(file, line)),
    body,
  };
}

function parameter(file: string, line: string): KqlParameter {
  const [, name, type, meaning] = /^\/\/ {3}([a-z]\w*) +(\w+) +(.+)$/i.exec(line) ?? [];
  const known = TYPES.find((each) => each === type);
  if (!name || !known || !meaning) {
    throw lack(
      file,
      `describes a parameter as '${line}', not as '//   name type meaning' with a type of ${TYPES.join(', ')}`,
    );
  }
  return { name, type: known, meaning };
}

function list(file: string, body: string, title: string, item: RegExp): string[] {
  const items = new RegExp(`^// ${title}: (.+)$`, 'm').exec(body)?.[1]?.split(', ') ?? [];
  if (items.length === 0 || items.some((each) => !item.test(each))) {
    throw lack(file, `has no list '// ${title}:' of ${item.source} but '${items.join(', ')}'`);
  }
  return items;
}

function lack(file: string, what: string): Error {
  return new Error(`queries/kql/${file} ${what}; see the header of principal-activity.kql`);
}

function files(folder: string): [file: string, body: string][] {
  return readdirSync(join(FOLDER, folder))
    .filter((file) => file.endsWith('.kql'))
    .sort()
    .map((file) => [join(folder, file), readFileSync(join(FOLDER, folder, file), 'utf8')]);
}
