import { DescribeKeyCommand, GetKeyPolicyCommand } from '@aws-sdk/client-kms';
import { GetBucketPolicyCommand } from '@aws-sdk/client-s3';
import { unlessAbsent } from '../live/absent';
import type { Clients } from '../live/clients';
import type { Live } from '../live/live';
import { the } from '../live/the';

/** The forensic account, as its investigator sees the evidence store. */
export async function inStore(live: Live) {
  const { access, names, estate } = live;
  const { homeRegion } = estate.aws;
  const clients = await access.as('investigator', the('forensic', live).id);
  return { clients, s3: clients.s3(homeRegion), bucket: names.evidenceBucket, homeRegion };
}

export interface Key {
  readonly id: string;
  readonly arn: string;
  /** `Enabled`, or what else KMS says. */
  readonly state: string;
}

/** @returns undefined when no key has the alias. */
export async function keyOf(alias: string, region: string, clients: Clients): Promise<Key | undefined> {
  const call = clients.kms(region).send(new DescribeKeyCommand({ KeyId: alias }));
  const key = (await unlessAbsent(call, 'NotFoundException'))?.KeyMetadata;
  return key && { id: key.KeyId ?? '', arn: key.Arn ?? '', state: key.KeyState ?? 'unknown' };
}

/** As JSON. By id, because KMS takes no alias here; `default` is the one name there is. */
export async function keyPolicy({ id }: Key, region: string, clients: Clients): Promise<string> {
  const { Policy: policy } = await clients
    .kms(region)
    .send(new GetKeyPolicyCommand({ KeyId: id, PolicyName: 'default' }));
  return policy ?? '{}';
}

/** As JSON; of a bucket without one, an empty policy. */
export async function bucketPolicy(bucket: string, region: string, clients: Clients): Promise<string> {
  const call = clients.s3(region).send(new GetBucketPolicyCommand({ Bucket: bucket }));
  return (await unlessAbsent(call, 'NoSuchBucketPolicy'))?.Policy ?? '{}';
}
