import type { Statement } from '../../document';
import { INCIDENT_TAG } from '../incident-tag';

/**
 * Who the guardrails do not bind, as ARNs. Only the account may be `*`, and in an SCP only, which binds the principals of
 * its own account: an RCP meets those of every organisation, and anybody may have a role of that name.
 */
export type ExemptRoles = readonly string[];

/**
 * Roles through which CloudFormation StackSets works in every account, with AdministratorAccess. Their names end in a hash.
 *
 * A wildcard in an exemption is a name that an attacker may take. Here nobody can: only the service-linked role of
 * StackSets, which no SCP binds, may make such a role (tamper-protection-identities.ts), and only StackSets may assume one,
 * even one that was made before (stack-set-roles-rcp.ts).
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/CloudFormationStackSetsOrgMemberServiceRolePolicy.html
 */
export const STACK_SET_ROLES = 'arn:aws:iam::*:role/stacksets-exec-*';

/** Present on everything that Firebreak or an incident made, whatever its value. */
export const OWNED = { Null: { [`aws:ResourceTag/${INCIDENT_TAG.key}`]: 'false' } };

export interface Denial {
  readonly sid: string;
  readonly action: readonly string[];
  /** @default - any */
  readonly resource?: readonly string[];
  /** All must hold. @default - none */
  readonly condition?: Statement['Condition'];
}

/** Denies everyone but the exempt roles: the account's root user too, and callers without an ARN. */
export function denyUnless(exempt: ExemptRoles, { sid, action, resource, condition }: Denial): Statement {
  return {
    Sid: sid,
    Effect: 'Deny',
    Action: action,
    Resource: resource ?? '*',
    Condition: { ...condition, ArnNotLike: { 'aws:PrincipalArn': exempt } },
  };
}
