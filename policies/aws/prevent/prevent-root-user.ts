import type { Statement } from '../../document';

/**
 * The root user of a member account does nothing. Root sessions that the management account opens for a task
 * (`sts:AssumeRoot`) are let through: they unlock a bucket whose policy denies everybody.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html
 */
export function preventRootUser(): Statement {
  return {
    Sid: 'NoRootUser',
    Effect: 'Deny',
    Action: '*',
    Resource: '*',
    Condition: {
      ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' },
      BoolIfExists: { 'aws:AssumedRoot': 'false' },
    },
  };
}
