import {
  DescribeImageAttributeCommand,
  DescribeInstanceAttributeCommand,
  DescribeKeyPairsCommand,
  DescribeSnapshotAttributeCommand,
  EC2Client,
  GetEbsDefaultKmsKeyIdCommand,
  GetEbsEncryptionByDefaultCommand,
  paginateDescribeImages,
  paginateDescribeInstances,
  paginateDescribeSnapshots,
  paginateDescribeVolumes,
} from '@aws-sdk/client-ec2';
import { listed } from '../../../../commands/aws/facts/paging';
import { byId, type Service } from '../place';

export const compute: Service = ({ sdk }) => {
  const client = new EC2Client(sdk);
  return {
    instance: async () => {
      const reservations = await listed(paginateDescribeInstances({ client }, {}), (page) => page.Reservations);
      return byId(
        // What is said of interfaces and their groups is recorded of the interfaces.
        reservations
          .flatMap(({ Instances = [] }) => Instances)
          .map(({ SecurityGroups: _groups, NetworkInterfaces, ...instance }) => ({
            ...instance,
            NetworkInterfaces: NetworkInterfaces?.map(({ NetworkInterfaceId }) => NetworkInterfaceId),
          })),
        (instance) => instance.InstanceId,
        async ({ InstanceId }) => {
          const [{ DisableApiTermination }, { UserData }] = await Promise.all([
            client.send(new DescribeInstanceAttributeCommand({ InstanceId, Attribute: 'disableApiTermination' })),
            client.send(new DescribeInstanceAttributeCommand({ InstanceId, Attribute: 'userData' })),
          ]);
          return { DisableApiTermination, UserData };
        },
      );
    },
    volume: async () =>
      byId(await listed(paginateDescribeVolumes({ client }, {}), (page) => page.Volumes), (volume) => volume.VolumeId),
    snapshot: async () =>
      byId(
        await listed(paginateDescribeSnapshots({ client }, { OwnerIds: ['self'] }), (page) => page.Snapshots),
        (snapshot) => snapshot.SnapshotId,
        async ({ SnapshotId }) => {
          const { CreateVolumePermissions } = await client.send(
            new DescribeSnapshotAttributeCommand({ SnapshotId, Attribute: 'createVolumePermission' }),
          );
          return { CreateVolumePermissions };
        },
      ),
    image: async () =>
      byId(
        await listed(paginateDescribeImages({ client }, { Owners: ['self'] }), (page) => page.Images),
        (image) => image.ImageId,
        async ({ ImageId }) => {
          const { LaunchPermissions } = await client.send(
            new DescribeImageAttributeCommand({ ImageId, Attribute: 'launchPermission' }),
          );
          return { LaunchPermissions };
        },
      ),
    'key pair': async () =>
      byId((await client.send(new DescribeKeyPairsCommand({}))).KeyPairs, (pair) => pair.KeyPairId),
    'EBS encryption': async () => {
      const { EbsEncryptionByDefault } = await client.send(new GetEbsEncryptionByDefaultCommand({}));
      const { KmsKeyId } = await client.send(new GetEbsDefaultKmsKeyIdCommand({}));
      return { default: { EbsEncryptionByDefault, KmsKeyId } };
    },
  };
};
