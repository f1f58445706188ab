import { policyDocument, type PolicyDocument } from '../../document';
import { confusedDeputyRcp } from './confused-deputy-rcp';

export interface QuarantineAccountResources {
  readonly organizationId: string;
  /** ARNs of the responder and break-glass roles, exact but for the account. */
  readonly responders: readonly string[];
  /** The security account, where responders sign in, and the forensic account, which copies evidence. */
  readonly trustedAccounts: readonly string[];
}

/**
 * RCP, staged: the other half of the account quarantine. An SCP binds the account's own principals; an attacker who wrote
 * himself into a bucket, key or trust policy comes from outside, and only an RCP stops that.
 *
 * Outsiders are stopped by organisation: unlike an SCP, an RCP meets principals of any account, and in his own an attacker
 * may name a role like a responder's.
 *
 * AWS services are let through, for they deliver logs, but not where they act for somebody outside: a CloudFront
 * distribution of his would read a bucket for him. The services are those that every region's RCPs cover.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 */
export function quarantineAccountResources(input: QuarantineAccountResources): PolicyDocument {
  const people = {
    Effect: 'Deny',
    Principal: '*',
    Action: ['kms:*', 's3:*', 'secretsmanager:*', 'sqs:*', 'sts:*'],
    Resource: '*',
  } as const;
  const notService = { BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } };
  return policyDocument(
    {
      Sid: 'QuarantineResources',
      ...people,
      Condition: {
        ArnNotLikeIfExists: { 'aws:PrincipalArn': input.responders },
        StringNotEqualsIfExists: { 'aws:PrincipalAccount': input.trustedAccounts },
        ...notService,
      },
    },
    {
      Sid: 'DenyOutsiders',
      ...people,
      Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': input.organizationId }, ...notService },
    },
    ...confusedDeputyRcp(input).Statement,
  );
}
