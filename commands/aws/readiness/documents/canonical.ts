/** One statement in a form in which equal meaning is equal text. */
export interface CanonicalStatement {
  readonly sid?: string;
  readonly elements: Readonly<Record<string, unknown>>;
  /** Of the elements; the name of a statement means nothing. */
  readonly text: string;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * The statements of a policy document of any kind, in a form in which neither order, nor letter case where AWS ignores it, nor a
 * list of one matters.
 *
 * @throws SyntaxError when the text is no JSON.
 */
export function canonical(document: string): CanonicalStatement[] {
  const { Statement: statements } = JSON.parse(document) as { readonly Statement?: unknown };
  return list(statements).map((statement) => canonicalStatement(statement as Json));
}

function canonicalStatement({ Sid, ...rest }: Json): CanonicalStatement {
  const elements = Object.fromEntries(
    Object.entries(rest)
      .map(([name, value]): [string, unknown] => [name, element(name, value)])
      .sort(byName),
  );
  return { sid: typeof Sid === 'string' ? Sid : undefined, elements, text: JSON.stringify(elements) };
}

function element(name: string, value: unknown): unknown {
  if (name === 'Principal' || name === 'NotPrincipal') return principals(value);
  if (name === 'Condition') return conditions(value as Json);
  if (name === 'Action' || name === 'NotAction') return words(words(value).map((action) => action.toLowerCase()));
  return typeof value === 'string' && name === 'Effect' ? value : words(value);
}

/** An account's id stands for its root, and everybody for every AWS principal. */
function principals(value: unknown): unknown {
  const kinds = value === '*' ? { AWS: '*' } : (value as Json);
  return sortedObject(kinds, (names) =>
    words(words(names).map((name) => (/^\d{12}$/.test(name) ? `arn:aws:iam::${name}:root` : name))),
  );
}

/** Names of condition keys are the same in any letter case. */
function conditions(operators: Json): unknown {
  return sortedObject(operators, (keys) => {
    const lower = Object.entries(keys as Json).map(([key, value]): [string, unknown] => [key.toLowerCase(), value]);
    return sortedObject(Object.fromEntries(lower), words);
  });
}

function sortedObject(object: Json, each: (value: unknown) => unknown): Json {
  const entries = Object.entries(object).map(([key, value]): [string, unknown] => [key, each(value)]);
  return Object.fromEntries(entries.sort(byName));
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** A set of strings: true and "true" are the same to AWS. */
function words(value: unknown): string[] {
  return [...new Set(list(value).map(String))].sort();
}

function list(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as unknown[]) : [value];
}
