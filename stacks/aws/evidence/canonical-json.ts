/** JSON of which the same content always has the same bytes. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value), undefined, 2);
}

/** The same as a Terraform argument: `${` and `%{` would be read as expressions. */
export function canonicalArgument(value: unknown): string {
  return canonicalJson(value).replace(/[$%]\{/g, (start) => `${start[0] ?? ''}${start}`);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted); // the order of a list means something
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
