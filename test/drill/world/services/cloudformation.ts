import { byId, type Service } from '../place';
import { request, requestAll } from '../request';

const CLOUDFORMATION = ['cloudformation', 'query', '2010-05-15'] as const;

/** Stack sets with their instances. */
export const cloudFormation: Service = (place) => ({
  'stack set': async () =>
    byId(
      await requestAll<{ readonly StackSetName: string }>(place, CLOUDFORMATION, 'ListStackSets', 'Summaries', {
        Status: 'ACTIVE',
      }),
      ({ StackSetName }) => StackSetName,
      async ({ StackSetName }) => ({
        ...(await request(place, CLOUDFORMATION, 'DescribeStackSet', { StackSetName })).StackSet,
        Instances: await requestAll(place, CLOUDFORMATION, 'ListStackInstances', 'Summaries', { StackSetName }),
      }),
    ),
});
