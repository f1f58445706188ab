import { denyResources } from '../../../../policies/aws/containment/deny-resources';
import type { TargetKind } from '../target-kind';

/** Buckets and KMS keys: out of everybody's reach, with their own policies untouched. */
export const bucketsAndKeys: TargetKind = {
  rcp: ({ incident, targets, respondersAnywhere }) => {
    if (incident.phase !== 'contain') return [];
    const buckets = targets.buckets.flatMap((name) => [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`]);
    const denials = [
      { sid: 'ContainBuckets', action: 's3:*', resources: buckets },
      { sid: 'ContainKeys', action: 'kms:*', resources: targets.keys },
    ];
    return denials
      .filter(({ resources }) => resources.length > 0)
      .map((denial) => denyResources({ ...denial, responders: respondersAnywhere }));
  },
};
