import { DeleteTrailCommand, StopLoggingCommand } from '@aws-sdk/client-cloudtrail';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateKeyPairCommand,
  DeleteFlowLogsCommand,
  DescribeFlowLogsCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcsCommand,
  DisableEbsEncryptionByDefaultCommand,
} from '@aws-sdk/client-ec2';
import { DeleteDetectorCommand } from '@aws-sdk/client-guardduty';
import {
  AttachRolePolicyCommand,
  CreateAccessKeyCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { LeaveOrganizationCommand } from '@aws-sdk/client-organizations';
import type { Attempt } from './attempt';
import type { Organization } from './organization';

const REGION = 'eu-west-1';
const ANYONE = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }],
});

/** What an administrator of a member account tries, to blind and to unseat the responders. */
export async function intruderAttempts(organization: Organization): Promise<Attempt[]> {
  const { intruder, accounts } = organization;
  const trail = `arn:aws:cloudtrail:${REGION}:${accounts.management}:trail/firebreak`;
  const iam = intruder.iam();
  const ec2 = intruder.ec2(REGION);
  const { FlowLogs: flowLogs } = await ec2.send(new DescribeFlowLogsCommand({}));
  const { SecurityGroups: groups } = await ec2.send(
    new DescribeSecurityGroupsCommand({ Filters: [{ Name: 'group-name', Values: ['firebreak-isolation'] }] }),
  );
  const isolation = groups?.[0]?.GroupId;
  const refused = (what: string, call: () => Promise<unknown>): Attempt => ({
    who: 'the intruder',
    what,
    expect: 'refused',
    call,
  });
  return [
    // Without this the intruder might be refused everything, and the refusals below would prove nothing.
    {
      who: 'the intruder',
      what: 'still use the account',
      expect: 'allowed',
      call: () => ec2.send(new DescribeVpcsCommand({})),
    },
    refused('stop the organisation trail', () =>
      intruder.cloudtrail(REGION).send(new StopLoggingCommand({ Name: trail })),
    ),
    refused('delete the organisation trail', () =>
      intruder.cloudtrail(REGION).send(new DeleteTrailCommand({ Name: trail })),
    ),
    refused('delete flow logs', () =>
      ec2.send(new DeleteFlowLogsCommand({ FlowLogIds: [flowLogs?.[0]?.FlowLogId ?? ''] })),
    ),
    refused('switch default encryption off', () => ec2.send(new DisableEbsEncryptionByDefaultCommand({}))),
    refused('open the isolation group', () =>
      ec2.send(
        new AuthorizeSecurityGroupIngressCommand({
          GroupId: isolation,
          IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
        }),
      ),
    ),
    refused('delete a GuardDuty detector', () =>
      intruder.guardduty(REGION).send(new DeleteDetectorCommand({ DetectorId: '12abc34d567e8fa901bc2d34e56789f0' })),
    ),
    refused('delete the responder role', () => iam.send(new DeleteRoleCommand({ RoleName: 'FirebreakResponder' }))),
    refused('change who may become a responder', () =>
      iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'FirebreakResponder', PolicyDocument: ANYONE })),
    ),
    refused('empower the investigator role', () =>
      iam.send(
        new AttachRolePolicyCommand({
          RoleName: 'FirebreakInvestigator',
          PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
        }),
      ),
    ),
    refused('plant a role among the exempt ones', () =>
      iam.send(
        new CreateRoleCommand({ RoleName: 'FirebreakDeputy', Path: '/firebreak/', AssumeRolePolicyDocument: ANYONE }),
      ),
    ),
    refused('plant a role that looks like StackSets', () =>
      iam.send(
        new CreateRoleCommand({ RoleName: 'stacksets-exec-0123456789abcdef', AssumeRolePolicyDocument: ANYONE }),
      ),
    ),
    refused('become a responder', () =>
      intruder.assume(`arn:aws:iam::${accounts.payments}:role/firebreak/FirebreakResponder`),
    ),
    refused('become break-glass', () =>
      intruder.assume(`arn:aws:iam::${accounts.payments}:role/firebreak/FirebreakBreakGlass`),
    ),
    refused('leave the organisation', () => intruder.organizations().send(new LeaveOrganizationCommand({}))),
    refused('make another access key', () => iam.send(new CreateAccessKeyCommand({ UserName: 'ci-deploy' }))),
    refused('make a key pair', () => ec2.send(new CreateKeyPairCommand({ KeyName: 'mine' }))),
  ];
}
