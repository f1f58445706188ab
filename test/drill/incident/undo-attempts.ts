import {
  DeleteSnapshotCommand,
  DescribeInstancesCommand,
  DescribeNetworkAclsCommand,
  DescribeSnapshotsCommand,
  ModifyNetworkInterfaceAttributeCommand,
  ReplaceNetworkAclAssociationCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { DeleteUserPolicyCommand, ListUsersCommand, UpdateAccessKeyCommand } from '@aws-sdk/client-iam';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { Attempt } from '../attempt';
import type { Organization } from '../organization';
import type { Workload } from './workload';

const HOME = 'eu-west-1';

/** How an administrator of the contained account tries to undo the containment, or to destroy evidence. */
export async function undoAttempts(id: string, { intruder }: Organization, workload: Workload): Promise<Attempt[]> {
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
    // IAM inside the account is theirs. That is why the organisation comes first.
    attempt('switch the leaked key on again', 'allowed', () =>
      operator.iam().send(
        new UpdateAccessKeyCommand({
          UserName: 'ci-deploy',
          AccessKeyId: intruder.credentials.accessKeyId,
          Status: 'Active',
        }),
      ),
    ),
    attempt('take the denial off the contained user', 'allowed', () =>
      operator.iam().send(new DeleteUserPolicyCommand({ UserName: 'ci-deploy', PolicyName: `IRContainment-${id}` })),
    ),
    {
      who: 'the leaked key, on again and without its denial,',
      what: 'do anything',
      expect: 'refused',
      call: () => intruder.iam().send(new ListUsersCommand({})),
    },
  ];
}
