import type { Statement } from '../../document';
import { denyUnless, type ExemptRoles } from '../guardrails/exempt-roles';

/** The account-wide public access block of S3 stays as it is; it overrides every bucket's own. */
export function preventPublicBuckets(exempt: ExemptRoles): Statement {
  return denyUnless(exempt, { sid: 'NoPublicBuckets', action: ['s3:PutAccountPublicAccessBlock'] });
}
