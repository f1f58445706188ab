import type { AwsTargets } from '../../../stacks/incident/aws-targets';
import { as, record, type RunbookContext } from './context';
import type { RunbookStep } from '../../runbook/step';

type User = AwsTargets['users'][number];

/** What of a contained user works again after release unless it is changed while nobody can use it. */
export function userCredentials(context: RunbookContext): RunbookStep[] {
  return context.targets.users.flatMap((user) => [mfaDevices(context, user), password(context, user)]);
}

function mfaDevices(context: RunbookContext, { name }: User): RunbookStep {
  const with_ = as('breakGlass', context);
  const file = record(context, name, 'mfa.txt');
  const each = (commands: string) => `while read -r device since; do ${commands}; done < ${file}`;
  const of = `--user-name ${name} --serial-number "$device"`;
  return {
    id: `mfa-${name}`,
    moment: 'after-containment',
    title: `Deactivate the MFA devices of ${name} that nobody recognises`,
    why:
      'An intruder adds a device of his own, and passes every check for MFA with it. The file has each device and since when it is ' +
      'there: take the lines of those out that the user recognises, before the second command. Break-glass, because responders ' +
      'change no device.',
    commands: [
      `aws iam list-mfa-devices --user-name ${name} --query 'MFADevices[].[SerialNumber,EnableDate]' --output text ${with_} > ${file}`,
      each(`aws iam deactivate-mfa-device ${of} ${with_}`),
    ],
    inverse: {
      commands: [
        each(
          `printf '%s, two codes in a row: ' "$device"; read -r one two < /dev/tty; ` +
            `aws iam enable-mfa-device ${of} --authentication-code1 "$one" --authentication-code2 "$two" ${with_}`,
        ),
      ],
      note: 'Only for a device of the user after all. It shows the codes; a security key is assigned anew in the console.',
    },
  };
}

function password(context: RunbookContext, { name }: User): RunbookStep {
  const with_ = as('breakGlass', context);
  const random = `aws secretsmanager get-random-password --password-length 40 --exclude-punctuation --query RandomPassword --output text ${with_}`;
  return {
    id: `password-${name}`,
    moment: 'after-containment',
    title: `Give ${name} another password`,
    why:
      'The one that was known would work again after release. Nobody sees the new one: the user gets yet another, by the same ' +
      'command. NoSuchEntity says that there is none. Break-glass, because responders change no password.',
    commands: [
      `aws iam get-login-profile --user-name ${name} ${with_} && ` +
        `aws iam update-login-profile --user-name ${name} --password "Aa1!$(${random})" --password-reset-required ${with_}`,
    ],
    inverse: { none: 'The old password was known: it must not come back.' },
  };
}
