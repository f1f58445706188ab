import { policyDocument, type PolicyDocument } from '../../document';
import { denyUnless } from './exempt-roles';

export interface QuarantineAccount {
  /** Exact ARNs of the responder and break-glass roles, in any account. Nobody else: not even the deployment role. */
  readonly responders: readonly string[];
}

/**
 * SCP, staged: denies everything to everybody in the account it is attached to, the root user included, but the responders.
 *
 * What it does not stop: service-linked roles (GuardDuty, log delivery and CloudTrail go on), sessions of other accounts'
 * principals on this account's resources (quarantine-account-resources.ts), what runs already without calling AWS.
 *
 * What it also stops: Firebreak's own forwarding roles, so application logs and forwarded events of the account pause
 * (the organisation trail does not); deployments into the account; and starting instances with encrypted volumes,
 * because EC2 decrypts as `role/aws:ec2-infrastructure`, which SCPs bind.
 */
export function quarantineAccount({ responders }: QuarantineAccount): PolicyDocument {
  return policyDocument(denyUnless(responders, { sid: 'QuarantineAccount', action: ['*'] }));
}
