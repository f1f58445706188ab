import type { AwsAccount } from '../../../stacks/aws/accounts';
import { awsNames } from '../../../stacks/aws/names';
import type { Estate } from '../../../stacks/estate/schema';
import { roleOf } from './context';
import type { RunbookStep } from '../../runbook/step';

const BREAK_GLASS_USER = 'break-glass-user';

/** The profiles of the AWS CLI that the other steps use, from whatever credentials a responder signs in with. */
export function profiles(estate: Estate, accounts: readonly AwsAccount[], steps: readonly RunbookStep[]): RunbookStep {
  const names = awsNames(estate);
  const used = [...new Set(steps.flatMap(commandsOf).flatMap(profilesIn))].sort();
  const { mfa, roles } = estate.aws.responders;
  const commands = used.flatMap((name) => {
    const found = roleOf(name, accounts);
    if (!found) throw new Error(`the runbook uses the profile ${name}, which is of no role and account of the estate`);
    const set = (key: string, value: string) => `aws configure set profile.${name}.${key} ${value}`;
    // Break-glass is for IAM users with MFA, whatever the other roles are for.
    const byUser = mfa === 'aws' || found.role === 'breakGlass';
    const source = mfa === 'identity-provider' && found.role === 'breakGlass' ? BREAK_GLASS_USER : 'default';
    const device = `"$(aws iam list-mfa-devices --query 'MFADevices[0].SerialNumber' --output text --profile ${source})"`;
    return [
      set('role_arn', names.roleArn(found.account.id, roles[found.role])),
      set('source_profile', source),
      set('region', estate.aws.homeRegion),
      ...(byUser ? [set('mfa_serial', device)] : []),
    ];
  });
  return {
    id: 'profiles',
    moment: 'at-once',
    title: 'Make the profiles that the commands below use',
    why:
      'Once on each machine, before an incident. `default` is your own sign-in to the security account' +
      (mfa === 'identity-provider' ? `, \`${BREAK_GLASS_USER}\` that of the IAM user for break-glass.` : '.'),
    commands,
    inverse: { none: 'They hold no secret and may stay.' },
  };
}

function commandsOf({ commands, inverse }: RunbookStep): readonly string[] {
  return 'commands' in inverse ? [...commands, ...inverse.commands] : commands;
}

function profilesIn(command: string): string[] {
  return [...command.matchAll(/--profile (\S+?)(?=[\s);"]|$)/g)].flatMap(([, name]) => name ?? []);
}
