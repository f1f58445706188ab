import { GetDetectorCommand, paginateListDetectors, paginateListMembers, type Member } from '@aws-sdk/client-guardduty';
import type { AwsAccount } from '../../../../stacks/aws/accounts';
import { listed } from '../../facts/paging';
import { answer, fault, inEveryRegion, unless, type Answer, type Check } from '../../../readiness/check';
import { STACKS } from '../declared/stack-names';
import { deploy } from '../fixes';
import type { Live } from '../live/live';
import { the } from '../live/the';
import { memoByRegion } from '../live/memo';

export const guardDuty: Check = {
  id: 'guardduty',
  holds: () => 'GuardDuty is on in every account and region, and reports to the security account',
  questions: (live) => {
    const members = memoByRegion((region) => reporting(region, live));
    return inEveryRegion(live, (account, region) => isOn(account, region, members, live));
  },
};

async function isOn(
  account: AwsAccount,
  region: string,
  members: (region: string) => Promise<Member[]>,
  live: Live,
): Promise<Answer> {
  const fix = deploy(STACKS.detection(region));
  const client = (await live.access.as('investigator', account.id)).guardDuty(region);
  const [id] = await listed(paginateListDetectors({ client }, {}), (page) => page.DetectorIds);
  if (!id) return answer([fault('there is no detector', fix)]);
  const { Status: status } = await client.send(new GetDetectorCommand({ DetectorId: id }));
  const administrator = account.kind === 'security';
  const member = administrator ? undefined : (await members(region)).find(({ AccountId }) => AccountId === account.id);
  return answer([
    ...unless(status === 'ENABLED', `detector ${id} is ${status ?? 'unknown'}`, fix),
    ...unless(
      administrator || member?.RelationshipStatus === 'Enabled',
      `detector ${id} does not report to the security account (${member?.RelationshipStatus ?? 'no member'})`,
      fix,
    ),
  ]);
}

async function reporting(region: string, live: Live): Promise<Member[]> {
  const client = (await live.access.as('investigator', the('security', live).id)).guardDuty(region);
  const [DetectorId] = await listed(paginateListDetectors({ client }, {}), (page) => page.DetectorIds);
  if (!DetectorId) return [];
  return listed(paginateListMembers({ client }, { DetectorId }), (page) => page.Members);
}
