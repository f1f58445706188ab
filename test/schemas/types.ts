import type { Type } from './schema';

/** What is computed when Terraform runs can have any type. */
const EXPRESSION = /^\$\{.*\}$/s;

/**
 * Why Terraform could not make the value into one of the type, or undefined. As Terraform does, it takes numbers and booleans
 * for strings, and strings that say a number or a boolean for these.
 */
export function mismatch(value: unknown, type: Type): string | undefined {
  if (type === 'dynamic' || (typeof value === 'string' && EXPRESSION.test(value))) return undefined;
  if (typeof type === 'string')
    return PRIMITIVES[type](value) ? undefined : `must be a ${type}, not ${JSON.stringify(value)}`;
  const [kind, inner] = type;
  if (kind === 'object') return ofObject(value, inner as Record<string, Type>);
  if (kind === 'map') return isRecord(value) ? first(Object.values(value), inner as Type) : wrong(kind, value);
  if (!Array.isArray(value)) return wrong(kind, value);
  return first(value, inner as Type);
}

const PRIMITIVES = {
  string: (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value),
  number: (value: unknown) => typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)),
  bool: (value: unknown) => typeof value === 'boolean' || value === 'true' || value === 'false',
};

/** Attributes may be left out: the providers here let objects be written as blocks, which leave out what is optional. */
function ofObject(value: unknown, attributes: Readonly<Record<string, Type>>): string | undefined {
  if (!isRecord(value)) return wrong('object', value);
  for (const [name, inner] of Object.entries(value)) {
    const type = attributes[name];
    if (!type) return `has an unknown '${name}'`;
    const why = inner === null ? undefined : mismatch(inner, type);
    if (why) return `has a '${name}' that ${why}`;
  }
  return undefined;
}

function first(values: readonly unknown[], type: Type): string | undefined {
  for (const value of values) {
    const why = mismatch(value, type);
    if (why) return `has an item that ${why}`;
  }
  return undefined;
}

const wrong = (kind: string, value: unknown) => `must be a ${kind}, not ${JSON.stringify(value)}`;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
