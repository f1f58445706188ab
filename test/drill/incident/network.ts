import {
  AttachNetworkInterfaceCommand,
  CreateNetworkAclCommand,
  CreateNetworkInterfaceCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  DescribeNetworkAclsCommand,
  ReplaceNetworkAclAssociationCommand,
  RunInstancesCommand,
  type EC2Client,
  type Instance,
} from '@aws-sdk/client-ec2';

export async function subnet(ec2: EC2Client, vpc: string, cidr: string): Promise<string> {
  const { Subnet: made } = await ec2.send(new CreateSubnetCommand({ VpcId: vpc, CidrBlock: cidr }));
  return made?.SubnetId ?? '';
}

export async function securityGroup(ec2: EC2Client, vpc: string, name: string): Promise<string> {
  const made = await ec2.send(new CreateSecurityGroupCommand({ VpcId: vpc, GroupName: name, Description: name }));
  return made.GroupId ?? '';
}

export async function instance(ec2: EC2Client, subnetId: string, groups: readonly string[]): Promise<string> {
  const made = await ec2.send(
    new RunInstancesCommand({
      ImageId: 'ami-12c6146b', // one that the emulator knows
      MinCount: 1,
      MaxCount: 1,
      SubnetId: subnetId,
      SecurityGroupIds: [...groups],
      BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { VolumeSize: 8 } }],
    }),
  );
  const [first] = (made.Instances ?? []) as Instance[];
  return first?.InstanceId ?? '';
}

export async function secondInterface(
  ec2: EC2Client,
  instanceId: string,
  subnetId: string,
  group: string,
): Promise<void> {
  const { NetworkInterface: made } = await ec2.send(
    new CreateNetworkInterfaceCommand({ SubnetId: subnetId, Groups: [group], Description: 'second' }),
  );
  await ec2.send(
    new AttachNetworkInterfaceCommand({
      DeviceIndex: 1,
      InstanceId: instanceId,
      NetworkInterfaceId: made?.NetworkInterfaceId ?? '',
    }),
  );
}

/** A NACL that is not the VPC's default: what release must give back. */
export async function ownAcl(ec2: EC2Client, vpc: string, subnetId: string): Promise<void> {
  const { NetworkAcl: acl } = await ec2.send(new CreateNetworkAclCommand({ VpcId: vpc }));
  const { NetworkAcls: now } = await ec2.send(
    new DescribeNetworkAclsCommand({ Filters: [{ Name: 'association.subnet-id', Values: [subnetId] }] }),
  );
  const association = now?.[0]?.Associations?.find(({ SubnetId: id }) => id === subnetId);
  await ec2.send(
    new ReplaceNetworkAclAssociationCommand({
      AssociationId: association?.NetworkAclAssociationId,
      NetworkAclId: acl?.NetworkAclId,
    }),
  );
}
