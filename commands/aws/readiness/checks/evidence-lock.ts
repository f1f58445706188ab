import { GetObjectLockConfigurationCommand } from '@aws-sdk/client-s3';
import { answer, fault, once, type Answer, type Check } from '../../../readiness/check';
import { declaredEvidence } from '../declared/stacks';
import { STACKS } from '../declared/stack-names';
import { deploy } from '../fixes';
import { unlessAbsent } from '../live/absent';
import type { Live } from '../live/live';
import { inStore } from './evidence-store';

interface Retention {
  readonly mode: string;
  readonly days: number;
}

export const evidenceLock: Check = {
  id: 'evidence-lock',
  holds: ({ estate }) => `evidence is locked in COMPLIANCE mode for ${estate.aws.evidence.retentionDays} days`,
  questions: (live) => once('forensic', () => lock(live)),
};

async function lock(live: Live): Promise<Answer> {
  const { s3, bucket } = await inStore(live);
  const { rule } = declaredEvidence(live).one('aws_s3_bucket_object_lock_configuration').arguments;
  const { default_retention: declared } = rule as { readonly default_retention: Retention };
  const call = s3.send(new GetObjectLockConfigurationCommand({ Bucket: bucket }));
  const found = (await unlessAbsent(call, 'ObjectLockConfigurationNotFoundError'))?.ObjectLockConfiguration;
  const retention = found?.Rule?.DefaultRetention;
  const days = retention?.Days || (retention?.Years ?? 0) * 365;
  if (found?.ObjectLockEnabled === 'Enabled' && retention?.Mode === declared.mode && days === declared.days) {
    return answer([]);
  }
  const now = retention ? `${retention.Mode} for ${days} days` : 'no retention';
  return answer([
    fault(
      `${bucket} keeps new objects with ${now}, declared is ${declared.mode} for ${declared.days} days`,
      `${deploy(STACKS.evidence)}; then look in the trail for who changed it (event PutBucketObjectLockConfiguration)`,
    ),
  ]);
}
