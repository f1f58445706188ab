import { EvidenceStore } from '../../../../../stacks/aws/prepare/storage/evidence-store';
import { accountNamed, testContext } from '../../../../support/estate';
import { readable, synth } from '../../../../support/synth';

function store(change?: (input: any) => void) {
  const context = testContext(change);
  const account = accountNamed(context, 'forensic');
  return synth((app) => new EvidenceStore(app, 'prepare-aws-evidence', { ...context, account, region: 'eu-west-1' }));
}
const stack = store();
const all = (type: string, from = stack) => Object.values(from.resource[type] ?? {});
const ofBucket = (type: string, purpose: string) =>
  all(type).filter(({ bucket }) => JSON.stringify(bucket).includes(purpose));

test('the stack', () => {
  expect(readable(stack)).toMatchSnapshot();
});

test('the evidence bucket is locked from its creation, for the days of the estate', () => {
  expect(all('aws_s3_bucket')).toContainEqual(
    expect.objectContaining({ bucket: 'acme-firebreak-evidence-222222222222', object_lock_enabled: true }),
  );
  const estate = store((input) => (input.aws.evidence = { retentionDays: 2555 }));
  expect(all('aws_s3_bucket_object_lock_configuration', estate)).toMatchObject([
    { rule: { default_retention: { mode: 'COMPLIANCE', days: 2555 } }, lifecycle: { prevent_destroy: true } },
  ]);
});

test('the landing bucket has no lock, which its services cannot write into', () => {
  const landing = all('aws_s3_bucket').find(({ bucket }) => bucket.includes('landing'));
  expect(landing).not.toHaveProperty('object_lock_enabled');
  expect(ofBucket('aws_s3_bucket_server_side_encryption_configuration', 'landing')).toMatchObject([
    { rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } }] },
  ]);
});

test('both buckets are versioned, private and owned by the account', () => {
  for (const type of [
    'aws_s3_bucket_versioning',
    'aws_s3_bucket_public_access_block',
    'aws_s3_bucket_ownership_controls',
    'aws_s3_bucket_policy',
  ]) {
    expect(all(type)).toHaveLength(2);
  }
  for (const block of all('aws_s3_bucket_public_access_block')) {
    expect(block).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
  }
});

test('nothing that holds evidence can be destroyed or emptied by Terraform', () => {
  expect(JSON.stringify(stack)).not.toContain('force_destroy');
  for (const type of ['aws_s3_bucket', 'aws_kms_key', 'aws_kms_alias']) {
    for (const resource of all(type)) expect(resource.lifecycle).toEqual({ prevent_destroy: true });
  }
});

test('landed logs are replicated with our key, without deletions', () => {
  const replicated = all('aws_s3_bucket_replication_configuration').flatMap(({ rule }) => rule);
  expect(replicated.map(({ filter }) => filter.prefix)).toEqual(['AWSLogs/', 'application-logs/']);
  for (const rule of replicated) {
    expect(rule).toMatchObject({
      status: 'Enabled',
      delete_marker_replication: { status: 'Disabled' },
      destination: { encryption_configuration: { replica_kms_key_id: expect.stringContaining('aws_kms_key.key') } },
    });
  }
});

test('access logs of the evidence bucket land, and are not replicated into it', () => {
  expect(all('aws_s3_bucket_logging')).toMatchObject([{ target_prefix: 'access-logs/' }]);
  expect(ofBucket('aws_s3_bucket_logging', 'evidence')).toHaveLength(1);
});

test('every alarm reaches the alarm topic, and missing deliveries raise one', () => {
  const alarms = all('aws_cloudwatch_metric_alarm');
  expect(alarms).toHaveLength(3);
  for (const alarm of alarms) {
    expect(alarm.alarm_actions).toEqual(['arn:aws:sns:eu-west-1:333333333333:firebreak-alarms']);
  }
  expect(alarms).toContainEqual(
    expect.objectContaining({ metric_name: 'PutRequests', treat_missing_data: 'breaching' }),
  );
  expect(all('aws_s3_bucket_metric')).toMatchObject([{ filter: { prefix: 'AWSLogs/o-exampleorg1/' } }]);
});

test('with a trail that is left alone, nothing waits for its deliveries', () => {
  const kept = store((input) => (input.aws.trail = { mode: 'keep', bucket: 'existing-trail' }));
  expect(all('aws_s3_bucket_metric', kept)).toEqual([]);
  expect(JSON.stringify(kept)).not.toContain('cloudtrail.amazonaws.com');
});
