import { notByStackSets } from './stacksets-session';
import type { TamperEvent, TamperScope } from './tamper-event';

/** The responders' way in, and the ways in that nobody takes on an ordinary day. */
export function accessTampering(scope: TamperScope): TamperEvent[] {
  // By prefix, the service roles that deliver logs and alarms.
  const roleName = [...scope.roles, { prefix: 'Firebreak' }];
  return [
    {
      id: 'roles-weakened',
      severity: 'critical',
      title: 'A role of the responders or of the deployment is being weakened or deleted',
      why: 'Responders would be locked out when they are needed.',
      subject: 'requestParameters.roleName',
      detail: {
        eventSource: ['iam.amazonaws.com'],
        eventName: ['DeleteRole', 'DeleteRolePolicy', 'DetachRolePolicy', 'DeleteRolePermissionsBoundary'],
        requestParameters: { roleName },
      },
    },
    {
      id: 'roles-changed',
      severity: 'critical',
      title: 'A role of the responders or of the deployment is being changed',
      why: 'A changed trust policy hands the exempt roles, which no guardrail binds, to somebody else.',
      subject: 'requestParameters.roleName',
      detail: {
        eventSource: ['iam.amazonaws.com'],
        eventName: [
          'UpdateAssumeRolePolicy',
          'UpdateRole',
          'PutRolePolicy',
          'AttachRolePolicy',
          'PutRolePermissionsBoundary',
        ],
        requestParameters: { roleName },
        ...notByStackSets,
      },
    },
    {
      id: 'role-policies',
      severity: 'critical',
      title: 'A policy or boundary of the responder roles is being changed',
      why: 'It decides what responders can do, and what they cannot.',
      subject: 'requestParameters.policyArn',
      detail: {
        eventSource: ['iam.amazonaws.com'],
        eventName: ['CreatePolicyVersion', 'SetDefaultPolicyVersion', 'DeletePolicyVersion', 'DeletePolicy'],
        requestParameters: { policyArn: [{ wildcard: 'arn:aws:iam::*:policy/firebreak/*' }] },
      },
    },
    {
      id: 'sign-in-changed',
      severity: 'critical',
      title: 'A way to sign in to the security account is being made or changed',
      why: 'Whoever signs in there can become a responder, or break-glass, in every account.',
      subject: 'requestParameters.userName',
      accounts: [scope.securityAccount],
      detail: {
        eventSource: ['iam.amazonaws.com'],
        eventName: [
          'CreateUser',
          'DeleteUser',
          'CreateAccessKey',
          'CreateLoginProfile',
          'UpdateLoginProfile',
          'EnableMFADevice',
          'DeactivateMFADevice',
          'AttachUserPolicy',
          'PutUserPolicy',
          'AddUserToGroup',
          'CreateSAMLProvider',
          'UpdateSAMLProvider',
          'CreateOpenIDConnectProvider',
        ],
      },
    },
    {
      id: 'break-glass',
      severity: 'critical',
      title: 'The break-glass role is being used',
      why: 'It is for the day when nothing else works: somebody on the escalation list must know why.',
      subject: 'requestParameters.roleArn',
      readOnly: true,
      detail: {
        eventSource: ['sts.amazonaws.com'],
        eventName: ['AssumeRole'],
        requestParameters: { roleArn: [{ wildcard: `arn:aws:iam::*:role/firebreak/${scope.breakGlassRole}` }] },
      },
    },
    {
      id: 'break-glass-console',
      severity: 'critical',
      title: 'Somebody switched to the break-glass role in the console',
      why: 'It is for the day when nothing else works: somebody on the escalation list must know why.',
      detailTypes: ['AWS Console Sign In via CloudTrail', 'AWS Console Action via CloudTrail'],
      detail: {
        eventSource: ['signin.amazonaws.com'],
        eventName: ['SwitchRole'],
        userIdentity: { arn: [{ wildcard: `arn:aws:sts::*:assumed-role/${scope.breakGlassRole}/*` }] },
      },
    },
    {
      id: 'root-sign-in',
      severity: 'critical',
      title: 'A root user signed in, or its password or e-mail address was changed',
      why: 'The root user of the management account is bound by nothing, and of no account is it needed on an ordinary day.',
      subject: 'userIdentity.accountId',
      detailTypes: ['AWS Console Sign In via CloudTrail'],
      detail: {
        eventSource: ['signin.amazonaws.com'],
        eventName: [
          'ConsoleLogin',
          'PasswordRecoveryRequested',
          'PasswordRecoveryCompleted',
          'PasswordUpdated',
          'EmailUpdated',
        ],
        userIdentity: { type: ['Root'] },
      },
    },
    {
      id: 'root-session',
      severity: 'critical',
      title: 'A privileged root session of a member account was started',
      why: 'Such a session can delete bucket and queue policies that lock everybody out.',
      subject: 'requestParameters.targetPrincipal',
      readOnly: true,
      detail: { eventSource: ['sts.amazonaws.com'], eventName: ['AssumeRoot'] },
    },
  ];
}
