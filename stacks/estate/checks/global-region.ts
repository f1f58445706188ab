import { GLOBAL_REGION } from '../regions';
import type { Check } from './check';
import { complete } from './complete';

/** Tampering with IAM, Organizations or STS is seen in us-east-1 only: without it, nobody is alarmed. */
export const globalRegion: Check = ({ aws }) => {
  const regions = complete(aws?.regions);
  if (!regions || regions.includes(GLOBAL_REGION)) return [];
  return [
    {
      path: ['aws', 'regions'],
      message: `aws.regions lacks ${GLOBAL_REGION}`,
      value: regions.join(', '),
      allowed: `every region in use, and ${GLOBAL_REGION}`,
      fix: `add ${GLOBAL_REGION}: IAM, Organizations and other global services record their events there, even when you use nothing else in it`,
    },
  ];
};
