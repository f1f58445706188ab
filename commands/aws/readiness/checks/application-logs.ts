import { DescribeAccountPoliciesCommand, DescribeDestinationsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { AwsAccount } from '../../../../stacks/aws/accounts';
import { logDestinationArn } from '../../../../stacks/aws/prepare/account-region/log-destination';
import { answer, fault, inEveryRegion, unless, type Answer, type Check, type Fault } from '../../../readiness/check';
import { STACKS } from '../declared/stack-names';
import { declaredForensicRegion } from '../declared/stacks';
import { deploy } from '../fixes';
import { unlessAbsent } from '../live/absent';
import type { Clients } from '../live/clients';
import type { Live } from '../live/live';
import { memoByRegion } from '../live/memo';
import { the } from '../live/the';

export const applicationLogs: Check = {
  id: 'application-logs',
  holds: () => 'every log group is sent to the forensic account, from every account and region',
  questions: (live) => {
    const declared = memoByRegion((region) => declaredSubscription(live, region));
    return inEveryRegion(live, (account, region) => subscribed(account, region, declared(region), live));
  },
};

type Declared = Readonly<Record<string, unknown>>;

/** The same in every account of the region: synthesising it takes its time. */
function declaredSubscription(live: Live, region: string): Declared {
  return declaredForensicRegion(live, region).one('aws_cloudwatch_log_account_policy').arguments;
}

async function subscribed(account: AwsAccount, region: string, declared: Declared, live: Live): Promise<Answer> {
  const clients = await live.access.as('investigator', account.id);
  const arn = logDestinationArn(the('forensic', live).id, region);
  const fix = deploy(STACKS.accountRegion(account, region));
  const own = account.kind === 'forensic';
  return answer([
    ...(await subscription(region, own ? undefined : arn, clients, declared, fix)),
    ...(own ? await destination(arn, region, clients, fix) : []),
  ]);
}

/** @param to undefined for the forensic account, whose log groups go to the stream itself. */
async function subscription(
  region: string,
  to: string | undefined,
  clients: Clients,
  declared: Declared,
  fix: string,
): Promise<Fault[]> {
  const policyName = String(declared.policy_name);
  const call = clients
    .logs(region)
    .send(new DescribeAccountPoliciesCommand({ policyType: 'SUBSCRIPTION_FILTER_POLICY', policyName }));
  const [policy] = (await unlessAbsent(call, 'ResourceNotFoundException'))?.accountPolicies ?? [];
  if (!policy) return [fault(`no subscription ${policyName} sends its log groups`, fix)];
  const { DestinationArn: destined = '', FilterPattern: pattern = '' } = JSON.parse(policy.policyDocument ?? '{}') as {
    DestinationArn?: string;
    FilterPattern?: string;
  };
  const arrives = to === undefined ? destined.includes(':firehose:') : destined === to;
  return [
    ...unless(arrives, `${policyName} sends to ${destined || 'nothing'}, declared is ${to ?? 'the stream'}`, fix),
    ...unless(pattern.trim() === '', `${policyName} sends only what fits '${pattern}'`, fix),
    ...unless(
      policy.selectionCriteria === declared.selection_criteria,
      `${policyName} leaves out by ${policy.selectionCriteria ?? 'nothing'}, declared is ${String(declared.selection_criteria)}`,
      fix,
    ),
  ];
}

async function destination(arn: string, region: string, clients: Clients, fix: string): Promise<Fault[]> {
  const DestinationNamePrefix = arn.split(':').pop();
  const { destinations = [] } = await clients
    .logs(region)
    .send(new DescribeDestinationsCommand({ DestinationNamePrefix }));
  const there = destinations.some((one) => one.arn === arn);
  return unless(there, `there is no destination ${arn}, to which every account sends`, fix);
}
