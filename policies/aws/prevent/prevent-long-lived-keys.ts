import type { Statement } from '../../document';
import { denyUnless, type ExemptRoles } from '../guardrails/exempt-roles';

/**
 * Nobody makes an access key, for the root user neither, or a credential of a single service, such as a Bedrock API key:
 * it outlives every session just the same. Existing ones go on working.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceSpecificCredential.html
 */
export function preventLongLivedKeys(exempt: ExemptRoles): Statement {
  return denyUnless(exempt, {
    sid: 'NoLongLivedKeys',
    action: ['iam:CreateAccessKey', 'iam:CreateServiceSpecificCredential', 'iam:ResetServiceSpecificCredential'],
  });
}
