import { paginateDescribeFlowLogs, type EC2Client } from '@aws-sdk/client-ec2';
import {
  DisassociateFirewallRuleGroupCommand,
  paginateListFirewallRuleGroupAssociations,
  type Route53ResolverClient,
} from '@aws-sdk/client-route53resolver';
import { INCIDENT_TAG } from '../../../policies/aws/incident-tag';
import { listed } from '../facts/paging';
import type { Trace } from '../../terraform/traces/trace';

/** The DNS Firewall rule group that an incident put on a VPC. Its name is the incident's (vpc-dns.ts). */
export async function blockedDns(incident: string, vpc: string, client: Route53ResolverClient): Promise<Trace[]> {
  const type = 'aws_route53_resolver_firewall_rule_group_association';
  const pages = paginateListFirewallRuleGroupAssociations({ client }, { VpcId: vpc });
  const found = await listed(pages, (page) => page.FirewallRuleGroupAssociations);
  return found
    .filter(({ Name: name, Status: status }) => name === `firebreak-${incident}` && status !== 'DELETING')
    .map(({ Id: id = '' }) => ({
      type,
      id,
      what: `DNS block ${id} of ${vpc}`,
      unique: true,
      isDeclared: ({ type: other, arguments: { vpc_id: of } }) => other === type && of === vpc,
      remove: () => client.send(new DisassociateFirewallRuleGroupCommand({ FirewallRuleGroupAssociationId: id })),
    }));
}

/** The flow logs by which an incident records VPCs: evidence. AWS takes no second one like the first. */
export async function flowLogs(incident: string, vpcs: readonly string[], client: EC2Client): Promise<Trace[]> {
  if (vpcs.length === 0) return [];
  const type = 'aws_flow_log';
  const Filter = [
    { Name: 'resource-id', Values: [...vpcs] },
    { Name: 'tag:incident', Values: [incident] },
    { Name: `tag:${INCIDENT_TAG.key}`, Values: [INCIDENT_TAG.evidence] },
  ];
  const found = await listed(paginateDescribeFlowLogs({ client }, { Filter }), (page) => page.FlowLogs);
  return found.map(({ FlowLogId: id = '', ResourceId: vpc = '' }) => ({
    type,
    id,
    what: `flow log ${id} of ${vpc}`,
    unique: true,
    isDeclared: ({ type: other, arguments: { vpc_id: of } }) => other === type && of === vpc,
  }));
}
