import { IamAccessKey } from '@cdktf/provider-aws/lib/iam-access-key';
import { anyPath, federatedUsers } from '../../../../policies/aws/containment/deny-principals';
import type { AwsTargets } from '../../../incident/aws-targets';
import { address } from '../../../containment/address';
import type { ContainmentStack } from '../containment-stack';
import { iamOf, measures } from '../measures';
import type { Contained, TargetKind } from '../target-kind';
import { denials, keepPrincipals } from './principals';
import { denyInIam } from './iam';

type User = AwsTargets['users'][number];

/**
 * IAM users with their access keys.
 *
 * The console is blocked by the denial: whoever signs in sees errors only. The password is not touched, because what is
 * deleted of a login profile nobody can give back.
 */
export const users: TargetKind = {
  scp: (contained) => {
    const { account, targets } = contained;
    const principals = targets.users.map((user) => {
      const { scp, inline, managed } = measuresOf(contained, user);
      const arns = anyPath(account.id, 'user', user.name);
      // A deny in IAM ends what the user made with GetFederationToken. Without one the SCP must, for every user's.
      if (!inline && !managed) arns.push(federatedUsers(account.id));
      return { denied: { arns }, denial: scp };
    });
    const arns = targets.users.map(({ path, name }) => `arn:aws:iam::${account.id}:user${path}${name}`);
    return [...denials('ContainUsers', contained, principals), ...keepPrincipals('KeepUsers', contained, arns)];
  },
  identities: {
    concerns: ({ users: found }) => found.length > 0,
    build: (stack, contained) => {
      for (const user of contained.targets.users) {
        denyInIam(stack, contained, 'user', user.name, measuresOf(contained, user));
        for (const key of user.accessKeys) switchOff(stack, contained, user, key);
      }
    },
  },
};

function measuresOf(contained: Contained, { name, denial }: User) {
  return measures(contained.incident, { control: 'deny', iam: iamOf(contained.account, name, denial) });
}

function switchOff(
  stack: ContainmentStack,
  { incident, account }: Contained,
  user: User,
  key: User['accessKeys'][number],
): void {
  if (account.kind === 'security') {
    throw new Error(
      `${incident.id}: the access key ${key.id} is one of the security account (${account.id}), where responders sign in and ` +
        `therefore change nothing in IAM. Leave it out: the SCP denies its user ${user.name}; break-glass switches it off`,
    );
  }
  stack.borrow({
    type: IamAccessKey.tfResourceType,
    id: address('key', key.id),
    thing: `access key ${key.id}`,
    importId: key.id,
    argument: 'status',
    original: key.was,
    contained: () => 'Inactive' as const,
    adopt: (id, status) => new IamAccessKey(stack, id, { user: user.name, status }),
  });
}
