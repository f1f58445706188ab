import { DescribeAutoScalingInstancesCommand } from '@aws-sdk/client-auto-scaling';
import { paginateDescribeInstances, type Instance } from '@aws-sdk/client-ec2';
import { GetInstanceProfileCommand } from '@aws-sdk/client-iam';
import { CommandError } from '../../cli/exit';
import { dnsRuleGroup } from './dns';
import type { InstanceFacts, Region } from './facts';
import { isIsolationGroup } from './isolation';
import { classicLoadBalancersOf, targetGroupsOf } from './load-balancers';
import { listed } from './paging';
import type { Responder } from './responder';
import { subnetFacts } from './subnets';

/**
 * Finds an instance in one of the regions.
 *
 * @throws CommandError when it is in none, or terminated, or outside a VPC.
 */
export async function instanceFacts(
  id: string,
  regions: readonly Region[],
  responder: Responder,
): Promise<InstanceFacts> {
  const places = await Promise.all(
    regions.map(async (region) => {
      const instance = await instanceIn(region, id, responder);
      return instance ? [{ region, instance }] : [];
    }),
  );
  const [place] = places.flat();
  if (!place) {
    throw new CommandError(
      `there is no instance ${id} in account ${responder.accountId}, in ${regions.join(', ')}`,
      'check the id, the account (--aws) and the region (--region; without it, the regions of the estate)',
    );
  }
  const { region, instance } = place;
  const interfaces = interfacesOf(instance);
  if (!instance.VpcId || interfaces.length === 0) {
    const state = instance.State?.Name ?? 'unknown';
    throw new CommandError(
      `instance ${id} has no network interface: its state is ${state}`,
      'nothing is left to isolate; contain its role, and ask the evidence custodian for snapshots of its volumes',
    );
  }
  const subnetIds = [...new Set(interfaces.map(({ subnet }) => subnet))];
  const [subnets, role, autoScalingGroup, targetGroups, classicLoadBalancers, ruleGroup] = await Promise.all([
    Promise.all(subnetIds.map((subnet) => subnetFacts(subnet, id, region, responder))),
    roleOf(instance, responder),
    autoScalingGroupOf(id, region, responder),
    targetGroupsOf(instance, region, responder),
    classicLoadBalancersOf(id, region, responder),
    dnsRuleGroup(region, responder),
  ]);
  return {
    id,
    region,
    vpc: instance.VpcId,
    interfaces,
    acls: subnets.map(({ acl }) => acl),
    quarantinedSubnets: subnets.filter(({ quarantined }) => quarantined).map(({ acl }) => acl.subnet),
    isolated: (instance.NetworkInterfaces ?? []).some(({ Groups: groups = [] }) =>
      groups.some(({ GroupName: name }) => isIsolationGroup(name)),
    ),
    dnsRuleGroup: ruleGroup,
    volumes: (instance.BlockDeviceMappings ?? []).flatMap(({ Ebs: ebs }) => ebs?.VolumeId ?? []),
    role,
    autoScalingGroup,
    targetGroups,
    classicLoadBalancers,
  };
}

/** Every network interface with its groups as they are. */
export function interfacesOf(instance: Instance): InstanceFacts['interfaces'] {
  return (instance.NetworkInterfaces ?? []).map((card) => ({
    id: card.NetworkInterfaceId ?? '',
    subnet: card.SubnetId ?? '',
    groups: (card.Groups ?? []).flatMap(({ GroupId: group }) => group ?? []),
  }));
}

/** Undefined when the region has no such instance. */
export async function instanceIn(region: string, id: string, responder: Responder): Promise<Instance | undefined> {
  const filters = [{ Name: 'instance-id', Values: [id] }]; // asking by id fails where there is none
  const pages = paginateDescribeInstances({ client: responder.ec2(region) }, { Filters: filters });
  return (await listed(pages, (page) => page.Reservations)).flatMap(({ Instances: all = [] }) => all)[0];
}

async function roleOf(instance: Instance, responder: Responder): Promise<string | undefined> {
  const profile = instance.IamInstanceProfile?.Arn?.split('/').pop();
  if (!profile) return undefined;
  try {
    const { InstanceProfile: found } = await responder
      .iam()
      .send(new GetInstanceProfileCommand({ InstanceProfileName: profile }));
    return found?.Roles?.[0]?.RoleName;
  } catch (error) {
    if ((error as Error).name === 'NoSuchEntityException') return undefined; // deleted: the instance has no credentials
    throw error;
  }
}

async function autoScalingGroupOf(id: string, region: string, responder: Responder): Promise<string | undefined> {
  const { AutoScalingInstances: found } = await responder
    .autoScaling(region)
    .send(new DescribeAutoScalingInstancesCommand({ InstanceIds: [id] }));
  return found?.[0]?.AutoScalingGroupName;
}
