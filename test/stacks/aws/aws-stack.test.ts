import { prepareAws } from '../../../stacks/aws/prepare';
import { testContext } from '../../support/estate';
import { synthAll } from '../../support/synth';

const stacksWith = (state: 'remote' | 'local', change?: (input: any) => void) => {
  const context = testContext(change);
  return synthAll((app) => prepareAws(app, { ...context, settings: { ...context.settings, state } }));
};
const stacks = Object.entries(stacksWith('remote'));

test.each(stacks)('%s admits the provider from 5.100 to 6.x, and asks for state locking', (_id, { terraform }) => {
  expect(terraform.required_providers.aws.version).toBe('>= 5.100.0, < 7.0.0');
  expect(terraform.required_version).toBe('>= 1.10.0');
});

test.each(stacks)('%s keeps its state in the forensic account, encrypted and locked', (id, { terraform }) => {
  expect(terraform.backend).toEqual({
    s3: {
      bucket: 'acme-firebreak-state-222222222222',
      key: `${id}.tfstate`,
      region: 'eu-west-1',
      encrypt: true,
      use_lockfile: true,
      assume_role: {
        role_arn: 'arn:aws:iam::222222222222:role/OrganizationAccountAccessRole',
        session_name: 'firebreak',
      },
    },
  });
});

test('local state lies beside the synthesised stacks, only when asked for', () => {
  const { terraform } = stacksWith('local')['prepare-aws-evidence']!;
  expect(terraform.backend).toEqual({ local: { path: '../../../.firebreak/state/prepare-aws-evidence.tfstate' } });
});

test.each(stacks)('%s refuses credentials of another account', (_id, { provider }) => {
  for (const { allowed_account_ids: allowed, assume_role: assumed } of provider!.aws!) {
    expect(allowed).toHaveLength(1);
    if (assumed) expect(assumed[0].role_arn.split(':')[4]).toBe(allowed[0]);
    else expect(allowed[0]).toBe('111111111111');
  }
});

test('the management account is entered by a role when the estate names one', () => {
  const managementRole = 'arn:aws:iam::111111111111:role/firebreak-deploy';
  const { provider } = stacksWith('remote', (input) => (input.aws.deployment = { managementRole }))[
    'prepare-aws-organization'
  ]!;
  expect(provider!.aws![0]!.assume_role).toEqual([{ role_arn: managementRole, session_name: 'firebreak' }]);
});

test.each(stacks)('%s has no output and no resource that holds a secret', (_id, { output, resource }) => {
  expect(output).toBeUndefined();
  // Their attributes would put a secret into the state.
  for (const type of [
    'aws_iam_access_key',
    'aws_iam_user_login_profile',
    'aws_secretsmanager_secret_version',
    'aws_ssm_parameter',
  ]) {
    expect(Object.keys(resource)).not.toContain(type);
  }
});
