type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * Whether EventBridge would match an event: literals, `prefix`, `wildcard`, `exists`, `anything-but` with a prefix, `$or`;
 * arrays in the event match when one element does. Anything else is refused, so that no pattern passes untested.
 *
 * Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function matches(pattern: any, event: any): boolean {
  return Object.entries<any>(pattern).every(([field, expected]) => {
    if (field === '$or') return (expected as any[]).some((alternative) => matches(alternative, event));
    const actual = event?.[field];
    if (!Array.isArray(expected)) return matches(expected, actual ?? {});
    const values: Json[] = Array.isArray(actual) ? actual : [actual];
    return expected.some((matcher) => values.some((value) => matchesOne(matcher, value)));
  });
}

function matchesOne(matcher: any, value: any): boolean {
  if (typeof matcher !== 'object') return value === matcher;
  const [[operator, operand]] = Object.entries<any>(matcher) as [[string, any]];
  switch (operator) {
    case 'exists':
      return (value !== undefined) === operand;
    case 'prefix':
      return typeof value === 'string' && value.startsWith(operand);
    case 'wildcard':
      return typeof value === 'string' && wildcard(operand).test(value);
    case 'anything-but':
      // A field that is absent does not match.
      return value !== undefined && !matchesOne(operand, value);
    default:
      throw new Error(`unknown operator ${operator}`);
  }
}

function wildcard(text: string): RegExp {
  return new RegExp(
    `^${text
      .split('*')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  );
}
