import { GetBucketReplicationCommand, type ReplicationRule } from '@aws-sdk/client-s3';
import { answer, once, unless, type Answer, type Check } from '../../../readiness/check';
import { declaredEvidence, declaredForensicRegion, type Declared } from '../declared/stacks';
import { STACKS } from '../declared/stack-names';
import { deploy } from '../fixes';
import { unlessAbsent } from '../live/absent';
import type { Live } from '../live/live';
import { the } from '../live/the';
import { inStore } from './evidence-store';

/** Rules of a replication, as Terraform writes them. */
type DeclaredRules = readonly { readonly id: string; readonly filter: { readonly prefix: string } }[];

export const evidenceReplication: Check = {
  id: 'evidence-replication',
  holds: () => 'landed logs are replicated into the evidence bucket, from every region',
  questions: (live) =>
    the('forensic', live).regions.flatMap((region) => once(`forensic ${region}`, () => replication(region, live))),
};

async function replication(region: string, live: Live): Promise<Answer> {
  const { clients, bucket, homeRegion } = await inStore(live);
  const landing = live.names.regionalLandingBucket(region);
  const home = region === homeRegion;
  const stack = home ? STACKS.evidence : STACKS.accountRegion(the('forensic', live), region);
  const declared: Declared = home ? declaredEvidence(live) : declaredForensicRegion(live, region);
  const rules = declared.one('aws_s3_bucket_replication_configuration').arguments.rule as DeclaredRules;
  const call = clients.s3(region).send(new GetBucketReplicationCommand({ Bucket: landing }));
  const found = (await unlessAbsent(call, 'ReplicationConfigurationNotFoundError'))?.ReplicationConfiguration;
  const replicates = (rule: ReplicationRule, prefix: string) =>
    rule.Status === 'Enabled' &&
    rule.Filter?.Prefix === prefix &&
    rule.Destination?.Bucket === `arn:aws:s3:::${bucket}`;
  return answer(
    rules.flatMap(({ id, filter: { prefix } }) =>
      unless(
        (found?.Rules ?? []).some((rule) => replicates(rule, prefix)),
        `${landing} replicates nothing below ${prefix} into ${bucket} (rule ${id})`,
        deploy(stack),
      ),
    ),
  );
}
