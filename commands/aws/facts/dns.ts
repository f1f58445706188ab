import {
  paginateListFirewallRuleGroups,
  paginateListTagsForResource,
  type FirewallRuleGroupMetadata,
} from '@aws-sdk/client-route53resolver';
import { OWNER_TAG } from '../../../stacks/aws/names';
import { DNS_DENY_ALL } from '../../../stacks/aws/prepare/account-region/dns-firewall';
import { listed } from './paging';
import type { Responder } from './responder';

/**
 * Id of the DNS Firewall rule group that waits in a region; undefined when none does.
 *
 * By its tag as well: names are not unique, one of another account may be shared, and only preparedness can put on the tag.
 */
export async function dnsRuleGroup(region: string, responder: Responder): Promise<string | undefined> {
  const client = responder.resolver(region);
  const all = await listed(paginateListFirewallRuleGroups({ client }, {}), (page) => page.FirewallRuleGroups);
  const named = all.filter(({ Name: name, OwnerId: owner }) => name === DNS_DENY_ALL && owner === responder.accountId);
  const isOurs = async ({ Arn: arn }: FirewallRuleGroupMetadata) => {
    const tags = await listed(paginateListTagsForResource({ client }, { ResourceArn: arn }), (page) => page.Tags);
    return tags.some(({ Key: key, Value: value }) => key === OWNER_TAG.key && value === OWNER_TAG.value);
  };
  const ours = await Promise.all(named.map(isOurs));
  return named.find((_, index) => ours[index])?.Id;
}
