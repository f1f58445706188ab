import type { Statement } from '../../document';
import { denyUnless } from '../guardrails/exempt-roles';

/** Who is denied: principals of IAM by their ARN, or people of IAM Identity Center by their user id. */
export type Denied =
  | { readonly arns: readonly string[] }
  /** Whatever permission set they use. */
  | { readonly identityCenterUsers: readonly string[] };

export interface DenyPrincipals {
  readonly sid: string;
  readonly denied: Denied;
  /** Exact ARNs of the responder and break-glass roles of the account. */
  readonly responders: readonly string[];
  /** Only sessions issued before this moment. Does nothing to long-term keys. @default - everything, at once */
  readonly issuedBefore?: Date;
}

/**
 * Statement of an SCP: denies principals of the account everything, whatever they could change in their own account.
 *
 * By ARN it also holds for every session of a role or user, but for those that a user made with `GetFederationToken`: they
 * have an ARN of their own (`federatedUsers`). Such a session can call nothing of IAM, so it cannot lift a deny on the user,
 * which ends it. The ARN of the root user holds for sessions that the management account opens with `AssumeRoot` as well,
 * since nothing here asks for `aws:AssumedRoot`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 *
 * @throws RangeError when the date is invalid.
 */
export function denyPrincipals({ sid, denied, responders, issuedBefore }: DenyPrincipals): Statement {
  const who: Statement['Condition'] =
    'arns' in denied
      ? { ArnLike: { 'aws:PrincipalArn': denied.arns } }
      : { StringEquals: { 'identitystore:UserId': denied.identityCenterUsers } };
  const when = issuedBefore && { DateLessThan: { 'aws:TokenIssueTime': issuedBefore.toISOString() } };
  return denyUnless(responders, { sid, action: ['*'], condition: { ...who, ...when } });
}

/**
 * A user or role of an account wherever its path puts it: names are unique in an account whatever the path, and a path
 * that an incident file gets wrong must not make a containment that contains nobody.
 */
export function anyPath(accountId: string, kind: 'role' | 'user', name: string): string[] {
  return [`arn:aws:iam::${accountId}:${kind}/${name}`, `arn:aws:iam::${accountId}:${kind}/*/${name}`];
}

/**
 * Sessions that any user of an account made with `GetFederationToken`: up to 36 hours long, under a name that whoever makes one
 * chooses, so that no ARN says whose they are.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
 */
export function federatedUsers(accountId: string): string {
  return `arn:aws:sts::${accountId}:federated-user/*`;
}
