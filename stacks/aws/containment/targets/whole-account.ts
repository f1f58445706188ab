import { DataAwsOrganizationsPolicies } from '@cdktf/provider-aws/lib/data-aws-organizations-policies';
import { DataAwsOrganizationsPolicy } from '@cdktf/provider-aws/lib/data-aws-organizations-policy';
import { OrganizationsPolicyAttachment } from '@cdktf/provider-aws/lib/organizations-policy-attachment';
import { TerraformIterator } from 'cdktf';
import { QUARANTINE_ACCOUNT } from '../../prepare/guardrails/guardrail-policies';
import { address } from '../../../containment/address';
import type { ContainmentStack } from '../containment-stack';
import { POLICY_TYPE, type PolicyKind } from '../organization-policy';
import type { TargetKind } from '../target-kind';

/**
 * The whole account, by the staged policies. Release lifts them for everybody: sessions that must stay dead afterwards are
 * those of principals that the incident lists.
 */
export const wholeAccount: TargetKind = {
  quarantine: (stack, { incident, account, targets }) => {
    if (!targets.quarantine || incident.phase === 'close') return;
    stack.hold(`the quarantine of the account ${account.name}`);
    if (incident.phase !== 'contain') return;
    for (const [kind, name] of [
      ['SCP', QUARANTINE_ACCOUNT.principals],
      ['RCP', QUARANTINE_ACCOUNT.resources],
    ] as const) {
      new OrganizationsPolicyAttachment(stack, address('account', account.id, kind), {
        policyId: staged(stack, kind, name),
        targetId: account.id,
      });
    }
  },
};

/** Id of a staged policy. Organizations finds policies by id only; their names are unique within a type. */
function staged(stack: ContainmentStack, kind: PolicyKind, name: string): string {
  const id = `staged-${kind}`;
  if (!stack.node.tryFindChild(id)) {
    const all = new DataAwsOrganizationsPolicies(stack, `every-${kind}`, { filter: POLICY_TYPE[kind] });
    new DataAwsOrganizationsPolicy(stack, id, {
      forEach: TerraformIterator.fromList(all.ids),
      policyId: '${each.value}',
    });
  }
  const policies = `data.${DataAwsOrganizationsPolicy.tfResourceType}.${id}`;
  return `\${one([for policy in ${policies} : policy.id if policy.name == "${name}"])}`;
}
