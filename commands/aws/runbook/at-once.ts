import { OrganizationsPolicyAttachment } from '@cdktf/provider-aws/lib/organizations-policy-attachment';
import { DENY_ALL_POLICY } from '../../../policies/aws/containment/deny-all';
import { address } from '../../../stacks/containment/address';
import { inlinePolicy, type Denial } from '../../../stacks/aws/containment/measures';
import { POLICY_TYPE, type PolicyKind } from '../../../stacks/aws/containment/organization-policy';
import { QUARANTINE_ACCOUNT } from '../../../stacks/aws/prepare/guardrails/guardrail-policies';
import { IAM_PATH } from '../../../stacks/aws/names';
import { as, type Role, type RunbookContext } from './context';
import type { RunbookStep } from '../../runbook/step';

const RELEASED = 'Only while the containment stacks have not been deployed: afterwards the release does this.';

/**
 * Single calls for the first seconds, when nobody has Node or a checkout at hand. They do what the containment stacks do,
 * under the same names, so that a later deployment takes them over; the quarantine of a whole account must be imported.
 */
export function atOnce(context: RunbookContext): RunbookStep[] {
  return [...keys(context), ...users(context), ...roles(context), ...wholeAccount(context)];
}

/** Responders sign in to the security account, and therefore change nothing in its IAM. */
function iamRole({ account }: RunbookContext): Role {
  return account.kind === 'security' ? 'breakGlass' : 'responder';
}

/** In the security account the stacks tell IAM nothing: there it stays to be done, beside what the SCP denies. */
function isContained({ account }: RunbookContext): boolean {
  return account.kind !== 'security';
}

function keys(context: RunbookContext): RunbookStep[] {
  const with_ = as(iamRole(context), context);
  return context.targets.users.flatMap(({ name, accessKeys }) =>
    accessKeys
      .filter(({ was }) => was === 'Active')
      .map(({ id }): RunbookStep => {
        const set = (status: string) =>
          `aws iam update-access-key --user-name ${name} --access-key-id ${id} --status ${status} ${with_}`;
        return {
          id: `key-${id}`,
          moment: 'at-once',
          untilContained: isContained(context),
          title: `Switch off the access key ${id} of ${name}`,
          why:
            'One call, in force within seconds. Sessions made with the key live on: deny the user as well. Done before the incident ' +
            'is opened, `open` finds the key Inactive: write `was: Active` into the file, or release leaves it so.',
          commands: [set('Inactive')],
          inverse: { commands: [set('Active')], note: RELEASED },
        };
      }),
  );
}

function users(context: RunbookContext): RunbookStep[] {
  return context.targets.users.map(({ name, denial }) => ({
    id: `deny-user-${name}`,
    moment: 'at-once',
    untilContained: isContained(context),
    title: `Deny the user ${name} of ${context.account.name} everything`,
    why:
      'Holds for keys, console and sessions alike. An administrator can take it off again within the seconds that IAM needs: ' +
      'deploy the quarantine stack next.',
    ...(denial === 'managed' ? attached(context, 'user', name) : inline(context, 'user', name, {})),
  }));
}

function roles(context: RunbookContext): RunbookStep[] {
  const { incident, targets, account } = context;
  return targets.roles
    .filter(({ name }) => !name.startsWith('AWSReservedSSO_')) // nobody in the account can change them
    .map(({ name, control, denial }) => {
      const denied = control === 'deny';
      const old = { issuedBefore: new Date(incident.sessionCutoff) };
      return {
        id: `deny-role-${name}`,
        moment: 'at-once',
        untilContained: isContained(context),
        title: `${denied ? 'Deny' : 'Revoke the old sessions of'} the role ${name} of ${account.name}`,
        why: denied
          ? 'Holds for every session of the role, whoever has it.'
          : `Sessions issued before ${incident.sessionCutoff} end; whoever may assume the role goes on.`,
        ...(denied && denial === 'managed'
          ? attached(context, 'role', name)
          : inline(context, 'role', name, denied ? {} : old)),
      };
    });
}

type Calls = Pick<RunbookStep, 'commands' | 'inverse'>;

function inline(context: RunbookContext, kind: 'user' | 'role', name: string, denial: Denial): Calls {
  const { name: policy, document } = inlinePolicy(context.incident, denial);
  const call = (verb: string, more = '') =>
    `aws iam ${verb}-${kind}-policy --${kind}-name ${name} --policy-name ${policy}${more} ${as(iamRole(context), context)}`;
  return {
    commands: [call('put', ` --policy-document '${JSON.stringify(document)}'`)],
    inverse: { commands: [call('delete')], note: RELEASED },
  };
}

/** For a principal whose inline policies leave no room. */
function attached(context: RunbookContext, kind: 'user' | 'role', name: string): Calls {
  const arn = `arn:aws:iam::${context.account.id}:policy${IAM_PATH}${DENY_ALL_POLICY}`;
  const call = (verb: string) =>
    `aws iam ${verb}-${kind}-policy --${kind}-name ${name} --policy-arn ${arn} ${as(iamRole(context), context)}`;
  return { commands: [call('attach')], inverse: { commands: [call('detach')], note: RELEASED } };
}

function wholeAccount(context: RunbookContext): RunbookStep[] {
  const { account, accounts, incident, targets } = context;
  const security = accounts.find(({ kind }) => kind === 'security');
  if (!targets.quarantine || !security || account.kind === 'management') return [];
  const with_ = as('responder', { account: security });
  const policies = [
    ['SCP', QUARANTINE_ACCOUNT.principals],
    ['RCP', QUARANTINE_ACCOUNT.resources],
  ] as const;
  const idOf = (kind: PolicyKind, name: string) =>
    `"$(aws organizations list-policies --filter ${POLICY_TYPE[kind]} --query "Policies[?Name=='${name}'].Id" --output text ${with_})"`;
  const call = (verb: string) =>
    policies.map(
      ([kind, name]) => `aws organizations ${verb} --target-id ${account.id} --policy-id ${idOf(kind, name)} ${with_}`,
    );
  const terraform = `terraform -chdir=cdktf.out/stacks/${incident.id}-quarantine`;
  return [
    {
      id: `quarantine-${account.name}`,
      moment: 'at-once',
      untilContained: true,
      title: `Quarantine the whole account ${account.name}`,
      why: 'Two calls stop every principal and root user in it but responders, and everybody outside from its resources.',
      commands: call('attach-policy'),
      inverse: { commands: call('detach-policy'), note: RELEASED },
    },
    {
      id: `adopt-quarantine-${account.name}`,
      moment: 'before-quarantine',
      untilContained: true,
      title: `Tell Terraform that ${account.name} is quarantined already`,
      why: `Only if \`quarantine-${account.name}\` is done: AWS refuses to attach a policy twice, and the stack would fail.`,
      commands: [
        `${terraform} init -input=false`,
        ...policies.map(
          ([kind, name]) =>
            `${terraform} import ${OrganizationsPolicyAttachment.tfResourceType}.${address('account', account.id, kind)} ` +
            `${account.id}:${idOf(kind, name)}`,
        ),
      ],
      inverse: { none: 'It changes the state only; release detaches what is in it.' },
    },
  ];
}
