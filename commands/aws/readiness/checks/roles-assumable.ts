import type { AwsAccount } from '../../../../stacks/aws/accounts';
import { answer, fault, inEveryAccount, type Answer, type Check } from '../../../readiness/check';
import { STACKS } from '../declared/stack-names';
import { deploy } from '../fixes';
import type { Live } from '../live/live';
import { ROLES, Unreachable } from '../live/role';

export const rolesAssumable: Check = {
  id: 'roles-assumable',
  holds: ({ accounts }) =>
    `investigator, responder and evidence custodian can be assumed in all ${accounts.length} accounts`,
  questions: (live) => inEveryAccount(live, (account) => assumable(account, live)),
};

async function assumable({ id }: AwsAccount, { access, estate }: Live): Promise<Answer> {
  const tried = await Promise.allSettled(ROLES.map((role) => access.as(role, id)));
  const errors = tried.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []));
  const [first] = errors;
  if (!first) return answer([]);
  const names = errors.map((error) => (error instanceof Unreachable ? error.role : error.name)).join(', ');
  const signIn = `sign in to the security account ${estate.aws.security.id} as a responder`;
  return answer([
    fault(
      `${names} cannot be assumed as ${await access.callerName()}: ${first.message}`,
      `${signIn}; if that was so: ${deploy(STACKS.responders)}`,
    ),
  ]);
}
