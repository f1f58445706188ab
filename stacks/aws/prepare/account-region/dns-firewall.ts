import { Route53ResolverFirewallDomainList } from '@cdktf/provider-aws/lib/route53-resolver-firewall-domain-list';
import { Route53ResolverFirewallRule } from '@cdktf/provider-aws/lib/route53-resolver-firewall-rule';
import { Route53ResolverFirewallRuleGroup } from '@cdktf/provider-aws/lib/route53-resolver-firewall-rule-group';
import { Construct } from 'constructs';

/** Name of the staged rule group; containment finds it by it. */
export const DNS_DENY_ALL = 'firebreak-deny-all';

/**
 * A DNS Firewall rule group that blocks every name, waiting: associated with no VPC.
 *
 * No security group or NACL filters the VPC's resolver, so an isolated instance could still leak data in DNS queries.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
export class DnsFirewall extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const everything = new Route53ResolverFirewallDomainList(this, 'everything', {
      name: 'firebreak-everything',
      domains: ['*.'],
    });
    const group = new Route53ResolverFirewallRuleGroup(this, 'deny-all', { name: DNS_DENY_ALL });
    new Route53ResolverFirewallRule(this, 'block', {
      name: 'firebreak-block-everything',
      firewallRuleGroupId: group.id,
      firewallDomainListId: everything.id,
      priority: 1,
      action: 'BLOCK',
      // Not NXDOMAIN: caches may then hold everything beneath a name for absent after the release (RFC 8020), and some
      // malware takes "no such domain" as the sign to destroy itself and its traces.
      blockResponse: 'NODATA',
    });
  }
}
