import { as, profile, type RunbookContext } from './context';
import type { RunbookStep } from '../../runbook/step';

/** Credentials of a root user. In a member account the management account deletes them; its own are changed by hand. */
export function rootUser(context: RunbookContext): RunbookStep[] {
  if (!context.targets.root) return [];
  return context.account.kind === 'management' ? [ofManagement()] : [ofMember(context)];
}

const BY_TASK = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html';

function ofMember(context: RunbookContext): RunbookStep {
  const { account, accounts, estate } = context;
  const management = accounts.find(({ kind }) => kind === 'management') ?? account;
  /** A shell with the rights of one task on the root user, for 15 minutes. */
  const asRoot = (task: string, ...commands: string[]) =>
    `(export $(aws sts assume-root --target-principal ${account.id} --task-policy-arn ` +
    `arn=arn:aws:iam::aws:policy/root-task/${task} --query "Credentials.[join('=',['AWS_ACCESS_KEY_ID',AccessKeyId]),` +
    `join('=',['AWS_SECRET_ACCESS_KEY',SecretAccessKey]),join('=',['AWS_SESSION_TOKEN',SessionToken])]" --output text ` +
    `--profile ${profile('breakGlass', management.name)} --region ${estate.aws.homeRegion}); ${commands.join('; ')})`;
  const text = '--output text';
  return {
    id: `root-${account.name}`,
    moment: 'before-quarantine',
    title: `Delete the credentials of the root user of ${account.name}`,
    why:
      'The SCP stops the root user; its password, keys and MFA devices would work again after release. Before the quarantine, because an ' +
      `SCP on the root user denies these sessions too. Centralised root access must be on (${BY_TASK}).`,
    commands: [
      `aws iam list-organizations-features ${as('breakGlass', { account: management })}`,
      asRoot(
        'IAMAuditRootUserCredentials',
        `aws iam list-access-keys`,
        `aws iam list-mfa-devices`,
        `aws iam get-login-profile`,
      ),
      asRoot(
        'IAMDeleteRootUserCredentials',
        `for key in $(aws iam list-access-keys --query 'AccessKeyMetadata[].AccessKeyId' ${text}); do aws iam delete-access-key --access-key-id "$key"; done`,
        `for device in $(aws iam list-mfa-devices --query 'MFADevices[].SerialNumber' ${text}); do aws iam deactivate-mfa-device --serial-number "$device"; done`,
        'aws iam delete-login-profile',
      ),
    ],
    inverse: {
      commands: [asRoot('IAMCreateRootUserPassword', 'aws iam create-login-profile')],
      note: 'Only if the root user is needed at all: its mailbox can then recover the password. Keys and devices do not come back.',
    },
  };
}

function ofManagement(): RunbookStep {
  return {
    id: 'root-management',
    moment: 'at-once',
    title: 'Take back the root user of the management account',
    why: 'Nothing binds it: no SCP, no IAM policy. Whoever has its password has the organisation.',
    commands: [],
    byHand: [
      'Secure the mailbox of the root user first, with the provider of the mail: a new password is sent there.',
      'Sign in as root user at https://console.aws.amazon.com/ → Forgot password?',
      'Security credentials → MFA: remove every device, assign a new one. Access keys: deactivate, then delete all.',
      'Account: check name, mail address, telephone numbers and alternate contacts; intruders change them.',
      'If the mailbox or the MFA device is lost: https://support.aws.amazon.com/#/contacts/aws-account-support',
    ],
    inverse: { none: 'The old credentials were leaked: they must not come back.' },
  };
}
