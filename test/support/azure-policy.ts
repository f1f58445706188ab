import type { Condition } from '../../policies/azure/guardrails/policy-rule';

/** A request to Azure Resource Manager, by the fields that a policy asks for: `type`, `name`, `id`, aliases. */
export type Fields = Readonly<Record<string, string>>;

/** Whether a policy's condition is met. Azure ignores case; a field that is absent equals nothing. */
export function met(condition: Condition, fields: Fields): boolean {
  if ('allOf' in condition) return condition.allOf.every((inner) => met(inner, fields));
  if ('anyOf' in condition) return condition.anyOf.some((inner) => met(inner, fields));
  if ('not' in condition) return !met(condition.not, fields);
  const value = fields[condition.field]?.toLowerCase();
  const is = (expected: string) => value === expected.toLowerCase();
  if ('equals' in condition) return is(condition.equals);
  if ('notEquals' in condition) return !is(condition.notEquals);
  if ('in' in condition) return condition.in.some(is);
  if ('notIn' in condition) return !condition.notIn.some(is);
  if ('contains' in condition) return value?.includes(condition.contains.toLowerCase()) ?? false;
  const [start = '', end = '', ...more] = condition.like.toLowerCase().split('*');
  if (more.length > 0) throw new Error(`Azure accepts one * only: ${condition.like}`);
  return value !== undefined && value.startsWith(start) && value.endsWith(end);
}
