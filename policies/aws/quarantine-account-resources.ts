import { policyDocument, type PolicyDocument } from '../document';

export interface QuarantineAccountResources {
  /** Exact ARNs of the responder and break-glass roles, in any account. */
  readonly responders: readonly string[];
  /** The security account, where responders sign in, and the forensic account, which copies evidence. */
  readonly trustedAccounts: readonly string[];
}

/**
 * RCP, staged: the other half of the account quarantine. An SCP binds the account's own principals; an attacker who wrote
 * himself into a bucket, key or trust policy comes from outside, and only an RCP stops that.
 *
 * AWS services are let through: they deliver logs. The services are those that every region's RCPs cover.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 */
export function quarantineAccountResources({
  responders,
  trustedAccounts,
}: QuarantineAccountResources): PolicyDocument {
  return policyDocument({
    Sid: 'QuarantineResources',
    Effect: 'Deny',
    Principal: '*',
    Action: ['kms:*', 's3:*', 'secretsmanager:*', 'sqs:*', 'sts:*'],
    Resource: '*',
    Condition: {
      ArnNotLikeIfExists: { 'aws:PrincipalArn': responders },
      StringNotEqualsIfExists: { 'aws:PrincipalAccount': trustedAccounts },
      BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
    },
  });
}
