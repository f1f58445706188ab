import type { PolicyDocument } from '../../policies/document';
import { allActions } from './simulate';

/**
 * Every action that AWS has and some allow statement names, whatever its resources and conditions: more than the policy
 * grants, never less.
 */
export async function grantedActions(document: PolicyDocument): Promise<string[]> {
  const allows = document.Statement.filter(({ Effect }) => Effect === 'Allow');
  if (allows.some(({ NotAction }) => NotAction)) throw new Error('an allow with NotAction grants what is not written');
  const patterns = allows.flatMap(({ Action = [] }) => Action).map(asRegExp);
  return (await allActions()).map(({ action }) => action).filter((action) => patterns.some((one) => one.test(action)));
}

function asRegExp(pattern: string): RegExp {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${escaped}$`, 'i');
}

/** The document without the statements of these Sids: for negative controls. */
export function without(document: PolicyDocument, ...sids: string[]): PolicyDocument {
  const missing = sids.filter((sid) => !document.Statement.some(({ Sid }) => Sid === sid));
  if (missing.length > 0) throw new Error(`no statement ${missing.join(', ')}`);
  return { ...document, Statement: document.Statement.filter(({ Sid = '' }) => !sids.includes(Sid)) };
}

/** The document with its conditions taken away: for negative controls. */
export function withoutConditions(document: PolicyDocument): PolicyDocument {
  return JSON.parse(
    JSON.stringify(document, (key, value: unknown) => (key === 'Condition' ? undefined : value)),
  ) as PolicyDocument;
}
