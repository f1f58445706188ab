import type { Facts } from '../aws/facts/facts';
import { canonicalJson } from '../../stacks/aws/evidence/canonical-json';
import type { Opening } from './compose';

/**
 * The text of the IAM state that lies beside a new incident file; undefined when no user and no role is contained.
 * `stacks/incident/iam-state.ts` reads it.
 */
export function iamStateText({ id, now }: Pick<Opening, 'id' | 'now'>, all: readonly Facts[]): string | undefined {
  const found = all.filter(({ users, roles }) => users.length > 0 || roles.length > 0);
  if (found.length === 0) return undefined;
  const accounts = found.map(({ accountId, users, roles, policies, unread }) => {
    const state = { users: users.map(({ iam }) => iam), roles: roles.map(({ iam }) => iam), policies, unread };
    return [accountId, state] as const;
  });
  return `${canonicalJson({ version: 1, incident: id, at: now, accounts: Object.fromEntries(accounts) })}\n`;
}
