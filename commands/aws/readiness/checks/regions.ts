import { DescribeNetworkInterfacesCommand, DescribeRegionsCommand } from '@aws-sdk/client-ec2';
import type { AwsAccount } from '../../../../stacks/aws/accounts';
import { answer, inEveryAccount, unless, type Answer, type Check } from '../../../readiness/check';
import { DEPLOY_ALL } from '../fixes';
import type { Live } from '../live/live';

/**
 * A dozen and a half regions are switched on in every account, whether anybody uses them or not: each that is not in the estate is
 * named, and must be empty. What runs in a VPC has a network interface. The responder asks: preventing other regions
 * (prevent-leaving-regions.ts) spares it.
 */
export const regions: Check = {
  id: 'regions',
  holds: () => 'in regions that are switched on and not in the estate, nothing is on a network',
  questions: (live) => inEveryAccount(live, (account) => outside(account, live)),
};

async function outside(account: AwsAccount, live: Live): Promise<Answer> {
  const { access, estate, context } = live;
  const responder = await access.as('responder', account.id);
  const { Regions: all = [] } = await responder.ec2(estate.aws.homeRegion).send(new DescribeRegionsCommand({}));
  const enabled = all.filter(({ OptInStatus: status }) => status !== 'not-opted-in');
  const uncovered = enabled.flatMap(({ RegionName: name }) => (name && !account.regions.includes(name) ? [name] : []));
  const used = await Promise.all(
    uncovered.map(async (region) => {
      const { NetworkInterfaces: found = [] } = await responder
        .ec2(region)
        .send(new DescribeNetworkInterfacesCommand({ MaxResults: 5 }));
      return unless(
        found.length === 0,
        `${region} is not in the estate, and is used: ${found.map(({ NetworkInterfaceId: id }) => id).join(', ')}`,
        `add ${region} to aws.regions of ${context.settings.estateFile} (or to the regions of ${account.name}), then ${DEPLOY_ALL}; if nobody knows it, look into it: intruders like such regions`,
      );
    }),
  );
  const note = uncovered.length > 0 ? `on, empty and not in the estate: ${uncovered.sort().join(', ')}` : undefined;
  return answer(used.flat(), note);
}
