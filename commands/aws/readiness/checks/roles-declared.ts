import type { AwsAccount } from '../../../../stacks/aws/accounts';
import { responderTemplate } from '../../../../stacks/aws/prepare/responders/responder-template';
import { answer, inEveryAccount, type Answer, type Check } from '../../../readiness/check';
import type { Live } from '../live/live';
import { managedPolicyFaults } from './roles/managed-policy';
import { roleFaults } from './roles/role';
import type { InAccount } from './roles/in-account';

/** Compared with the template that the StackSet deploys, which is the same in every account. */
export const rolesDeclared: Check = {
  id: 'roles-declared',
  holds: () => 'the responder roles trust and may what is declared, in every account; nothing else is attached to them',
  questions: (live) => inEveryAccount(live, (account) => inAccount(account, live)),
};

async function inAccount(account: AwsAccount, live: Live): Promise<Answer> {
  const clients = await live.access.as('investigator', account.id);
  const where: InAccount = { account, iam: clients.iam(), template: responderTemplate(live.estate) };
  const faults = Object.entries(where.template.Resources).map(([id, { Type: type }]) =>
    type === 'AWS::IAM::Role' ? roleFaults(id, where) : managedPolicyFaults(id, where),
  );
  return answer((await Promise.all(faults)).flat());
}
