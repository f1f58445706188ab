import { DescribeHubCommand } from '@aws-sdk/client-securityhub';
import { answer, inEveryRegion, unless, type Check } from '../../../readiness/check';
import { STACKS } from '../declared/stack-names';
import { deploy } from '../fixes';
import { unlessAbsent } from '../live/absent';

export const securityHub: Check = {
  id: 'security-hub',
  holds: () => 'Security Hub is on in every account and region',
  questions: (live) =>
    inEveryRegion(live, async (account, region) => {
      const client = (await live.access.as('investigator', account.id)).securityHub(region);
      // How AWS says that an account is not subscribed.
      const off = ['InvalidAccessException', 'ResourceNotFoundException'];
      const hub = await unlessAbsent(client.send(new DescribeHubCommand({})), ...off);
      // The home region configures the others.
      const stacks = [...new Set([region, live.estate.aws.homeRegion])].map(STACKS.detection);
      return answer(unless(hub !== undefined, 'Security Hub is off', deploy(...stacks)));
    }),
};
