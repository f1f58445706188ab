import { DescribeAutoScalingInstancesCommand } from '@aws-sdk/client-auto-scaling';
import {
  paginateDescribeInstances,
  paginateDescribeNetworkAcls,
  paginateDescribeNetworkInterfaces,
  type Instance,
} from '@aws-sdk/client-ec2';
import { DescribeTargetHealthCommand, paginateDescribeTargetGroups } from '@aws-sdk/client-elastic-load-balancing-v2';
import { GetInstanceProfileCommand } from '@aws-sdk/client-iam';
import { ISOLATION } from '../../stacks/aws/prepare/account-region/vpc-isolation';
import { CommandError } from '../cli/exit';
import type { InstanceFacts, Region } from './facts';
import { listed } from './paging';
import type { Responder } from './responder';

/** More target groups than this in a VPC are not asked one by one: each is a call, and the API slows down. */
const ASKED_TARGET_GROUPS = 100;

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
  const [acls, role, autoScalingGroup, targetGroups] = await Promise.all([
    aclsOf([...new Set(interfaces.map(({ subnet }) => subnet))], id, region, responder),
    roleOf(instance, responder),
    autoScalingGroupOf(id, region, responder),
    targetGroupsOf(instance, region, responder),
  ]);
  return {
    id,
    region,
    vpc: instance.VpcId,
    interfaces,
    acls,
    isolated: (instance.NetworkInterfaces ?? []).some(({ Groups: groups = [] }) =>
      groups.some(({ GroupName: name }) => name === ISOLATION.isolation || name === ISOLATION.untracked),
    ),
    volumes: (instance.BlockDeviceMappings ?? []).flatMap(({ Ebs: ebs }) => ebs?.VolumeId ?? []),
    role,
    autoScalingGroup,
    targetGroups,
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

async function aclsOf(
  subnets: readonly string[],
  id: string,
  region: string,
  responder: Responder,
): Promise<InstanceFacts['acls']> {
  return Promise.all(
    subnets.map(async (subnet) => {
      const filter = [{ Name: 'association.subnet-id', Values: [subnet] }];
      const pages = paginateDescribeNetworkAcls({ client: responder.ec2(region) }, { Filters: filter });
      const [acl] = await listed(pages, (page) => page.NetworkAcls);
      // By interface: an instance may reach into a subnet with its second one only.
      const inSubnet = [{ Name: 'subnet-id', Values: [subnet] }];
      const interfaces = await listed(
        paginateDescribeNetworkInterfaces({ client: responder.ec2(region) }, { Filters: inSubnet }),
        (page) => page.NetworkInterfaces,
      );
      const around = interfaces.flatMap(({ Attachment: attachment }) => attachment?.InstanceId ?? []);
      const neighbours = [...new Set(around)].filter((other) => other !== id);
      return { subnet, was: acl?.NetworkAclId ?? '', neighbours };
    }),
  );
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

async function targetGroupsOf(instance: Instance, region: string, responder: Responder): Promise<string[]> {
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

function addressesOf(instance: Instance): string[] {
  return (instance.NetworkInterfaces ?? []).flatMap(({ PrivateIpAddresses: all = [] }) =>
    all.flatMap(({ PrivateIpAddress: address }) => address ?? []),
  );
}
