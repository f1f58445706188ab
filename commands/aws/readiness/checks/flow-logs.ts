import {
  paginateDescribeFlowLogs,
  paginateDescribeVpcs,
  type EC2Client,
  type FlowLog,
  type Vpc,
} from '@aws-sdk/client-ec2';
import type { AwsAccount } from '../../../../stacks/aws/accounts';
import { listed } from '../../facts/paging';
import { answer, fault, inEveryRegion, type Answer, type Check, type Fault } from '../../../readiness/check';
import { LIVE_FLOW_LOG_FORMAT } from '../../../../stacks/aws/prepare/storage/flow-log-format';
import { STACKS } from '../declared/stack-names';
import { deploy } from '../fixes';
import type { Live } from '../live/live';

export const flowLogs: Check = {
  id: 'flow-logs',
  holds: () => 'every VPC that exists is recorded into the evidence bucket, all traffic, every minute',
  questions: (live) => inEveryRegion(live, (account, region) => everyVpc(account, region, live)),
};

async function everyVpc(account: AwsAccount, region: string, live: Live): Promise<Answer> {
  const client: EC2Client = (await live.access.as('investigator', account.id)).ec2(region);
  const [vpcs, logs] = await Promise.all([
    listed(paginateDescribeVpcs({ client }, {}), (page) => page.Vpcs),
    listed(paginateDescribeFlowLogs({ client }, {}), (page) => page.FlowLogs),
  ]);
  // A VPC that another account shares is recorded by its owner.
  const own = vpcs.filter(({ OwnerId: owner }) => owner === undefined || owner === account.id);
  return answer(own.flatMap((vpc) => recorded(vpc, logs, account, region, live)));
}

function recorded(vpc: Vpc, logs: readonly FlowLog[], account: AwsAccount, region: string, live: Live): Fault[] {
  const { VpcId: id = '' } = vpc;
  const ofVpc = logs.filter(({ ResourceId: resource }) => resource === id);
  const problems = ofVpc.map((log) => problem(log, live));
  if (problems.includes(undefined)) return [];
  const what = problems.length === 0 ? 'has no flow log' : `is not recorded as declared: ${problems.join('; ')}`;
  const stack = deploy(STACKS.accountRegion(account, region));
  const known = account.vpcs.some((one) => one.id === id && one.region === region);
  const estateFile = live.context.settings.estateFile;
  const listing = `add { id: ${id}, region: ${region} } to the vpcs of ${account.name} in ${estateFile}, then ${stack}`;
  const unused = vpc.IsDefault
    ? '; a default VPC that nobody uses is better deleted: delete its subnets and gateway, then it'
    : '';
  return [fault(`VPC ${id} ${what}`, known ? stack : `${listing}${unused}`)];
}

/** What is wrong with one flow log; undefined when it records as declared. */
function problem(log: FlowLog, { names }: Live): string | undefined {
  const id = log.FlowLogId ?? 'a flow log';
  if (log.LogDestination?.replace(/\/$/, '') !== `arn:aws:s3:::${names.evidenceBucket}`) {
    return `${id} goes to ${log.LogDestination ?? log.LogGroupName ?? 'nowhere'}`;
  }
  if (log.FlowLogStatus !== 'ACTIVE') return `${id} is ${log.FlowLogStatus ?? 'not active'}`;
  if (log.DeliverLogsStatus === 'FAILED') return `${id} cannot deliver: ${log.DeliverLogsErrorMessage ?? 'no reason'}`;
  if (log.TrafficType !== 'ALL') return `${id} records ${log.TrafficType ?? 'nothing'} only`;
  if (log.MaxAggregationInterval !== 60) return `${id} aggregates ${log.MaxAggregationInterval ?? '?'} seconds`;
  if (log.LogFormat !== LIVE_FLOW_LOG_FORMAT) return `${id} leaves out fields, or has them in another order`;
  const { FileFormat: format, HiveCompatiblePartitions: hive, PerHourPartition: hourly } = log.DestinationOptions ?? {};
  if (format !== 'parquet' || !hive || !hourly) return `${id} writes files that no query reads`;
  return undefined;
}
