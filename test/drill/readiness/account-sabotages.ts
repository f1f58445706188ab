import {
  AuthorizeSecurityGroupIngressCommand,
  CreateVpcCommand,
  DeleteVpcCommand,
  DescribeSecurityGroupsCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import { ISOLATION } from '../../../stacks/aws/prepare/account-region/vpc-isolation';
import type { Sabotage, Saboteur } from './sabotage';

const REGION = 'us-east-1';
const ANYWHERE = [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }];

/** Of the networks of member accounts. */
export function accountSabotages(by: Saboteur): Sabotage[] {
  const payments = async () => (await by.in('payments')).ec2(REGION);
  const web = async () => (await by.in('web')).ec2(REGION);
  const isolation = async () => {
    const Filters = [{ Name: 'group-name', Values: [ISOLATION.isolation] }];
    const { SecurityGroups: groups } = await (await web()).send(new DescribeSecurityGroupsCommand({ Filters }));
    return { GroupId: groups?.[0]?.GroupId, IpPermissions: ANYWHERE };
  };
  let vpc: string | undefined;

  return [
    {
      name: 'a VPC is made that nobody records',
      names: /^flow-logs payments us-east-1: VPC \S+ has no flow log/,
      do: async () => {
        const { Vpc: made } = await (await payments()).send(new CreateVpcCommand({ CidrBlock: '10.99.0.0/16' }));
        vpc = made?.VpcId;
      },
      undo: async () => (await payments()).send(new DeleteVpcCommand({ VpcId: vpc })),
    },
    {
      name: 'the isolation group lets HTTPS in',
      names: /^isolation web us-east-1: group firebreak-isolation .* has a rule/,
      do: async () => (await web()).send(new AuthorizeSecurityGroupIngressCommand(await isolation())),
      undo: async () => (await web()).send(new RevokeSecurityGroupIngressCommand(await isolation())),
    },
  ];
}
