import { canonical, type CanonicalStatement } from './canonical';

/** Most that is told of what one list has more or less: a reader must find the fault, not the whole policy. */
const SHOWN = 3;

/**
 * In what a policy document that is there differs in meaning from the one that is declared, one line a statement. Order, spelling
 * and names of statements do not matter (canonical.ts).
 *
 * @param declared both as JSON
 * @returns nothing when they mean the same.
 */
export function differences(declared: string, actual: string): string[] {
  const wanted = canonical(declared);
  const found = readOrNothing(actual);
  const missing = wanted.filter(({ text }) => !found.some((other) => other.text === text));
  const further = found.filter(({ text }) => !wanted.some((other) => other.text === text));
  const changed = missing.flatMap((statement) => {
    const now = further.find(({ sid }) => sid !== undefined && sid === statement.sid);
    return now ? [{ statement, now }] : [];
  });
  return [
    ...changed.map(({ statement, now }) => `statement ${label(now)} ${change(statement, now)}`),
    ...missing
      .filter((statement) => !changed.some((one) => one.statement === statement))
      .map((statement) => `lacks the statement ${label(statement)}`),
    ...further
      .filter((statement) => !changed.some((one) => one.now === statement))
      .map((statement) => `has a further statement ${label(statement)}`),
  ];
}

/** What is no policy says nothing. */
function readOrNothing(text: string): CanonicalStatement[] {
  try {
    return canonical(text);
  } catch {
    return [];
  }
}

function label({ sid, elements }: CanonicalStatement): string {
  if (sid) return sid;
  const [effect, action, resource] = ['Effect', 'Action', 'Resource'].map((name) => few(strings(elements[name])));
  return `(${effect} ${action}${resource ? ` on ${resource}` : ''})`;
}

function change(declared: CanonicalStatement, now: CanonicalStatement): string {
  const names = [...new Set([...Object.keys(declared.elements), ...Object.keys(now.elements)])];
  return names
    .filter((name) => JSON.stringify(declared.elements[name]) !== JSON.stringify(now.elements[name]))
    .map((name) => {
      const before = strings(declared.elements[name]);
      const after = strings(now.elements[name]);
      const lost = before.filter((one) => !after.includes(one));
      const won = after.filter((one) => !before.includes(one));
      return [
        `differs in ${name}`,
        ...(won.length > 0 ? [`has ${few(won)}`] : []),
        ...(lost.length > 0 ? [`lacks ${few(lost)}`] : []),
      ].join(', ');
    })
    .join('; ');
}

/** Every word of an element: what conditions are about, and the values. */
function strings(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(strings);
  if (value && typeof value === 'object')
    return Object.entries(value).flatMap(([key, inner]) => [key, ...strings(inner)]);
  return value === undefined ? [] : [String(value)];
}

function few(all: readonly string[]): string {
  const rest = all.length - SHOWN;
  return [...all.slice(0, SHOWN), ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}
