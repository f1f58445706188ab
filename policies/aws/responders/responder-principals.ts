import type { Statement } from '../../document';
import { DENY_ALL_POLICY } from '../containment/deny-all';

export interface PrincipalContainment {
  /** ARN patterns of roles that responders never touch, themselves included. */
  readonly protectedRoles: readonly string[];
  /** Responders sign in here. */
  readonly securityAccountId: string;
}

/**
 * Containing users and roles: access keys are switched, denies are put on and taken off.
 *
 * Not in the account where responders sign in. There they hold users and roles of their own: a policy of any text on one's
 * own user lets it assume break-glass everywhere, and a deny on everybody else's locks the responders out. What is
 * compromised there, break-glass contains.
 */
export function principalContainment({ protectedRoles, securityAccountId }: PrincipalContainment): Statement[] {
  const changing = { Effect: 'Deny', NotAction: ['iam:Get*', 'iam:List*'] } as const;
  return [
    {
      Sid: 'ContainPrincipals',
      Effect: 'Allow',
      Action: [
        'iam:DeleteRolePolicy',
        'iam:DeleteUserPolicy',
        'iam:PutRolePolicy',
        'iam:PutUserPolicy',
        'iam:UpdateAccessKey',
      ],
      Resource: '*',
    },
    {
      Sid: 'AttachDenies',
      Effect: 'Allow',
      Action: ['iam:AttachRolePolicy', 'iam:AttachUserPolicy', 'iam:DetachRolePolicy', 'iam:DetachUserPolicy'],
      Resource: '*',
      Condition: {
        ArnLike: {
          'iam:PolicyARN': [`arn:aws:iam::*:policy/firebreak/${DENY_ALL_POLICY}`, 'arn:aws:iam::aws:policy/AWSDenyAll'],
        },
      },
    },
    { Sid: 'KeepRoles', ...changing, Resource: protectedRoles },
    {
      Sid: 'KeepSignIn',
      ...changing,
      // One by one: IAM accepts no `*` right after the account.
      Resource: ['group', 'role', 'user'].map((kind) => `arn:aws:iam::${securityAccountId}:${kind}/*`),
    },
  ];
}
