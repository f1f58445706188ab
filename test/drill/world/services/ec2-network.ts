import {
  DescribeAddressesCommand,
  EC2Client,
  paginateDescribeFlowLogs,
  paginateDescribeInternetGateways,
  paginateDescribeNetworkAcls,
  paginateDescribeNetworkInterfaces,
  paginateDescribeRouteTables,
  paginateDescribeSecurityGroups,
  paginateDescribeSubnets,
  paginateDescribeVpcEndpoints,
  paginateDescribeVpcPeeringConnections,
  paginateDescribeVpcs,
} from '@aws-sdk/client-ec2';
import { listed } from '../../../../commands/aws/facts/paging';
import { byId, type Service } from '../place';

export const network: Service = ({ sdk }) => {
  const client = new EC2Client(sdk);
  const acls = () => listed(paginateDescribeNetworkAcls({ client }, {}), (page) => page.NetworkAcls);
  return {
    vpc: async () => byId(await listed(paginateDescribeVpcs({ client }, {}), (page) => page.Vpcs), (vpc) => vpc.VpcId),
    subnet: async () =>
      byId(await listed(paginateDescribeSubnets({ client }, {}), (page) => page.Subnets), (subnet) => subnet.SubnetId),
    'route table': async () =>
      byId(
        await listed(paginateDescribeRouteTables({ client }, {}), (page) => page.RouteTables),
        (table) => table.RouteTableId,
      ),
    'internet gateway': async () =>
      byId(
        await listed(paginateDescribeInternetGateways({ client }, {}), (page) => page.InternetGateways),
        (gateway) => gateway.InternetGatewayId,
      ),
    'VPC endpoint': async () =>
      byId(
        await listed(paginateDescribeVpcEndpoints({ client }, {}), (page) => page.VpcEndpoints),
        (endpoint) => endpoint.VpcEndpointId,
      ),
    'VPC peering': async () =>
      byId(
        await listed(paginateDescribeVpcPeeringConnections({ client }, {}), (page) => page.VpcPeeringConnections),
        (peering) => peering.VpcPeeringConnectionId,
      ),
    interface: async () =>
      byId(
        await listed(paginateDescribeNetworkInterfaces({ client }, {}), (page) => page.NetworkInterfaces),
        (each) => each.NetworkInterfaceId,
      ),
    'security group': async () =>
      byId(
        await listed(paginateDescribeSecurityGroups({ client }, {}), (page) => page.SecurityGroups),
        (group) => group.GroupId,
      ),
    NACL: async () =>
      byId(
        (await acls()).map(({ Associations: _bySubnet, ...acl }) => acl),
        (acl) => acl.NetworkAclId,
      ),
    /**
     * AWS gives an association another id whenever it is replaced, so that nobody can put the first one back: only which NACL
     * a subnet has means anything. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReplaceNetworkAclAssociation.html
     */
    'NACL of the subnet': async () =>
      byId(
        (await acls()).flatMap(({ Associations = [] }) =>
          Associations.map(({ SubnetId, NetworkAclId }) => ({ SubnetId, NetworkAclId })),
        ),
        ({ SubnetId }) => SubnetId,
      ),
    'flow log': async () =>
      byId(await listed(paginateDescribeFlowLogs({ client }, {}), (page) => page.FlowLogs), (log) => log.FlowLogId),
    address: async () =>
      byId(
        (await client.send(new DescribeAddressesCommand({}))).Addresses,
        (address) => address.AllocationId ?? address.PublicIp,
      ),
  };
};
