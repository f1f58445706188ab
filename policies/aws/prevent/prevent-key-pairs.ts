import type { Statement } from '../../document';
import { denyUnless, type ExemptRoles } from '../guardrails/exempt-roles';

/** People reach instances through Session Manager, which is recorded; a private key is not. */
export function preventKeyPairs(exempt: ExemptRoles): Statement {
  return denyUnless(exempt, { sid: 'NoKeyPairs', action: ['ec2:CreateKeyPair', 'ec2:ImportKeyPair'] });
}
