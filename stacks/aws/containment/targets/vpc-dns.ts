import { Route53ResolverFirewallRuleGroupAssociation } from '@cdktf/provider-aws/lib/route53-resolver-firewall-rule-group-association';
import type { ContainmentStack } from '../containment-stack';
import type { Contained } from '../target-kind';

/**
 * Blocks every name for the whole VPC: nothing narrower filters its resolver.
 *
 * @param ruleGroup Id of the staged rule group. Terraform cannot look it up by name, as it can what else waits in a VPC.
 */
export function blockDns(stack: ContainmentStack, { incident }: Contained, vpc: string, ruleGroup: string): void {
  const id = `dns-${vpc}`;
  if (incident.phase === 'close' || stack.node.tryFindChild(id)) return; // another instance of the VPC
  stack.hold(`DNS of ${vpc}`);
  if (incident.phase !== 'contain') return;
  new Route53ResolverFirewallRuleGroupAssociation(stack, id, {
    name: `firebreak-${incident.id}`,
    vpcId: vpc,
    firewallRuleGroupId: ruleGroup,
    priority: 101, // the lowest that AWS leaves to customers: before everybody else's
  });
}
