import { Investigation } from '../../../../../stacks/aws/prepare/investigation/investigation';
import { savedQueries } from '../../../../../stacks/aws/prepare/investigation/saved-queries';
import { FLOW_LOG_COLUMNS } from '../../../../../stacks/aws/prepare/storage/flow-log-format';
import { AWS_REGIONS } from '../../../../../stacks/estate/regions';
import { accountNamed, testContext } from '../../../../support/estate';
import { readable, synth } from '../../../../support/synth';

const stackOf = (change?: (input: any) => void): any =>
  synth((app) => {
    const context = testContext(change);
    return new Investigation(app, 'prepare-aws-investigation', {
      ...context,
      account: accountNamed(context, 'forensic'),
      region: 'eu-west-1',
    });
  });
const stack = stackOf();
const table = (name: string, from = stack): any =>
  Object.values<any>(from.resource.aws_glue_catalog_table).find((candidate) => candidate.name === name);
const template = (name: string, from = stack): string => table(name, from).parameters['storage.location.template'];

test('the workgroup decides where results go, how they are encrypted and how much a query reads', () => {
  expect(stack.resource.aws_athena_workgroup.workgroup).toMatchObject({
    name: 'firebreak',
    configuration: {
      enforce_workgroup_configuration: true,
      publish_cloudwatch_metrics_enabled: true,
      bytes_scanned_cutoff_per_query: 1_073_741_824_000,
      engine_version: { selected_engine_version: 'Athena engine version 3' },
      result_configuration: {
        output_location: 's3://acme-firebreak-queries-222222222222/',
        expected_bucket_owner: '222222222222',
        encryption_configuration: { encryption_option: 'SSE_KMS', kms_key_arn: '${aws_kms_key.key.arn}' },
      },
    },
  });
  expect(stack.resource.aws_athena_workgroup.workgroup.force_destroy).toBeUndefined();
});

test('results are private, encrypted with their own key, and expire with all their versions', () => {
  const [bucket] = Object.values<any>(stack.resource.aws_s3_bucket);
  expect(bucket).toMatchObject({ bucket: 'acme-firebreak-queries-222222222222', lifecycle: { prevent_destroy: true } });
  const [encryption] = Object.values<any>(stack.resource.aws_s3_bucket_server_side_encryption_configuration);
  expect(JSON.stringify(encryption)).toContain('"kms_master_key_id":"${aws_kms_key.key.arn}"');
  expect(stack.resource.aws_s3_bucket_lifecycle_configuration.expiry.rule).toMatchObject([
    { status: 'Enabled', expiration: [{ days: 90 }], noncurrent_version_expiration: [{ noncurrent_days: 1 }] },
  ]);
  expect(readable(stack.resource.aws_kms_key)).toMatchSnapshot();
});

describe('tables', () => {
  test('take accounts from the query, so that new accounts are never missing', () => {
    for (const { name, parameters } of Object.values<any>(stack.resource.aws_glue_catalog_table)) {
      expect([name, parameters['projection.account.type']]).toEqual([name, 'injected']);
      expect(parameters['projection.enabled']).toBe('true');
    }
  });

  test('look into every region there is, not only those in use', () => {
    expect(table('cloudtrail').parameters['projection.region.values'].split(',')).toEqual([...AWS_REGIONS]);
    expect(table('vpc_flow_logs').parameters['projection.aws_region.values'].split(',')).toEqual([...AWS_REGIONS]);
  });

  test('lie where the services write', () => {
    const evidence = 's3://acme-firebreak-evidence-222222222222/AWSLogs';
    expect(template('cloudtrail')).toBe(`${evidence}/o-exampleorg1/$\${account}/CloudTrail/$\${region}/$\${day}`);
    expect(template('vpc_flow_logs')).toBe(
      `${evidence}/aws-account-id=$\${account}/aws-service=vpcflowlogs/aws-region=$\${aws_region}` +
        '/year=$${year}/month=$${month}/day=$${day}',
    );
    expect(template('resolver_query_logs')).toBe(`${evidence}/$\${account}/vpcdnsquerylogs/$\${vpc}/$\${day}`);
    const locations = Object.values<any>(stack.resource.aws_glue_catalog_table).map(
      (each) => each.storage_descriptor.location,
    );
    expect(locations.sort()).toEqual([`${evidence}/`, `${evidence}/`, `${evidence}/o-exampleorg1/`]);
  });

  test.each([
    [undefined, 's3://their-trail/AWSLogs/o-exampleorg1/'],
    ['/org/', 's3://their-trail/org/AWSLogs/o-exampleorg1/'],
  ])('read the trail that is left alone where it is, under prefix %s', (prefix, folder) => {
    const kept = stackOf(
      (input) => (input.aws.trail = { mode: 'keep', bucket: 'their-trail', ...(prefix ? { prefix } : {}) }),
    );
    expect(template('cloudtrail', kept)).toBe(`${folder}$\${account}/CloudTrail/$\${region}/$\${day}`);
    expect(template('vpc_flow_logs', kept)).toContain('acme-firebreak-evidence');
  });

  test('project every partition, and every placeholder is a partition', () => {
    for (const { name, partition_keys: keys, parameters } of Object.values<any>(
      stack.resource.aws_glue_catalog_table,
    )) {
      const names = keys.map((key: any) => key.name);
      const placeholders = [...parameters['storage.location.template'].matchAll(/\$\$\{(\w+)\}/g)].map(
        (match) => match[1],
      );
      expect([name, placeholders]).toEqual([name, names]);
      for (const key of names) expect(parameters).toHaveProperty([`projection.${key}.type`]);
    }
  });

  test('have no column twice, which Athena would refuse', () => {
    for (const each of Object.values<any>(stack.resource.aws_glue_catalog_table)) {
      const names = [...each.storage_descriptor.columns, ...each.partition_keys].map((column: any) => column.name);
      expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    }
  });

  test('keep what differs from call to call as JSON in a string', () => {
    const columns = Object.fromEntries(
      table('cloudtrail').storage_descriptor.columns.map((each: any) => [each.name, each.type]),
    );
    expect(columns).toMatchObject({
      requestparameters: 'string',
      responseelements: 'string',
      additionaleventdata: 'string',
    });
    expect(table('vpc_flow_logs').storage_descriptor.columns).toEqual(FLOW_LOG_COLUMNS);
  });

  test('as a whole', () => {
    const named = Object.values<any>(stack.resource.aws_glue_catalog_table).map((each) => [each.name, each]);
    expect(Object.fromEntries(named)).toMatchSnapshot();
  });
});

test('each saved query is there twice: to read, and to execute with parameters', () => {
  const named = Object.values<any>(stack.resource.aws_athena_named_query);
  const prepared = Object.values<any>(stack.resource.aws_athena_prepared_statement);
  const names = savedQueries().map(({ name }) => name);
  expect(named.map(({ name }) => name)).toEqual(names);
  expect(prepared.map(({ name }) => name)).toEqual(names.map((name) => name.replaceAll('-', '_')));
  for (const statement of prepared) expect(statement.name).toMatch(/^[a-zA-Z_][a-zA-Z0-9_@:]{0,255}$/);
  expect(prepared.map((statement) => statement.query_statement)).toEqual(named.map(({ query }) => query));
});
