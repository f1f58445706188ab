import {
  ListFirewallDomainsCommand,
  ListFirewallRulesCommand,
  paginateListFirewallRuleGroups,
  type FirewallRule,
  type Route53ResolverClient,
} from '@aws-sdk/client-route53resolver';
import type { AwsAccount } from '../../../../stacks/aws/accounts';
import { DNS_DENY_ALL } from '../../../../stacks/aws/prepare/account-region/dns-firewall';
import { listed } from '../../facts/paging';
import { answer, fault, inEveryRegion, type Answer, type Check } from '../../../readiness/check';
import { STACKS } from '../declared/stack-names';
import { deploy } from '../fixes';
import type { Live } from '../live/live';

export const dnsBlock: Check = {
  id: 'dns-block',
  holds: () => 'the DNS rule group that blocks every name waits in every region with a VPC of the estate',
  questions: (live) => inEveryRegion(live, (account, region) => ruleGroup(account, region, live)),
};

async function ruleGroup(account: AwsAccount, region: string, live: Live): Promise<Answer> {
  if (!account.vpcs.some((vpc) => vpc.region === region)) return answer([]);
  const client = (await live.access.as('investigator', account.id)).resolver(region);
  const groups = await listed(paginateListFirewallRuleGroups({ client }, {}), (page) => page.FirewallRuleGroups);
  const group = groups.find(({ Name: name, OwnerId: owner }) => name === DNS_DENY_ALL && owner === account.id);
  const fix = deploy(STACKS.accountRegion(account, region));
  if (!group?.Id) return answer([fault(`there is no DNS rule group ${DNS_DENY_ALL}`, fix)]);
  const { FirewallRules: rules = [] } = await client.send(
    new ListFirewallRulesCommand({ FirewallRuleGroupId: group.Id }),
  );
  if (await blocksEverything(rules, client)) return answer([]);
  const what = rules.map(({ Name: name, Action: action }) => `${name ?? ''} ${action ?? ''}`).join(', ') || 'no rule';
  return answer([
    fault(`the DNS rule group ${DNS_DENY_ALL} (${group.Id}) does not block every name first: ${what}`, fix),
  ]);
}

/** Rules apply in the order of their priority, and the first that fits decides. */
async function blocksEverything(rules: readonly FirewallRule[], client: Route53ResolverClient): Promise<boolean> {
  const [first] = [...rules].sort((a, b) => (a.Priority ?? 0) - (b.Priority ?? 0));
  if (first?.Action !== 'BLOCK' || !first.FirewallDomainListId) return false;
  const { Domains: domains = [] } = await client.send(
    new ListFirewallDomainsCommand({ FirewallDomainListId: first.FirewallDomainListId }),
  );
  return domains.some((domain) => domain === '*.' || domain === '*');
}
