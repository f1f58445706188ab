import type { Statement } from '../../document';

export interface DenyResources {
  readonly sid: string;
  /** Every action of the service, such as `s3:*`. */
  readonly action: string;
  /** Exact ARNs; for a bucket, itself and what is in it. */
  readonly resources: readonly string[];
  /**
   * Exact ARNs of the responder and break-glass roles, account and all: an RCP meets callers of every account in the
   * world, and whoever may name a role in his own would otherwise name himself an exception.
   */
  readonly responders: readonly string[];
}

/**
 * Statement of an RCP: nobody but responders uses these resources, neither the account's own principals and root user nor
 * outsiders whom a bucket policy, key policy or grant lets in.
 *
 * AWS services in their own name are let through: they deliver logs, and read for snapshots. So is what service-linked
 * roles do, which no RCP binds.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 */
export function denyResources({ sid, action, resources, responders }: DenyResources): Statement {
  return {
    Sid: sid,
    Effect: 'Deny',
    Principal: '*',
    Action: action,
    Resource: resources,
    Condition: {
      ArnNotEqualsIfExists: { 'aws:PrincipalArn': responders },
      BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
    },
  };
}
