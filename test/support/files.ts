import { FileError } from '../../stacks/files/file-error';

/** A text with pieces replaced; each must occur. */
export function edited(text: string, replacements: readonly [from: string, to: string][]): string {
  return replacements.reduce((current, [from, to]) => {
    if (!current.includes(from)) throw new Error(`the text has no ${from}`);
    return current.replace(from, () => to);
  }, text);
}

/** The error that loading gives; throws when it gives none or another one. */
export function errorOf(load: () => unknown): FileError {
  try {
    load();
  } catch (error) {
    if (error instanceof FileError) return error;
    throw error;
  }
  throw new Error('expected a FileError');
}

/** The names of all properties anywhere in a JSON Schema. */
export function propertyNames(schema: unknown): Set<string> {
  if (typeof schema !== 'object' || schema === null) return new Set();
  const own = 'properties' in schema ? Object.keys(schema.properties as object) : [];
  return new Set([...own, ...Object.values(schema).flatMap((inner) => [...propertyNames(inner)])]);
}
