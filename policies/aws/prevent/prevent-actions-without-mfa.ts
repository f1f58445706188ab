import type { Statement } from '../../document';

/**
 * IAM users do nothing but register an MFA device until they have signed in with it. Roles are not meant: their sessions
 * carry the key only when the caller gave a code.
 *
 * `IfExists`, because requests signed with a long-term key lack the key altogether.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html
 */
export function preventActionsWithoutMfa(): Statement {
  return {
    Sid: 'NoActionsWithoutMfa',
    Effect: 'Deny',
    NotAction: [
      'iam:ChangePassword',
      'iam:CreateVirtualMFADevice',
      'iam:EnableMFADevice',
      'iam:GetAccountPasswordPolicy',
      'iam:GetMFADevice',
      'iam:GetUser',
      'iam:ListMFADevices',
      'iam:ListVirtualMFADevices',
      'iam:ResyncMFADevice',
      'sts:GetSessionToken',
    ],
    Resource: '*',
    Condition: {
      ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/*' },
      BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' },
    },
  };
}
