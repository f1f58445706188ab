import type { Check } from './check';
import { complete } from './complete';

/** The evidence store's region is one that Firebreak prepares. */
export const homeRegion: Check = ({ aws }) => {
  const regions = complete(aws?.regions);
  if (!aws?.homeRegion || !regions || regions.includes(aws.homeRegion)) return [];
  return [
    {
      path: ['aws', 'homeRegion'],
      message: `aws.homeRegion is not one of aws.regions`,
      allowed: regions.join(', '),
      fix: `add ${aws.homeRegion} to aws.regions, or choose one of them`,
    },
  ];
};
