import { paginateListGraphs } from '@aws-sdk/client-detective';
import { listed } from '../../facts/paging';
import { answer, inEveryRegionOf, unless, type Check } from '../../../readiness/check';
import { STACKS } from '../declared/stack-names';
import { deploy } from '../fixes';
import { the } from '../live/the';

export const detective: Check = {
  id: 'detective',
  holds: () => 'Detective has a behavior graph in every region of the estate',
  questions: (live) =>
    inEveryRegionOf(the('security', live), live.estate.aws.regions, async (account, region) => {
      const client = (await live.access.as('investigator', account.id)).detective(region);
      const graphs = await listed(paginateListGraphs({ client }, {}), (page) => page.GraphList);
      return answer(unless(graphs.length > 0, 'there is no behavior graph', deploy(STACKS.detection(region))));
    }),
};
