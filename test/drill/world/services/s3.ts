import {
  GetBucketAclCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLoggingCommand,
  GetBucketNotificationConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketReplicationCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectVersionsCommand,
  S3Client,
  type LoggingEnabled,
  type ObjectVersion,
} from '@aws-sdk/client-s3';
import { byId, ifAny, type Service } from '../place';

export const s3: Service = ({ sdk }) => {
  const client = new S3Client({ ...sdk, forcePathStyle: true });
  const names = async () =>
    ((await client.send(new ListBucketsCommand({}))).Buckets ?? []).map(({ Name = '' }) => Name);
  const logging = async (Bucket: string) => (await client.send(new GetBucketLoggingCommand({ Bucket }))).LoggingEnabled;
  const lock = async (Bucket: string) =>
    (
      await ifAny(
        client.send(new GetObjectLockConfigurationCommand({ Bucket })),
        'ObjectLockConfigurationNotFoundError',
      )
    )?.ObjectLockConfiguration;

  async function settings(Bucket: string): Promise<object> {
    const of = { Bucket };
    const [Policy, Encryption, Lifecycle, Ownership, PublicAccess, Replication, Tags] = await Promise.all([
      ifAny(client.send(new GetBucketPolicyCommand(of)), 'NoSuchBucketPolicy'),
      ifAny(client.send(new GetBucketEncryptionCommand(of)), 'ServerSideEncryptionConfigurationNotFoundError'),
      ifAny(client.send(new GetBucketLifecycleConfigurationCommand(of)), 'NoSuchLifecycleConfiguration'),
      ifAny(client.send(new GetBucketOwnershipControlsCommand(of)), 'OwnershipControlsNotFoundError'),
      ifAny(client.send(new GetPublicAccessBlockCommand(of)), 'NoSuchPublicAccessBlockConfiguration'),
      ifAny(client.send(new GetBucketReplicationCommand(of)), 'ReplicationConfigurationNotFoundError'),
      ifAny(client.send(new GetBucketTaggingCommand(of)), 'NoSuchTagSet'),
    ]);
    const [Versioning, Acl, Notification] = await Promise.all([
      client.send(new GetBucketVersioningCommand(of)),
      client.send(new GetBucketAclCommand(of)),
      client.send(new GetBucketNotificationConfigurationCommand(of)),
    ]);
    const Lock = await lock(Bucket);
    const Logging = await logging(Bucket);
    return {
      ...{ Policy: Policy?.Policy, Encryption, Lifecycle, Lock, Logging, Versioning, Acl, Notification },
      ...{ Ownership, PublicAccess, Replication, Tags },
    };
  }

  /** Every version and delete marker. Which one is the latest follows from what there is. */
  async function versions(Bucket: string): Promise<(ObjectVersion & { readonly Deleted: boolean })[]> {
    const found: (ObjectVersion & { readonly Deleted: boolean })[] = [];
    let next: { KeyMarker?: string; VersionIdMarker?: string } | undefined = {};
    while (next) {
      const page: Awaited<ReturnType<typeof list>> = await list(Bucket, next);
      found.push(...(page.Versions ?? []).map((version) => ({ ...version, Deleted: false })));
      found.push(...(page.DeleteMarkers ?? []).map((marker) => ({ ...marker, Deleted: true })));
      next = page.IsTruncated
        ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker }
        : undefined;
    }
    return found;
  }
  const list = (Bucket: string, from: object) => client.send(new ListObjectVersionsCommand({ Bucket, ...from }));

  async function retention(Bucket: string, { Key, VersionId }: ObjectVersion): Promise<object> {
    const head = await client.send(new HeadObjectCommand({ Bucket, Key, VersionId }));
    const { ObjectLockMode, ObjectLockRetainUntilDate, ObjectLockLegalHoldStatus } = head;
    return { ObjectLockMode, ObjectLockRetainUntilDate, ObjectLockLegalHoldStatus };
  }

  return {
    bucket: async () =>
      byId(
        (await names()).map((Name) => ({ Name })),
        ({ Name }) => Name,
        ({ Name }) => settings(Name),
      ),
    'object version': async () => {
      const buckets = await names();
      const accessLogs = (await Promise.all(buckets.map(logging))).filter((target) => target !== undefined);
      const things = await Promise.all(
        buckets.map(async (bucket) => {
          const found = (await versions(bucket)).filter(({ Key = '' }) => !isAccessLog(bucket, Key, accessLogs));
          const isLocked = (await lock(bucket)) !== undefined;
          return byId(
            found.map(({ Key, VersionId, Size, ETag, Deleted }) => ({ Key, VersionId, Size, ETag, Deleted })),
            ({ Key, VersionId }) => `${bucket}/${Key}@${VersionId}`,
            async (version) => (isLocked && !version.Deleted ? retention(bucket, version) : {}),
          );
        }),
      );
      return Object.assign({}, ...things);
    },
  };
};

/** Access logs are left out: each call makes one, and so would recording itself. */
function isAccessLog(bucket: string, key: string, targets: readonly LoggingEnabled[]): boolean {
  return targets.some(({ TargetBucket, TargetPrefix = '' }) => TargetBucket === bucket && key.startsWith(TargetPrefix));
}
