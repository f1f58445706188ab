import type { Statement } from '../document';
import { DENY_ALL_POLICY } from './deny-all';

/**
 * Containing users and roles: access keys are switched, denies are put on and taken off.
 *
 * @param protectedRoles ARN patterns of roles that responders never touch, themselves included.
 */
export function principalContainment(protectedRoles: readonly string[]): Statement[] {
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
    { Sid: 'KeepRoles', Effect: 'Deny', NotAction: ['iam:Get*', 'iam:List*'], Resource: protectedRoles },
  ];
}
