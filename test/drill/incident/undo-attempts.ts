import {
  DeleteSnapshotCommand,
  DescribeInstancesCommand,
  DescribeNetworkAclsCommand,
  DescribeSnapshotsCommand,
  ModifyNetworkInterfaceAttributeCommand,
  ReplaceNetworkAclAssociationCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import {
  DeleteUserPolicyCommand,
  ListUsersCommand,
  UpdateAccessKeyCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-iam';
import { UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { Attempt } from '../attempt';
import type { Principal } from '../clients';
import type { Organization } from '../organization';
import type { Workload } from './workload';

const HOME = 'eu-west-1';

/** How an administrator of the contained account tries to undo the containment, or to destroy evidence. */
export async function undoAttempts(
  id: string,
  { intruder, accounts }: Organization,
  workload: Workload,
): Promise<Attempt[]> {
  const { operator, shop, batch } = workload;
  const ec2 = operator.ec2(HOME);
  const { Reservations: found } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [shop, batch] }));
  const instance = (wanted: string) =>
    found?.flatMap(({ Instances: all = [] }) => all).find(({ InstanceId: one }) => one === wanted);
  const networkInterface = instance(shop)?.NetworkInterfaces?.[0]?.NetworkInterfaceId;
  const { NetworkAcls: acls } = await ec2.send(new DescribeNetworkAclsCommand({}));
  const associated = acls
    ?.flatMap(({ Associations: all = [] }) => all)
    .find(({ SubnetId: subnet }) => subnet === instance(batch)?.SubnetId);
  const { Snapshots: snapshots } = await ec2.send(
    new DescribeSnapshotsCommand({ OwnerIds: ['self'], Filters: [{ Name: 'tag:incident', Values: [id] }] }),
  );
  const attempt = (what: string, expect: Attempt['expect'], call: () => Promise<unknown>): Attempt => ({
    who: 'an administrator of the contained account',
    what,
    expect,
    call,
  });
  return [
    attempt('give an isolated interface its group back', 'refused', () =>
      ec2.send(
        new ModifyNetworkInterfaceAttributeCommand({
          NetworkInterfaceId: networkInterface,
          Groups: [workload.shopGroup],
        }),
      ),
    ),
    attempt('take a subnet off the quarantine NACL', 'refused', () =>
      ec2.send(
        new ReplaceNetworkAclAssociationCommand({
          AssociationId: associated?.NetworkAclAssociationId,
          NetworkAclId: acls?.find(({ IsDefault: isDefault }) => isDefault)?.NetworkAclId,
        }),
      ),
    ),
    attempt('terminate an isolated instance', 'refused', () =>
      ec2.send(new TerminateInstancesCommand({ InstanceIds: [shop] })),
    ),
    attempt('delete a snapshot that is evidence', 'refused', () =>
      ec2.send(new DeleteSnapshotCommand({ SnapshotId: snapshots?.[0]?.SnapshotId })),
    ),
    // What is out of reach is out of everybody's reach.
    attempt('read the contained bucket', 'refused', () =>
      operator.s3(HOME).send(new GetObjectCommand({ Bucket: workload.bucket, Key: workload.object })),
    ),
    attempt('switch the leaked key on again', 'refused', () => operator.iam().send(switchOn(intruder))),
    attempt('take the denial off the contained user', 'refused', () => operator.iam().send(liftDenial(id))),
    attempt('give the contained user another name', 'refused', () =>
      operator.iam().send(new UpdateUserCommand({ UserName: 'ci-deploy', NewUserName: 'ci-deploy-2' })),
    ),
    attempt('give the contained function another role', 'refused', () =>
      operator.lambda(HOME).send(
        new UpdateFunctionConfigurationCommand({
          FunctionName: workload.function,
          Role: `arn:aws:iam::${accounts.payments}:role/site`,
        }),
      ),
    ),
  ];
}

/** A responder takes off by mistake what IAM says: what is left is the organisation's policy, and it must hold alone. */
export function mistakes(id: string, { intruder }: Organization, responder: Principal): Attempt[] {
  const attempt = (what: string, call: () => Promise<unknown>): Attempt => ({
    who: 'a responder, by mistake,',
    what,
    expect: 'allowed',
    call,
  });
  return [
    attempt('switch the leaked key on again', () => responder.iam().send(switchOn(intruder))),
    attempt('take the denial off the contained user', () => responder.iam().send(liftDenial(id))),
    {
      who: 'the leaked key, on again and without its denial,',
      what: 'do anything',
      expect: 'refused',
      call: () => intruder.iam().send(new ListUsersCommand({})),
    },
  ];
}

function switchOn({ credentials }: Principal): UpdateAccessKeyCommand {
  return new UpdateAccessKeyCommand({
    UserName: 'ci-deploy',
    AccessKeyId: credentials.accessKeyId,
    Status: 'Active',
  });
}

function liftDenial(id: string): DeleteUserPolicyCommand {
  return new DeleteUserPolicyCommand({ UserName: 'ci-deploy', PolicyName: `IRContainment-${id}` });
}
