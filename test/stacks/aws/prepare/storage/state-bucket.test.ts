import { StateBucket } from '../../../../../stacks/aws/prepare/storage/state-bucket';
import { accountNamed, testContext } from '../../../../support/estate';
import { readable, synth } from '../../../../support/synth';

const context = testContext();
const stack = synth(
  (app) =>
    new StateBucket(app, 'bootstrap-aws-state', {
      ...context,
      account: accountNamed(context, 'forensic'),
      region: 'eu-west-1',
    }),
);

test('the stack', () => {
  expect(readable(stack)).toMatchSnapshot();
});

test('the bucket keeps every version and outlives destroy', () => {
  const bucket = Object.values(stack.resource.aws_s3_bucket ?? {})[0];
  expect(bucket).toMatchObject({ bucket: 'acme-firebreak-state-222222222222', lifecycle: { prevent_destroy: true } });
  expect(bucket).not.toHaveProperty('force_destroy');
  expect(Object.values(stack.resource.aws_s3_bucket_versioning ?? {})).toMatchObject([
    { versioning_configuration: { status: 'Enabled' } },
  ]);
});
