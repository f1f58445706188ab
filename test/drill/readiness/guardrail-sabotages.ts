import {
  AttachPolicyCommand,
  CloseAccountCommand,
  CreateAccountCommand,
  DeletePolicyCommand,
  DescribePolicyCommand,
  DetachPolicyCommand,
  paginateListPolicies,
  UpdatePolicyCommand,
} from '@aws-sdk/client-organizations';
import { listed } from '../../../commands/aws/facts/paging';
import { QUARANTINE_ACCOUNT } from '../../../stacks/aws/prepare/guardrails/guardrail-policies';
import type { Sabotage, Saboteur } from './sabotage';

interface Statement {
  Sid?: string;
  Condition?: Record<string, Record<string, string | string[]>>;
}

/** Of the organisation: its policies, its accounts. */
export function guardrailSabotages(by: Saboteur): Sabotage[] {
  const { organization, estate } = by;
  const organizations = organization.deployer.organizations();
  const { rootId } = estate.aws.organization;
  const idOf = async (name: string) => {
    const pages = paginateListPolicies({ client: organizations }, { Filter: 'SERVICE_CONTROL_POLICY' });
    const found = (await listed(pages, (page) => page.Policies)).find(({ Name }) => Name === name);
    return found?.Id ?? '';
  };
  const onRoot = async (name: string) => ({ PolicyId: await idOf(name), TargetId: rootId });
  let content = '';
  let stranger = '';

  return [
    {
      name: 'a guardrail is detached',
      names: /^guardrails firebreak-keep-logs: it is not attached to the root/,
      do: async () => organizations.send(new DetachPolicyCommand(await onRoot('firebreak-keep-logs'))),
      undo: async () => organizations.send(new AttachPolicyCommand(await onRoot('firebreak-keep-logs'))),
    },
    {
      name: 'a guardrail excepts one role more in one statement',
      names:
        /^guardrails firebreak-keep-detection: statement \S+ differs in Condition, has arn:aws:iam::\*:role\/helper$/,
      do: async () => {
        const PolicyId = await idOf('firebreak-keep-detection');
        const { Policy: policy } = await organizations.send(new DescribePolicyCommand({ PolicyId }));
        content = policy?.Content ?? '';
        await organizations.send(new UpdatePolicyCommand({ PolicyId, Content: weakened(content) }));
      },
      undo: async () =>
        organizations.send(
          new UpdatePolicyCommand({ PolicyId: await idOf('firebreak-keep-detection'), Content: content }),
        ),
    },
    {
      name: 'the staged quarantine is deleted',
      names: new RegExp(`^quarantine-staged ${QUARANTINE_ACCOUNT.principals}: there is no SCP of this name`),
      do: async () =>
        organizations.send(new DeletePolicyCommand({ PolicyId: await idOf(QUARANTINE_ACCOUNT.principals) })),
      undo: () => by.deploy('prepare-aws-guardrails'),
    },
    {
      name: 'an account is made that the estate file does not list',
      names: /^accounts organisation: account \d+ \(stranger\) is not in the estate/,
      do: async () => {
        const { CreateAccountStatus: status } = await organizations.send(
          new CreateAccountCommand({ AccountName: 'stranger', Email: 'stranger@example.com' }),
        );
        stranger = status?.AccountId ?? '';
      },
      undo: () => organizations.send(new CloseAccountCommand({ AccountId: stranger })),
    },
  ];
}

/** The first statement that excepts roles excepts another one. */
function weakened(content: string): string {
  const document = JSON.parse(content) as { Statement: Statement[] };
  const excepted = document.Statement.map(({ Condition: condition }) => condition?.ArnNotLike).find(
    (operator) => operator?.['aws:PrincipalArn'] !== undefined,
  );
  if (!excepted) throw new Error(`no statement excepts roles: ${content}`);
  excepted['aws:PrincipalArn'] = [excepted['aws:PrincipalArn'] ?? []].flat().concat('arn:aws:iam::*:role/helper');
  return JSON.stringify(document);
}
