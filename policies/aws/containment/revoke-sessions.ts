import { policyDocument, type PolicyDocument } from '../../document';

/** Name of the inline policy that keeps old sessions dead after release. */
export const IR_SESSION_REVOCATION = 'IRSessionRevocation';

export interface SessionRevocation {
  /** Sessions issued before this moment die: now or the moment of release. Earlier, it spares sessions stolen since. */
  readonly issuedBefore: Date;
}

/**
 * Denies everything to sessions issued before a moment; newer ones work.
 *
 * Does nothing to long-term access keys: `aws:TokenIssueTime` is absent from their requests, so that they need a deny-all.
 * With `IfExists` it would deny them for ever. Sessions made *from* a revoked session have an issue time of their own:
 * revoke every role that it assumed.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-tokenissuetime
 *
 * @throws RangeError when the date is invalid.
 */
export function revokeSessions({ issuedBefore }: SessionRevocation): PolicyDocument {
  return policyDocument({
    Effect: 'Deny',
    Action: '*',
    Resource: '*',
    Condition: { DateLessThan: { 'aws:TokenIssueTime': issuedBefore.toISOString() } },
  });
}
