import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  declaredEvidence,
  declaredForensicRegion,
  declaredTrail,
} from '../../../../commands/aws/readiness/declared/stacks';
import type { Live } from '../../../../commands/aws/readiness/live/live';
import { accountsOf } from '../../../../stacks/aws/accounts';
import { awsNames } from '../../../../stacks/aws/names';
import { testContext } from '../../../support/estate';

function live(change?: (input: any) => void): Live {
  const context = testContext(change);
  const { estate } = context;
  return { context, estate, names: awsNames(estate), accounts: accountsOf(estate.aws) } as unknown as Live;
}

// cdktf makes the folder that it would write into.
const folder = mkdtempSync(join(tmpdir(), 'firebreak-'));
const before = process.env.CDKTF_OUTDIR;
beforeAll(() => {
  process.env.CDKTF_OUTDIR = folder;
});
afterAll(() => {
  if (before === undefined) delete process.env.CDKTF_OUTDIR;
  else process.env.CDKTF_OUTDIR = before;
  rmSync(folder, { recursive: true });
});

const KEY = 'arn:aws:kms:eu-west-1:222222222222:key/1';

test('what synth declares of the evidence store, with the key that is there', () => {
  const { names } = live();
  const declared = declaredEvidence(live());
  const lock = declared.one('aws_s3_bucket_object_lock_configuration').arguments;
  expect(lock.rule).toEqual({ default_retention: { mode: 'COMPLIANCE', days: 365 } });
  const policies = [names.evidenceBucket, names.landingBucket].map((bucket) => declared.bucketPolicy(bucket, KEY));
  expect(policies[0]).toContain(KEY);
  for (const policy of policies) {
    expect(JSON.parse(policy).Statement.length).toBeGreaterThan(5);
    expect(policy).not.toContain('${'); // no reference of Terraform is left
  }
  expect(JSON.parse(declared.keyPolicy(names.evidenceKeyAlias)).Statement.length).toBeGreaterThan(3);
});

test("a trail that is somebody else's is not declared", () => {
  expect(declaredTrail(live())?.one('aws_cloudtrail').arguments.advanced_event_selector).toHaveLength(4);
  expect(declaredTrail(live((input) => (input.aws.trail = { mode: 'keep', bucket: 'audit' })))).toBeUndefined();
});

test('the forensic account, in a region without evidence', () => {
  const { names } = live();
  const declared = declaredForensicRegion(live(), 'us-east-1');
  expect(JSON.parse(declared.keyPolicy(names.snapshotKeyAlias)).Statement.length).toBeGreaterThan(2);
  expect(declared.one('aws_s3_bucket_replication_configuration').arguments.rule).toHaveLength(1);
});

test('what is not declared, or twice, is an error', () => {
  expect(() => declaredEvidence(live()).one('aws_cloudtrail')).toThrow('expected one aws_cloudtrail, found 0');
  expect(() => declaredEvidence(live()).one('aws_s3_bucket')).toThrow('expected one aws_s3_bucket, found 2');
});
