import { paginateListAnalyzers } from '@aws-sdk/client-accessanalyzer';
import { listed } from '../../facts/paging';
import { answer, inEveryRegionOf, unless, type Check } from '../../../readiness/check';
import { STACKS } from '../declared/stack-names';
import { deploy } from '../fixes';
import { the } from '../live/the';

/** Whose it is does not matter: analyzers are not unique, and each finds the same. */
export const accessAnalyzer: Check = {
  id: 'access-analyzer',
  holds: () => 'Access Analyzer looks at the whole organisation, in every region of the estate',
  questions: (live) =>
    inEveryRegionOf(the('security', live), live.estate.aws.regions, async (account, region) => {
      const client = (await live.access.as('investigator', account.id)).accessAnalyzer(region);
      const analyzers = await listed(paginateListAnalyzers({ client }, {}), (page) => page.analyzers);
      const ours = analyzers.filter(({ type }) => type === 'ORGANIZATION');
      const active = ours.some(({ status }) => status === 'ACTIVE');
      const what = ours.length > 0 ? `its analyzer is ${ours[0]?.status}` : 'there is no analyzer of the organisation';
      return answer(unless(active, what, deploy(STACKS.detection(region))));
    }),
};
