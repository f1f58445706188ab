import { NetworkInterface } from '@cdktf/provider-aws/lib/network-interface';
import { keepContained } from '../../../../policies/aws/containment/keep-contained';
import { denyUnless } from '../../../../policies/aws/guardrails/exempt-roles';
import type { AwsTargets } from '../../../incident/aws-targets';
import { ISOLATION } from '../../prepare/account-region/vpc-isolation';
import { address } from '../../../containment/address';
import type { ContainmentStack } from '../containment-stack';
import { keeps, type Contained, type TargetKind } from '../target-kind';
import { blockDns } from './vpc-dns';
import { preparedGroup } from './prepared';
import { quarantineSubnet } from './subnets';

type Instance = AwsTargets['instances'][number];

/**
 * EC2 instances: every interface on the isolation group alone, kept running, kept as they are.
 *
 * Groups are set for each interface: for an instance with several, AWS takes no other call. With `severed`, the file's `step`
 * says whether the interfaces are on the untracked group, for seconds, or on the isolation group. What an instance may do in
 * AWS is a matter of its role: list it.
 */
export const instances: TargetKind = {
  scp: (contained) => {
    const { account, targets, responders } = contained;
    if (!keeps(contained) || targets.instances.length === 0) return [];
    const resources = targets.instances.flatMap((instance) => arnsOf(account.id, instance));
    return [
      keepContained({ sid: 'KeepInstances', service: 'ec2', resources: [...new Set(resources)], responders }),
      // By its service-linked role, which no SCP binds, a group of theirs would terminate the instance.
      denyUnless(responders, { sid: 'KeepOutOfGroups', action: ['autoscaling:AttachInstances'] }),
    ];
  },
  isolation: {
    regions: ({ instances: found }) => found.map(({ region }) => region),
    build: (stack, contained, region) => {
      for (const instance of contained.targets.instances.filter((candidate) => candidate.region === region)) {
        for (const networkInterface of instance.interfaces) isolate(stack, contained, instance, networkInterface);
        if (instance.isolation === 'nacl') {
          for (const acl of instance.acls) quarantineSubnet(stack, contained, instance, acl);
        }
        if (instance.dns) blockDns(stack, contained, instance.vpc, instance.dns);
      }
    },
  },
};

function arnsOf(account: string, { region, id, interfaces, volumes, isolation, acls }: Instance): string[] {
  const arn = (type: string, resource: string) => `arn:aws:ec2:${region}:${account}:${type}/${resource}`;
  return [
    arn('instance', id),
    ...interfaces.map((found) => arn('network-interface', found.id)),
    ...volumes.map((volume) => arn('volume', volume)),
    ...(isolation === 'nacl' ? acls.map(({ subnet }) => arn('subnet', subnet)) : []),
  ];
}

function isolate(
  stack: ContainmentStack,
  contained: Contained,
  instance: Instance,
  { id: interfaceId, subnet, groups }: Instance['interfaces'][number],
): void {
  const group = instance.isolation === 'severed' && instance.step === 'convert' ? 'untracked' : 'isolation';
  stack.borrow({
    type: NetworkInterface.tfResourceType,
    id: address('interface', interfaceId),
    thing: `interface ${interfaceId}`,
    importId: interfaceId,
    argument: 'security_groups',
    original: groups,
    contained: () => [preparedGroup(stack, contained, ISOLATION[group], instance)],
    adopt: (id, securityGroups) => new NetworkInterface(stack, id, { subnetId: subnet, securityGroups }),
  });
}
