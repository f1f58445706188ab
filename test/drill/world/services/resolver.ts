import { EC2Client, paginateDescribeVpcs } from '@aws-sdk/client-ec2';
import {
  GetFirewallConfigCommand,
  GetFirewallDomainListCommand,
  GetFirewallRuleGroupCommand,
  Route53ResolverClient,
  paginateListFirewallDomainLists,
  paginateListFirewallDomains,
  paginateListFirewallRuleGroupAssociations,
  paginateListFirewallRuleGroups,
  paginateListFirewallRules,
  paginateListResolverQueryLogConfigAssociations,
  paginateListResolverQueryLogConfigs,
} from '@aws-sdk/client-route53resolver';
import { listed } from '../../../../commands/aws/facts/paging';
import { byId, type Service } from '../place';

export const resolver: Service = ({ sdk }) => {
  const client = new Route53ResolverClient(sdk);
  return {
    'DNS rule group': async () =>
      byId(
        await listed(paginateListFirewallRuleGroups({ client }, {}), (page) => page.FirewallRuleGroups),
        (group) => group.Id,
        async ({ Id: FirewallRuleGroupId }) => ({
          ...(await client.send(new GetFirewallRuleGroupCommand({ FirewallRuleGroupId }))).FirewallRuleGroup,
          Rules: await listed(
            paginateListFirewallRules({ client }, { FirewallRuleGroupId }),
            (page) => page.FirewallRules,
          ),
        }),
      ),
    'DNS rule group association': async () =>
      byId(
        await listed(
          paginateListFirewallRuleGroupAssociations({ client }, {}),
          (page) => page.FirewallRuleGroupAssociations,
        ),
        (association) => association.Id,
      ),
    'DNS domain list': async () =>
      byId(
        await listed(paginateListFirewallDomainLists({ client }, {}), (page) => page.FirewallDomainLists),
        (list) => list.Id,
        async ({ Id: FirewallDomainListId }) => ({
          ...(await client.send(new GetFirewallDomainListCommand({ FirewallDomainListId }))).FirewallDomainList,
          Domains: await listed(
            paginateListFirewallDomains({ client }, { FirewallDomainListId }),
            (page) => page.Domains,
          ),
        }),
      ),
    /** By VPC, whether it was ever configured or not: a VPC that never was has no configuration to list, but the default. */
    'DNS firewall of the VPC': async () =>
      byId(
        await listed(paginateDescribeVpcs({ client: new EC2Client(sdk) }, {}), (page) =>
          page.Vpcs?.map(({ VpcId }) => ({ VpcId })),
        ),
        ({ VpcId }) => VpcId,
        async ({ VpcId: ResourceId }) => {
          const { FirewallConfig } = await client.send(new GetFirewallConfigCommand({ ResourceId }));
          return { FirewallFailOpen: FirewallConfig?.FirewallFailOpen };
        },
      ),
    'DNS query log': async () =>
      byId(
        await listed(paginateListResolverQueryLogConfigs({ client }, {}), (page) => page.ResolverQueryLogConfigs),
        (config) => config.Id,
      ),
    'DNS query log association': async () =>
      byId(
        await listed(
          paginateListResolverQueryLogConfigAssociations({ client }, {}),
          (page) => page.ResolverQueryLogConfigAssociations,
        ),
        (association) => association.Id,
      ),
  };
};
