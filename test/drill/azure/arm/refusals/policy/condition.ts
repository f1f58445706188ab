/** Values of the parameters of an assignment. */
export type Parameters = Readonly<Record<string, unknown>>;

/** The fields of a resource that a rule may ask about. */
export interface Subject {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly location?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly properties?: Readonly<Record<string, any>>;
}

/**
 * Whether the `if` of a policy rule holds.
 * https://learn.microsoft.com/azure/governance/policy/concepts/definition-structure-policy-rule
 *
 * @throws Error for a condition or a field that it does not know: a wrong guess would prove nothing.
 */
export function holds(condition: any, subject: Subject, parameters: Parameters): boolean {
  if (condition.allOf) return condition.allOf.every((inner: any) => holds(inner, subject, parameters));
  if (condition.anyOf) return condition.anyOf.some((inner: any) => holds(inner, subject, parameters));
  if (condition.not) return !holds(condition.not, subject, parameters);
  const { field, value, ...rest } = condition;
  const [operator = '', ...more] = Object.keys(rest);
  const test = OPERATORS[operator];
  if (!test || more.length > 0)
    throw new Error(`condition of a policy that is not known here: ${JSON.stringify(condition)}`);
  const left = field === undefined ? resolved(value, parameters) : fieldOf(subject, field);
  return test(left, resolved(rest[operator], parameters));
}

/** The value, or that of the parameter it names. */
export function resolved(value: unknown, parameters: Parameters): unknown {
  const named = typeof value === 'string' ? /^\[parameters\('([^']+)'\)\]$/.exec(value) : null;
  if (named) return parameters[named[1] ?? ''];
  if (typeof value === 'string' && /^\[(?!\[)/.test(value))
    throw new Error(`expression of a policy that is not known here: ${value}`);
  return value;
}

const text = (value: unknown) => (value === undefined || value === null ? undefined : String(value).toLowerCase());
const among = (value: unknown, list: unknown) => (list as unknown[]).some((item) => text(item) === text(value));
const like = (value: unknown, pattern: unknown) => {
  const [start = '', end] = (text(pattern) ?? '').split('*');
  const actual = text(value) ?? '';
  return end === undefined ? actual === start : actual.startsWith(start) && actual.slice(start.length).endsWith(end);
};

/** Comparisons take no regard of case, as in Azure. */
const OPERATORS: Record<string, (left: unknown, right: unknown) => boolean> = {
  equals: (left, right) => text(left) === text(right),
  notEquals: (left, right) => text(left) !== text(right),
  in: among,
  notIn: (left, right) => !among(left, right),
  like,
  notLike: (left, right) => !like(left, right),
  contains: (left, right) => (text(left) ?? '').includes(text(right) ?? ''),
  notContains: (left, right) => !(text(left) ?? '').includes(text(right) ?? ''),
  exists: (left, right) => (left !== undefined) === (text(right) === 'true'),
};

function fieldOf(subject: Subject, field: string): unknown {
  const tag = /^tags(?:\['([^']+)'\]|\.(.+))$/.exec(field);
  if (tag) return subject.tags?.[tag[1] ?? tag[2] ?? ''];
  if (field === 'id' || field === 'name' || field === 'type' || field === 'location') return subject[field];
  // An alias: the type, then the way to the property (https://learn.microsoft.com/azure/governance/policy/concepts/definition-structure-alias).
  const alias = /^([\w.]+(?:\/\w+)+)\/([\w.]+)$/.exec(field);
  if (alias) {
    const [, type = '', way = ''] = alias;
    if (type.toLowerCase() !== subject.type.toLowerCase()) return undefined;
    return way.split('.').reduce<any>((value, part) => value?.[part], subject.properties);
  }
  throw new Error(`field of a policy that is not known here: ${field}`);
}
