import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { IamUserPolicy } from '@cdktf/provider-aws/lib/iam-user-policy';
import { IamUserPolicyAttachment } from '@cdktf/provider-aws/lib/iam-user-policy-attachment';
import { DENY_ALL_POLICY } from '../../../../policies/aws/containment/deny-all';
import { policyJson } from '../../../policy-json';
import { IAM_PATH } from '../../names';
import { address } from '../../../containment/address';
import type { ContainmentStack } from '../containment-stack';
import { inlinePolicy, type Measures } from '../measures';
import type { Contained } from '../target-kind';

interface Inline {
  readonly name: string;
  readonly policy: string;
  readonly lifecycle: { readonly createBeforeDestroy: boolean };
}

/** Users and roles have resources of their own, for the same two calls. */
const RESOURCES = {
  user: {
    inline: (stack: ContainmentStack, id: string, user: string, rest: Inline) =>
      new IamUserPolicy(stack, id, { user, ...rest }),
    managed: (stack: ContainmentStack, id: string, user: string, policyArn: string) =>
      new IamUserPolicyAttachment(stack, id, { user, policyArn }),
  },
  role: {
    inline: (stack: ContainmentStack, id: string, role: string, rest: Inline) =>
      new IamRolePolicy(stack, id, { role, ...rest }),
    managed: (stack: ContainmentStack, id: string, role: string, policyArn: string) =>
      new IamRolePolicyAttachment(stack, id, { role, policyArn }),
  },
};

/** What IAM is told of one user or role: an inline policy, the staged managed one, or nothing. */
export function denyInIam(
  stack: ContainmentStack,
  { incident, account }: Contained,
  kind: keyof typeof RESOURCES,
  who: string,
  { inline, managed }: Measures,
): void {
  const id = address(kind, who);
  if (inline) {
    const { name, document } = inlinePolicy(incident, inline);
    const policy = policyJson(document);
    // Between containment and release no moment without a denial.
    RESOURCES[kind].inline(stack, id, who, { name, policy, lifecycle: { createBeforeDestroy: true } });
  }
  if (managed) {
    stack.hold(`the managed denial of the ${kind} ${who} in ${account.name}`);
    RESOURCES[kind].managed(stack, id, who, `arn:aws:iam::${account.id}:policy${IAM_PATH}${DENY_ALL_POLICY}`);
  }
}
