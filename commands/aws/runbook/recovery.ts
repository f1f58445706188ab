import { as, type RunbookContext } from './context';
import type { RunbookStep } from '../../runbook/step';

/** What must be made anew, because it has been seen. */
export function recovery(context: RunbookContext): RunbookStep[] {
  const { targets } = context;
  const names = [...targets.users, ...targets.roles].map(({ name }) => name);
  return [...keys(context), ...(names.length > 0 ? [secrets(context)] : [])];
}

/** Leaked keys are never deleted by containment; after release nothing must be left that can be switched on again. */
function keys(context: RunbookContext): RunbookStep[] {
  const with_ = as('breakGlass', context);
  return context.targets.users.flatMap(({ name, accessKeys }) =>
    accessKeys.map(({ id }) => ({
      id: `replace-key-${id}`,
      moment: 'after-release',
      title: `Replace the access key ${id} of ${name}`,
      why:
        'Release gives back the status that the key had: it works again, for whoever has it. A role is better than a new key: leave the last command out then. ' +
        'Break-glass, because responders make and delete no key.',
      commands: [
        `aws iam update-access-key --user-name ${name} --access-key-id ${id} --status Inactive ${with_}`,
        `aws iam get-access-key-last-used --access-key-id ${id} ${with_}`,
        `aws iam delete-access-key --user-name ${name} --access-key-id ${id} ${with_}`,
        `aws iam create-access-key --user-name ${name} --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text ${with_}`,
      ],
      inverse: { none: 'A leaked key must not come back.' },
    })),
  );
}

/** Every region of the account, since secrets are regional. */
function secrets(context: RunbookContext): RunbookStep {
  const { account, incident, targets } = context;
  const contained = [...targets.users, ...targets.roles].map(({ name }) => name);
  const list = (region: string) => `${incident.id}-${account.name}-${region}-secrets.txt`;
  const read = (region: string) =>
    `aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=GetSecretValue ` +
    `--query 'Events[].[CloudTrailEvent]' --output text ${as('investigator', context, region)} ` +
    `| grep -E '"arn": ?"[^"]*/(${contained.map(escaped).join('|')})(/[^"]*)?"' ` +
    `| sed -n 's/.*"secretId": *"\\([^"]*\\)".*/\\1/p' | sort -u > ${list(region)}`;
  const rotate = (region: string) =>
    `while read -r secret; do aws secretsmanager rotate-secret --secret-id "$secret" ${as('breakGlass', context, region)}; ` +
    `done < ${list(region)}`;
  return {
    id: `secrets-${account.name}`,
    moment: 'after-containment',
    title: `Rotate every secret that was read in ${account.name}`,
    why:
      'Whoever read a secret has it, contained or not. Found in the 90 days that CloudTrail keeps by itself, by the contained users and ' +
      'roles; the saved queries look further back. A secret without a rotation function is refused by name: change it where it is used.',
    commands: account.regions.flatMap((region) => [read(region), rotate(region)]),
    inverse: { none: 'The old value was read: it must not come back.' },
  };
}

function escaped(name: string): string {
  return name.replace(/[.+]/g, '[$&]');
}
