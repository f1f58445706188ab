import { keepContained } from '../../../../policies/aws/containment/keep-contained';
import { policyDocument } from '../../../../policies/document';
import { decide } from '../../../support/simulate';

const ec2 = (rest: string) => `arn:aws:ec2:eu-west-1:444444444444:${rest}`;
const role = (name: string) => `arn:aws:iam::444444444444:role/${name}`;
const RESPONDER = role('firebreak/FirebreakResponder');
const CONTAINED = [
  ec2('instance/i-0a1b2c3d4e5f60718'),
  ec2('network-interface/eni-0a1b2c3d4e5f60718'),
  ec2('volume/vol-0a1b2c3d4e5f60718'),
  ec2('subnet/subnet-0a1b2c3d4e5f60718'),
];
const [INSTANCE = '', INTERFACE = '', VOLUME = '', SUBNET = ''] = CONTAINED;
const EC2 = policyDocument(
  keepContained({ sid: 'Keep', service: 'ec2', resources: CONTAINED, responders: [RESPONDER] }),
);
const DATABASE = 'arn:aws:rds:eu-west-1:444444444444:db:orders';
const RDS = policyDocument(
  keepContained({ sid: 'Keep', service: 'rds', resources: [DATABASE], responders: [RESPONDER] }),
);
const scps = [[EC2, RDS]];

it('reads', () => expect([EC2, RDS]).toMatchSnapshot());

const CHANGES: [action: string, resource: string][] = [
  ['ec2:TerminateInstances', INSTANCE],
  ['ec2:StopInstances', INSTANCE],
  ['ec2:RebootInstances', INSTANCE],
  ['ec2:ModifyInstanceAttribute', INSTANCE],
  ['ec2:AssociateIamInstanceProfile', INSTANCE],
  ['ec2:AttachNetworkInterface', INSTANCE],
  ['ec2:ModifyNetworkInterfaceAttribute', INTERFACE],
  ['ec2:DetachNetworkInterface', INSTANCE],
  ['ec2:DeleteVolume', VOLUME],
  ['ec2:DetachVolume', VOLUME],
  ['ec2:ReplaceNetworkAclAssociation', SUBNET],
  ['rds:ModifyDBInstance', DATABASE],
  ['rds:DeleteDBInstance', DATABASE],
];

it.each(CHANGES)('lets an administrator not do %s on %s', async (action, resource) => {
  expect(await decide({ principal: role('Admin'), action, resource, scps })).toBe('ExplicitlyDenied');
  expect(await decide({ principal: RESPONDER, action, resource, scps })).toBe('Allowed');
  expect(await decide({ principal: role('Admin'), action, resource })).toBe('Allowed'); // control
});

it.each([
  ['ec2:TerminateInstances', ec2('instance/i-0ffffffffffffffff')],
  ['ec2:ModifyNetworkInterfaceAttribute', ec2('network-interface/eni-0ffffffffffffffff')],
  ['ec2:CreateSnapshot', VOLUME],
  ['ec2:CreateSnapshots', INSTANCE],
  ['ec2:CreateImage', INSTANCE],
  ['ec2:RunInstances', SUBNET],
  ['rds:DeleteDBInstance', 'arn:aws:rds:eu-west-1:444444444444:db:other'],
  ['rds:CreateDBSnapshot', DATABASE],
])('leaves neighbours and capture alone: %s on %s', async (action, resource) => {
  expect(await decide({ principal: role('Admin'), action, resource, scps })).toBe('Allowed');
});
