import type { Instance } from '@aws-sdk/client-ec2';
import { paginateDescribeLoadBalancers } from '@aws-sdk/client-elastic-load-balancing';
import { DescribeTargetHealthCommand, paginateDescribeTargetGroups } from '@aws-sdk/client-elastic-load-balancing-v2';
import { listed } from './paging';
import type { Responder } from './responder';

/** More target groups than this in a VPC are not asked one by one: each is a call, and the API slows down. */
const ASKED_TARGET_GROUPS = 100;

/** ARNs of the target groups that an instance is registered in, by its id or an address. */
export async function targetGroupsOf(instance: Instance, region: string, responder: Responder): Promise<string[]> {
  const client = responder.loadBalancing(region);
  const groups = await listed(paginateDescribeTargetGroups({ client }, {}), (page) => page.TargetGroups);
  const near = groups.filter(({ VpcId: vpc }) => vpc === instance.VpcId).slice(0, ASKED_TARGET_GROUPS);
  const names = new Set([instance.InstanceId, ...addressesOf(instance)]);
  const registered: string[] = [];
  for (const { TargetGroupArn: arn } of near) {
    const { TargetHealthDescriptions: targets } = await client.send(
      new DescribeTargetHealthCommand({ TargetGroupArn: arn }),
    );
    if (arn && targets?.some(({ Target: target }) => names.has(target?.Id))) registered.push(arn);
  }
  return registered;
}

/** Names of the Classic Load Balancers that an instance is registered with; they say so themselves. */
export async function classicLoadBalancersOf(id: string, region: string, responder: Responder): Promise<string[]> {
  const pages = paginateDescribeLoadBalancers({ client: responder.classicLoadBalancing(region) }, {});
  const balancers = await listed(pages, (page) => page.LoadBalancerDescriptions);
  return balancers
    .filter(({ Instances: registered }) => registered?.some(({ InstanceId: other }) => other === id))
    .flatMap(({ LoadBalancerName: name }) => name ?? []);
}

function addressesOf(instance: Instance): string[] {
  return (instance.NetworkInterfaces ?? []).flatMap(({ PrivateIpAddresses: all = [] }) =>
    all.flatMap(({ PrivateIpAddress: address }) => address ?? []),
  );
}
