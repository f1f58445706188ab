import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Version of the real AWS provider that the drill applies with: the one the bindings were generated from. */
export const PROVIDER_VERSION = '5.100.0';
const PROVIDER = join('registry.terraform.io', 'hashicorp', 'aws', PROVIDER_VERSION);

/**
 * A filesystem mirror that holds the AWS provider: FIREBREAK_PROVIDER_MIRROR, then the mirrors of Terraform's CLI
 * configuration, then its implied mirror folders, then one level below the usual roots of optional software.
 *
 * @returns the folder, or undefined when Terraform has to download the provider.
 */
export function findProviderMirror(env: NodeJS.ProcessEnv): string | undefined {
  if (env.FIREBREAK_PROVIDER_MIRROR) {
    if (holdsProvider(env.FIREBREAK_PROVIDER_MIRROR)) return env.FIREBREAK_PROVIDER_MIRROR;
    throw new Error(
      `FIREBREAK_PROVIDER_MIRROR is '${env.FIREBREAK_PROVIDER_MIRROR}', which has no ${PROVIDER}. ` +
        'Fill it with `terraform providers mirror`, or unset it to let the drill search',
    );
  }
  return [...configuredMirrors(env), ...impliedMirrors(env), ...commonPlaces()].find(holdsProvider);
}

/** https://developer.hashicorp.com/terraform/cli/config/config-file#explicit-installation-method-configuration */
function configuredMirrors(env: NodeJS.ProcessEnv): string[] {
  const file = env.TF_CLI_CONFIG_FILE ?? join(homedir(), '.terraformrc');
  if (!existsSync(file)) return [];
  const blocks = readFileSync(file, 'utf8').matchAll(/filesystem_mirror\s*\{[^}]*?path\s*=\s*"([^"]+)"/g);
  return [...blocks].map((match) => match[1] ?? '');
}

/** https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories */
function impliedMirrors(env: NodeJS.ProcessEnv): string[] {
  const data = [
    env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'),
    ...(env.XDG_DATA_DIRS ?? '/usr/local/share:/usr/share').split(':'),
  ];
  return [join(homedir(), '.terraform.d', 'plugins'), ...data.map((folder) => join(folder, 'terraform', 'plugins'))];
}

function commonPlaces(): string[] {
  return ['/opt', '/srv', '/usr/local/lib', '/usr/lib'].flatMap((root) =>
    existsSync(root) ? readdirSync(root).map((child) => join(root, child)) : [],
  );
}

function holdsProvider(folder: string): boolean {
  return (
    existsSync(join(folder, PROVIDER)) ||
    existsSync(join(folder, PROVIDER, '..', `terraform-provider-aws_${PROVIDER_VERSION}.zip`))
  );
}
