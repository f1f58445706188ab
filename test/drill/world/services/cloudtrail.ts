import {
  CloudTrailClient,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
} from '@aws-sdk/client-cloudtrail';
import { byId, type Service } from '../place';

/** Trails where they live; their shadows in other regions and accounts show the same. */
export const cloudTrail: Service = ({ sdk, accountId }) => {
  const client = new CloudTrailClient(sdk);
  return {
    trail: async () => {
      const { trailList = [] } = await client.send(new DescribeTrailsCommand({ includeShadowTrails: false }));
      return byId(
        trailList.filter(({ TrailARN }) => TrailARN?.split(':')[4] === accountId),
        (trail) => trail.TrailARN,
        async ({ TrailARN }) => {
          const [Status, { EventSelectors, AdvancedEventSelectors }] = await Promise.all([
            client.send(new GetTrailStatusCommand({ Name: TrailARN })),
            client.send(new GetEventSelectorsCommand({ TrailName: TrailARN })),
          ]);
          return { Status, EventSelectors, AdvancedEventSelectors };
        },
      );
    },
  };
};
