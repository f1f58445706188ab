import { OrganizationTrail, trailRegion } from '../../../../../stacks/aws/prepare/organization/organization-trail';
import { accountNamed, testContext, testEstate } from '../../../../support/estate';
import { readable, synth } from '../../../../support/synth';

function trailStack(change?: (input: any) => void) {
  const context = testContext(change);
  return synth(
    (app) =>
      new OrganizationTrail(app, 'prepare-aws-trail', {
        ...context,
        account: accountNamed(context, 'management'),
        forensic: accountNamed(context, 'forensic'),
        region: trailRegion(context.estate.aws) ?? 'none',
      }),
  );
}
const adopt = (region: string) => (input: any) => (input.aws.trail = { mode: 'adopt', name: 'org-trail', region });
const stack = trailStack();
const only = (type: string, from = stack) => Object.values(from.resource[type] ?? {})[0];

test('the stack', () => {
  expect(readable(stack)).toMatchSnapshot();
});

test('it records the organisation, everywhere, validated and encrypted, and cannot be destroyed', () => {
  expect(only('aws_cloudtrail')).toMatchObject({
    name: 'firebreak',
    is_organization_trail: true,
    is_multi_region_trail: true,
    include_global_service_events: true,
    enable_logging: true,
    enable_log_file_validation: true,
    s3_bucket_name: 'acme-firebreak-evidence-222222222222',
    kms_key_id: '${data.aws_kms_alias.evidence-key.target_key_arn}',
    lifecycle: { prevent_destroy: true },
  });
});

test('the key is looked up with the forensic account, in the region of the bucket', () => {
  expect(stack.data?.aws_kms_alias?.['evidence-key']).toMatchObject({
    name: 'alias/firebreak/evidence',
    provider: 'aws.forensic',
  });
  const moved = trailStack(adopt('us-east-1'));
  const provider = moved.provider?.aws?.find(({ alias }) => alias === 'forensic');
  expect(provider).toMatchObject({ region: 'eu-west-1', allowed_account_ids: ['222222222222'] });
});

describe('events', () => {
  const selectors = (change?: (input: any) => void) =>
    only('aws_cloudtrail', trailStack(change))?.advanced_event_selector;
  const buckets = ['evidence', 'landing', 'logs-us-east-1'].map(
    (purpose) => `arn:aws:s3:::acme-firebreak-${purpose}-222222222222/`,
  );
  const arnField = (name: string) =>
    selectors()
      .find((selector: any) => selector.name === name)
      .field_selector.find(({ field }: any) => field === 'resources.ARN');

  test('deliveries into the log buckets are not recorded, everything else in them is', () => {
    expect(arnField('S3 objects')).toEqual({ field: 'resources.ARN', not_starts_with: buckets });
    expect(arnField('Use of the log buckets')).toEqual({ field: 'resources.ARN', starts_with: buckets });
    const { field_selector: fields } = selectors().find(({ name }: any) => name === 'Use of the log buckets');
    expect(fields).toContainEqual({ field: 'eventName', not_equals: expect.arrayContaining(['PutObject']) });
  });

  test('data events can be switched off; use of the log buckets is recorded all the same', () => {
    const names = selectors((input) => (input.aws.logs = { dataEvents: { s3: false, lambda: false } })).map(
      ({ name }: any) => name,
    );
    expect(names).toEqual(['Management events', 'Use of the log buckets']);
  });

  test('insights are on unless switched off', () => {
    expect(only('aws_cloudtrail')?.insight_selector).toHaveLength(2);
    const without = trailStack((input) => (input.aws.logs = { insights: false }));
    expect(only('aws_cloudtrail', without)).not.toHaveProperty('insight_selector');
  });
});

test('silence raises an alarm at the alarm topic', () => {
  expect(only('aws_cloudwatch_metric_alarm')).toMatchObject({
    metric_name: 'IncomingLogEvents',
    treat_missing_data: 'breaching',
    alarm_actions: ['arn:aws:sns:eu-west-1:333333333333:firebreak-alarms'],
  });
});

describe('an existing trail', () => {
  test('is adopted by its ARN, in its home region', () => {
    const adopted = trailStack(adopt('us-east-1'));
    expect(adopted.import).toEqual([
      { id: 'arn:aws:cloudtrail:us-east-1:111111111111:trail/org-trail', to: 'aws_cloudtrail.trail' },
    ]);
    expect(adopted.provider?.aws?.[0]).toMatchObject({ region: 'us-east-1', allowed_account_ids: ['111111111111'] });
    expect(only('aws_cloudtrail', adopted)).toMatchObject({ name: 'org-trail' });
  });

  test('in another region has no alarm of its own: the topic is out of its reach', () => {
    expect(only('aws_cloudwatch_metric_alarm', trailStack(adopt('us-east-1')))).toBeUndefined();
    expect(only('aws_cloudwatch_metric_alarm', trailStack(adopt('eu-west-1')))).toBeDefined();
  });

  test('that is left alone has no stack', () => {
    expect(trailRegion(testEstate((input) => (input.aws.trail = { mode: 'keep', bucket: 'b-1' })).aws)).toBeUndefined();
  });

  test('nothing is imported when the trail is new', () => {
    expect(stack.import).toBeUndefined();
  });
});
