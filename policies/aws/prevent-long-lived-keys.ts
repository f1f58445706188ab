import type { Statement } from '../document';
import { denyUnless, type ExemptRoles } from './exempt-roles';

/** Nobody makes an access key, for the root user neither. Existing keys go on working. */
export function preventLongLivedKeys(exempt: ExemptRoles): Statement {
  return denyUnless(exempt, { sid: 'NoLongLivedKeys', action: ['iam:CreateAccessKey'] });
}
