import { paginateDescribeSecurityGroups } from '@aws-sdk/client-ec2';
import { DescribeKeyCommand } from '@aws-sdk/client-kms';
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { DescribeDBClustersCommand, DescribeDBInstancesCommand, type RDSClient } from '@aws-sdk/client-rds';
import { HeadBucketCommand } from '@aws-sdk/client-s3';
import { CommandError } from '../../cli/exit';
import type { DatabaseFacts, Facts, Region } from './facts';
import { isIsolationGroup } from './isolation';
import { found, listed } from './paging';
import type { Responder } from './responder';

/** @throws CommandError when there is no such function in any of the regions. */
export async function functionFacts(
  name: string,
  regions: readonly Region[],
  responder: Responder,
): Promise<Facts['functions'][number]> {
  const here = await inRegions(`function ${name}`, regions, responder, async (region) => {
    const configuration = await responder
      .lambda(region)
      .send(new GetFunctionConfigurationCommand({ FunctionName: name }));
    const role = configuration.Role?.split('/').pop();
    return role ? { name: configuration.FunctionName ?? name, region, role } : undefined;
  });
  return here;
}

/** @throws CommandError when there is no such database, cluster included, in any of the regions. */
export function databaseFacts(id: string, regions: readonly Region[], responder: Responder): Promise<DatabaseFacts> {
  return inRegions(`database ${id}`, regions, responder, async (region) => {
    const client = responder.rds(region);
    const database = (await cluster(id, region, client)) ?? (await databaseInstance(id, region, client));
    return database && { ...database, isolated: await isIsolated(database, responder) };
  });
}

type Database = Omit<DatabaseFacts, 'isolated'>;

/** RDS knows its groups by id only. */
async function isIsolated({ region, groups }: Database, responder: Responder): Promise<boolean> {
  const filter = [{ Name: 'group-id', Values: [...groups] }]; // asking by id fails where one is gone
  const pages = paginateDescribeSecurityGroups({ client: responder.ec2(region) }, { Filters: filter });
  return (await listed(pages, (page) => page.SecurityGroups)).some(({ GroupName: name }) => isIsolationGroup(name));
}

/** The members of a cluster have its groups: it is the cluster that is contained. */
async function cluster(id: string, region: Region, client: RDSClient): Promise<Database | undefined> {
  const answer = await absentIsUndefined(client.send(new DescribeDBClustersCommand({ DBClusterIdentifier: id })));
  const here = answer?.DBClusters?.[0];
  const member = here?.DBClusterMembers?.[0]?.DBInstanceIdentifier;
  if (!here || !member) return undefined;
  const { DBInstances: members } = await client.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: member }));
  const vpc = members?.[0]?.DBSubnetGroup?.VpcId ?? '';
  return { id, kind: 'cluster', region, vpc, groups: groupsOf(here.VpcSecurityGroups) };
}

async function databaseInstance(id: string, region: Region, client: RDSClient): Promise<Database | undefined> {
  const answer = await absentIsUndefined(client.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: id })));
  const here = answer?.DBInstances?.[0];
  if (here?.DBClusterIdentifier) return cluster(here.DBClusterIdentifier, region, client);
  if (!here) return undefined;
  const vpc = here.DBSubnetGroup?.VpcId ?? '';
  return { id, kind: 'instance', region, vpc, groups: groupsOf(here.VpcSecurityGroups) };
}

function groupsOf(groups: readonly { VpcSecurityGroupId?: string | undefined }[] = []): string[] {
  return groups.flatMap(({ VpcSecurityGroupId: id }) => id ?? []);
}

/** @throws CommandError when there is no such bucket anywhere; whose it is, the responder role may not ask. */
export async function bucketFacts(name: string, region: string, responder: Responder): Promise<string> {
  try {
    await responder.s3(region).send(new HeadBucketCommand({ Bucket: name, ExpectedBucketOwner: responder.accountId }));
  } catch (error) {
    const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
    // 403 says that it exists: the responder role reads no bucket.
    if (status === 404) {
      throw new CommandError(`there is no bucket ${name}`, 'check the name (--bucket); it may have been deleted since');
    }
  }
  return name;
}

/** @throws CommandError when the key does not exist, is another account's, or is one that AWS manages. */
export async function keyFacts(arn: string, responder: Responder): Promise<string> {
  const [, , , region = '', account] = arn.split(':');
  if (account !== responder.accountId) {
    throw new CommandError(
      `key ${arn} is not of account ${responder.accountId}`,
      'name the account that owns the key with --aws, or give the ARN of a key of this account',
    );
  }
  const command = new DescribeKeyCommand({ KeyId: arn });
  const { KeyMetadata: key } = await found(`key ${arn}`, account, responder.kms(region).send(command));
  if (key?.KeyManager === 'AWS') {
    throw new CommandError(
      `key ${arn} is managed by AWS`,
      'contain who uses it instead: an AWS managed key serves only the principals of its account',
    );
  }
  return key?.Arn ?? arn;
}

async function inRegions<T>(
  what: string,
  regions: readonly Region[],
  responder: Responder,
  look: (region: Region) => Promise<T | undefined>,
): Promise<T> {
  const places = await Promise.all(regions.map((region) => absentIsUndefined(look(region))));
  const [here, another] = places.filter((place) => place !== undefined);
  if (here === undefined) {
    throw new CommandError(
      `there is no ${what} in account ${responder.accountId}, in ${regions.join(', ')}`,
      'check the name, the account (--aws) and the region (--region; without it, the regions of the estate)',
    );
  }
  if (another !== undefined) {
    throw new CommandError(`${what} exists in more than one region`, 'say which one is meant with --region');
  }
  return here;
}

async function absentIsUndefined<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (/NotFound/.test((error as Error).name)) return undefined;
    throw error;
  }
}
