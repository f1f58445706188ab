import type { SynthesisedStack } from '../support/synth';

export interface FoundPolicy {
  /** Where in the stack it stands. */
  readonly at: string;
  readonly statements: readonly Record<string, any>[];
}

/** Every policy document of a synthesised stack: JSON strings with a Statement, CloudFormation templates included. */
export function policiesOf(stack: SynthesisedStack): FoundPolicy[] {
  const found: FoundPolicy[] = [];
  const visit = (value: unknown, at: string): void => {
    if (typeof value === 'string' && /^\s*\{/.test(value)) {
      try {
        visit(JSON.parse(value), at);
      } catch {
        // Not JSON: an expression or an event's text.
      }
    } else if (Array.isArray(value)) {
      value.forEach((inner, index) => visit(inner, `${at}[${index}]`));
    } else if (value !== null && typeof value === 'object') {
      const object = value as Record<string, unknown>;
      if (object.Statement) found.push({ at, statements: [object.Statement].flat() as Record<string, any>[] });
      for (const [key, inner] of Object.entries(object)) visit(inner, `${at}.${key}`);
    }
  };
  visit(stack.resource, 'resource');
  return found;
}
