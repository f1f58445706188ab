import type { PolicyDocument } from '../../document';
import { responderTrust, type ResponderTrust } from './responder-trust';

/** Break-glass administers: it repairs what no list of actions foresaw. It has no boundary for the same reason. */
export const BREAK_GLASS_PERMISSIONS = 'arn:aws:iam::aws:policy/AdministratorAccess';

/**
 * Trust policy of break-glass: always IAM users of the security account with MFA, whatever the other roles trust.
 *
 * It must work when IAM Identity Center or the identity provider does not, or is the thing that was compromised.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/emergency-access.html
 */
export function breakGlassTrust(estate: Pick<ResponderTrust, 'organizationId' | 'securityAccountId'>): PolicyDocument {
  return responderTrust({ ...estate, mfa: 'aws', trustedRoles: [] });
}
