import { GetBucketVersioningCommand } from '@aws-sdk/client-s3';
import { answer, once, unless, type Answer, type Check } from '../../../readiness/check';
import { STACKS } from '../declared/stack-names';
import { deploy } from '../fixes';
import type { Live } from '../live/live';
import { inStore } from './evidence-store';

export const evidenceVersioning: Check = {
  id: 'evidence-versioning',
  holds: () => 'evidence and landed logs are versioned',
  questions: (live) =>
    [live.names.evidenceBucket, live.names.landingBucket].flatMap((name) => once(name, () => versioning(name, live))),
};

async function versioning(name: string, live: Live): Promise<Answer> {
  const { s3 } = await inStore(live);
  const { Status: status } = await s3.send(new GetBucketVersioningCommand({ Bucket: name }));
  return answer(unless(status === 'Enabled', `versioning is ${status ?? 'off'}`, deploy(STACKS.evidence)));
}
