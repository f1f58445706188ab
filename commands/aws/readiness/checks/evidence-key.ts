import { GetBucketEncryptionCommand } from '@aws-sdk/client-s3';
import { answer, fault, once, unless, type Answer, type Check } from '../../../readiness/check';
import { declaredEvidence } from '../declared/stacks';
import { STACKS } from '../declared/stack-names';
import { differences } from '../documents/differences';
import { deploy } from '../fixes';
import type { Live } from '../live/live';
import { inStore, keyOf, keyPolicy } from './evidence-store';

export const evidenceKey: Check = {
  id: 'evidence-key',
  holds: () => 'evidence is encrypted with its own key, whose policy is as declared',
  questions: (live) => once('forensic', () => key(live)),
};

async function key(live: Live): Promise<Answer> {
  const { s3, clients, bucket, homeRegion } = await inStore(live);
  const alias = live.names.evidenceKeyAlias;
  const found = await keyOf(alias, homeRegion, clients);
  if (!found) return answer([fault(`there is no key ${alias}`, deploy(STACKS.evidence))]);
  const { ServerSideEncryptionConfiguration: encryption } = await s3.send(
    new GetBucketEncryptionCommand({ Bucket: bucket }),
  );
  const used = encryption?.Rules?.[0]?.ApplyServerSideEncryptionByDefault?.KMSMasterKeyID;
  const declared = declaredEvidence(live).keyPolicy(alias);
  return answer([
    ...unless(
      found.state === 'Enabled',
      `the key ${found.id} is ${found.state}: nothing is delivered, and no evidence can be read`,
      found.state === 'PendingDeletion'
        ? `aws kms cancel-key-deletion --key-id ${found.arn} && aws kms enable-key --key-id ${found.arn}`
        : `aws kms enable-key --key-id ${found.arn}`,
    ),
    ...unless(
      used === found.arn,
      `${bucket} encrypts with ${used ?? 'no key of KMS'}, not with ${alias}`,
      deploy(STACKS.evidence),
    ),
    ...differences(declared, await keyPolicy(found, homeRegion, clients)).map((difference) =>
      fault(`key policy of ${alias}: ${difference}`, deploy(STACKS.evidence)),
    ),
  ]);
}
