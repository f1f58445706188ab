import { IamAccessKey } from '@cdktf/provider-aws/lib/iam-access-key';
import { IamUserPolicy } from '@cdktf/provider-aws/lib/iam-user-policy';
import { IamUserPolicyAttachment } from '@cdktf/provider-aws/lib/iam-user-policy-attachment';
import { anyPath } from '../../../../policies/aws/containment/deny-principals';
import type { AwsTargets } from '../../../incident/aws-targets';
import { policyJson } from '../../../policy-json';
import { address } from '../address';
import type { ContainmentStack } from '../containment-stack';
import { inlinePolicy, measures } from '../measures';
import type { Contained, TargetKind } from '../target-kind';
import { denials } from './principals';
import { denyAllArn, iamOf } from './iam';

type User = AwsTargets['users'][number];

/**
 * IAM users with their access keys.
 *
 * The console is blocked by the denial: whoever signs in sees errors only. The password is not touched, because what is
 * deleted of a login profile nobody can give back.
 */
export const users: TargetKind = {
  scp: (contained) =>
    denials(
      'ContainUsers',
      contained,
      contained.targets.users.map((user) => ({
        denied: { arns: anyPath(contained.account.id, 'user', user.name) },
        denial: measuresOf(contained, user).scp,
      })),
    ),
  identities: {
    concerns: ({ users: found }) => found.length > 0,
    build: (stack, contained) => {
      for (const user of contained.targets.users) {
        deny(stack, contained, user);
        for (const key of user.accessKeys) switchOff(stack, contained, user, key);
      }
    },
  },
};

function measuresOf(contained: Contained, { name, denial }: User) {
  return measures(contained.incident, { control: 'deny', iam: iamOf(contained, name, denial) });
}

function deny(stack: ContainmentStack, contained: Contained, user: User): void {
  const { inline, managed } = measuresOf(contained, user);
  if (inline) {
    const { name, document } = inlinePolicy(contained.incident, inline);
    new IamUserPolicy(stack, address('user', user.name), {
      user: user.name,
      name,
      policy: policyJson(document),
      lifecycle: { createBeforeDestroy: true }, // between containment and release no moment without a denial
    });
  }
  if (managed) {
    stack.hold(`the managed denial of the user ${user.name} in ${contained.account.name}`);
    new IamUserPolicyAttachment(stack, address('user', user.name), {
      user: user.name,
      policyArn: denyAllArn(contained),
    });
  }
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
