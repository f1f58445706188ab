import { spawnSync } from 'node:child_process';

/**
 * The terraform binary: FIREBREAK_TERRAFORM, then the PATH.
 *
 * @throws Error that says what to install when neither has Terraform 1.10 or newer.
 */
export function findTerraform(env: NodeJS.ProcessEnv): string {
  const binary = env.FIREBREAK_TERRAFORM ?? 'terraform';
  const { stdout, error } = spawnSync(binary, ['version', '-json'], { env, encoding: 'utf8' });
  const version = error ? undefined : /"terraform_version":\s*"(\d+)\.(\d+)/.exec(stdout);
  if (version && (Number(version[1]) > 1 || Number(version[2]) >= 10)) return binary;
  throw new Error(
    `no Terraform 1.10 or newer: '${binary}' ${error ? `cannot be run (${error.message})` : `reports ${version ? version[0] : 'no version'}`}. ` +
      'Install it (https://developer.hashicorp.com/terraform/install) or set FIREBREAK_TERRAFORM to its path',
  );
}
