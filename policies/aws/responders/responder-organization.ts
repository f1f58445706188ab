import type { Statement } from '../../document';

export interface OrganizationContainment {
  readonly organizationId: string;
  readonly managementAccountId: string;
  readonly securityAccountId: string;
}

/**
 * Quarantine by SCP and RCP, from the security account, to which policy management is delegated: attached to single
 * accounts, never to the root or a unit. *Which* policies, the delegation says, by ARN and tag (organization-delegation.ts);
 * the role of the management account, which needs no delegation, gets nothing of this.
 */
export function organizationContainment(input: OrganizationContainment): Statement {
  const owner = `arn:aws:organizations::${input.managementAccountId}`;
  return {
    Sid: 'QuarantineAccounts',
    Effect: 'Allow',
    Action: [
      'organizations:AttachPolicy',
      'organizations:CreatePolicy',
      'organizations:DeletePolicy',
      'organizations:DetachPolicy',
      'organizations:TagResource',
    ],
    Resource: [
      `${owner}:policy/${input.organizationId}/*_control_policy/*`,
      `${owner}:account/${input.organizationId}/*`,
    ],
    Condition: { StringEquals: { 'aws:PrincipalAccount': input.securityAccountId } },
  };
}
