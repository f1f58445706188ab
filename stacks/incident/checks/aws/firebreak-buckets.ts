import { awsNames } from '../../../aws/names';
import { pathText } from '../../../files/problem';
import { listed, type Check } from '../check';
import { targetParts } from './targets';

/** Evidence arrives in these buckets, and the state of this very incident lies in one. */
export const firebreakBuckets: Check = (incident, { estate }) => {
  const names = awsNames(estate);
  const own = [
    names.evidenceBucket,
    names.stateBucket,
    names.queryResultsBucket,
    ...estate.aws.regions.map(names.regionalLandingBucket),
  ];
  return targetParts(incident).flatMap(({ target, path }) =>
    listed([...path, 'buckets'], target.buckets).flatMap(({ entry, path: at }) => {
      if (!own.includes(entry)) return [];
      return {
        path: at,
        message: `${pathText(at)} is a bucket of Firebreak: evidence and state would be out of reach`,
        allowed: 'buckets of the workload',
        fix: 'remove it: Object Lock and guardrails protect what is in it',
      };
    }),
  );
};
