import {
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import type { Organization } from '../organization';

const DEPLOYMENT_ROLE = 'OrganizationAccountAccessRole';

/**
 * Deletes the default VPC of every account in these regions: nobody uses them, and a network that nobody uses is one that
 * nobody watches. Readiness asks for flow logs on every VPC that exists.
 */
export async function deleteDefaultVpcs(
  { accounts, deployer }: Organization,
  regions: readonly string[],
): Promise<void> {
  for (const [name, id] of Object.entries(accounts)) {
    const role = `arn:aws:iam::${id}:role/${DEPLOYMENT_ROLE}`;
    const administrator = name === 'management' ? deployer : await deployer.assume(role);
    for (const region of regions) await deleteDefaultVpc(administrator.ec2(region));
  }
}

async function deleteDefaultVpc(ec2: EC2Client): Promise<void> {
  const { Vpcs: vpcs = [] } = await ec2.send(
    new DescribeVpcsCommand({ Filters: [{ Name: 'is-default', Values: ['true'] }] }),
  );
  for (const { VpcId } of vpcs) {
    const { Subnets: subnets = [] } = await ec2.send(
      new DescribeSubnetsCommand({ Filters: [{ Name: 'vpc-id', Values: [VpcId ?? ''] }] }),
    );
    for (const { SubnetId } of subnets) await ec2.send(new DeleteSubnetCommand({ SubnetId }));
    await ec2.send(new DeleteVpcCommand({ VpcId }));
  }
}
