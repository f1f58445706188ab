import { createHash } from 'node:crypto';
import { ListAliasesCommand, ScheduleKeyDeletionCommand } from '@aws-sdk/client-kms';
import {
  DeleteBucketPolicyCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectRetentionCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutObjectRetentionCommand,
} from '@aws-sdk/client-s3';
import type { Attempt } from './attempt';
import type { Principal } from './clients';
import type { Organization } from './organization';

const REGION = 'eu-west-1';
const DAY = 24 * 60 * 60 * 1000;

/** What happens to a piece of evidence: a responder deposits it, and everybody else tries to read, change or destroy it. */
export async function evidenceAttempts(
  organization: Organization,
  people: { responder: Principal; forensicAdmin: Principal; outsider: Principal },
): Promise<Attempt[]> {
  const { accounts, intruder } = organization;
  const bucket = `drill-firebreak-evidence-${accounts.forensic}`;
  const key = 'incidents/DRILL/facts.json';
  const body = '{"incident":"DRILL"}';
  const put = (who: Principal, name: string) =>
    who.s3(REGION).send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: name,
        Body: body,
        ContentMD5: createHash('md5').update(body).digest('base64'),
      }),
    );
  const { VersionId: version } = await put(people.responder, key);
  const admin = people.forensicAdmin;
  const retention = await admin
    .s3(REGION)
    .send(new GetObjectRetentionCommand({ Bucket: bucket, Key: key, VersionId: version }));
  const until = retention.Retention?.RetainUntilDate?.getTime() ?? 0;
  const { Aliases: aliases } = await admin.kms(REGION).send(new ListAliasesCommand({}));
  const evidenceKey = aliases?.find((alias) => alias.AliasName === 'alias/firebreak/evidence')?.TargetKeyId;

  const attempt = (who: string, what: string, expect: Attempt['expect'], call: () => Promise<unknown>): Attempt => ({
    who,
    what,
    expect,
    call,
  });
  const refused = (what: string, call: () => Promise<unknown>) =>
    attempt("the forensic account's administrator", what, 'refused', call);
  return [
    attempt('the evidence', 'be locked for 365 days', 'allowed', async () => {
      if (retention.Retention?.Mode !== 'COMPLIANCE' || until < Date.now() + 364 * DAY)
        throw new Error(JSON.stringify(retention.Retention));
    }),
    refused('delete a locked version', () =>
      admin.s3(REGION).send(new DeleteObjectCommand({ Bucket: bucket, Key: key, VersionId: version })),
    ),
    refused('shorten the retention', () =>
      admin.s3(REGION).send(
        new PutObjectRetentionCommand({
          Bucket: bucket,
          Key: key,
          VersionId: version,
          Retention: { Mode: 'COMPLIANCE', RetainUntilDate: new Date(Date.now() + DAY) },
        }),
      ),
    ),
    refused('suspend versioning', () =>
      admin
        .s3(REGION)
        .send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration: { Status: 'Suspended' } })),
    ),
    refused('remove the bucket policy', () => admin.s3(REGION).send(new DeleteBucketPolicyCommand({ Bucket: bucket }))),
    refused('read evidence', () => admin.s3(REGION).send(new GetObjectCommand({ Bucket: bucket, Key: key }))),
    refused('schedule the deletion of the key', () =>
      admin.kms(REGION).send(new ScheduleKeyDeletionCommand({ KeyId: evidenceKey })),
    ),
    attempt('the intruder', 'read evidence', 'refused', () =>
      intruder.s3(REGION).send(new GetObjectCommand({ Bucket: bucket, Key: key })),
    ),
    attempt('the intruder', 'write into the evidence store', 'refused', () =>
      put(intruder, 'incidents/DRILL/false.json'),
    ),
    attempt("another organisation's administrator", 'read evidence', 'refused', () =>
      people.outsider.s3(REGION).send(new GetObjectCommand({ Bucket: bucket, Key: key })),
    ),
    attempt("another organisation's administrator", 'write into the evidence store', 'refused', () =>
      put(people.outsider, 'incidents/DRILL/false.json'),
    ),
  ];
}
