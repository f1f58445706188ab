import { policyDocument, type PolicyDocument } from '../../document';

export interface ResponderTrust {
  readonly organizationId: string;
  /** Responders sign in here. */
  readonly securityAccountId: string;
  /** `aws`: IAM users with MFA. `identity-provider`: exactly the trusted roles, whose people the provider has checked. */
  readonly mfa: 'aws' | 'identity-provider';
  /** Exact ARNs of roles of the security account; none with `mfa: aws`. */
  readonly trustedRoles: readonly string[];
}

/**
 * Trust policy of investigator, responder and evidence custodian.
 *
 * - The account is the principal and the roles are a condition: a role named as principal turns into an id that dies with
 *   it, and the responders of a role made anew would be locked out.
 *   https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles
 * - `Bool`, not `BoolIfExists`: sessions without the key, those of plain access keys among them, must fail.
 * - A role's session lasts an hour at most when it comes from another role's session, whatever the maximum of the role:
 *   with `identity-provider`, responders renew hourly.
 *   https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining
 * - A source identity set at sign-in must pass, or assuming the role fails; it then names the person in CloudTrail.
 *
 * @throws Error for a combination that nobody, or anybody in the account, could satisfy.
 */
export function responderTrust({
  organizationId,
  securityAccountId,
  mfa,
  trustedRoles,
}: ResponderTrust): PolicyDocument {
  const identity = mfa === 'aws' ? mfaPresent(trustedRoles) : namedRoles(trustedRoles);
  return policyDocument({
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${securityAccountId}:root` },
    Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
    Condition: { StringEquals: { 'aws:PrincipalOrgID': organizationId }, ...identity },
  });
}

function mfaPresent(trustedRoles: readonly string[]) {
  if (trustedRoles.length > 0) {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
    throw new Error(
      `mfa is aws, and trustedRoles names ${trustedRoles.join(', ')}: nobody could assume the responder roles, because ` +
        'sessions of roles carry no MFA. Set mfa to identity-provider, or remove trustedRoles',
    );
  }
  return { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
}

function namedRoles(trustedRoles: readonly string[]) {
  if (trustedRoles.length === 0) {
    throw new Error(
      'mfa is identity-provider, and trustedRoles is empty: name the roles of the security account that responders hold ' +
        'after signing in',
    );
  }
  return { ArnEquals: { 'aws:PrincipalArn': trustedRoles } };
}
