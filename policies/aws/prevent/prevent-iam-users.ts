import type { Statement } from '../../document';
import { denyUnless, type ExemptRoles } from '../guardrails/exempt-roles';

/** People come through federation: no new IAM users, no console passwords for existing ones. */
export function preventIamUsers(exempt: ExemptRoles): Statement {
  return denyUnless(exempt, { sid: 'NoIamUsers', action: ['iam:CreateLoginProfile', 'iam:CreateUser'] });
}
