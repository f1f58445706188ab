import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { arch, homedir, platform } from 'node:os';
import { join } from 'node:path';

const NAMESPACE = join('registry.terraform.io', 'hashicorp');

/** This machine in the words of Terraform, such as linux_amd64. */
export const SYSTEM = `${platform().replace('win32', 'windows')}_${arch().replace('x64', 'amd64').replace('ia32', '386')}`;

/** Version of the real AWS provider that the drill applies with: the one the bindings were generated from. */
export const PROVIDER_VERSION = '5.100.0';

/** A provider of HashiCorp's, and the versions that will do. */
export interface ProviderNeed {
  /** Such as `azurerm`. */
  readonly name: string;
  /** The oldest one, such as `4.55.0`. */
  readonly from: string;
  /** The first one that is too new. @default - no other than `from` */
  readonly below?: string;
}

/** A filesystem mirror that holds a provider. */
export interface Mirror {
  readonly provider: string;
  readonly folder: string;
}

/**
 * A filesystem mirror that holds the AWS provider; FIREBREAK_PROVIDER_MIRROR must hold it when it is set.
 *
 * @returns the folder, or undefined when Terraform has to download the provider.
 */
export function findProviderMirror(env: NodeJS.ProcessEnv): string | undefined {
  const aws = { name: 'aws', from: PROVIDER_VERSION };
  const set = env.FIREBREAK_PROVIDER_MIRROR;
  if (set && !holds(set, aws)) {
    throw new Error(
      `FIREBREAK_PROVIDER_MIRROR is '${set}', which has no ${join(NAMESPACE, aws.name, aws.from)}. ` +
        'Fill it with `terraform providers mirror`, or unset it to let the drill search',
    );
  }
  return findMirror(env, aws)?.folder;
}

/**
 * A filesystem mirror that holds the provider: FIREBREAK_PROVIDER_MIRROR, then the mirrors of Terraform's CLI
 * configuration, then its implied mirror folders, then one level below the usual roots of optional software.
 */
export function findMirror(env: NodeJS.ProcessEnv, need: ProviderNeed): Mirror | undefined {
  const set = env.FIREBREAK_PROVIDER_MIRROR ? [env.FIREBREAK_PROVIDER_MIRROR] : [];
  const places = [...set, ...configuredMirrors(env), ...impliedMirrors(env), ...commonPlaces()];
  const folder = places.find((place) => holds(place, need));
  return folder === undefined ? undefined : { provider: need.name, folder };
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

/** Unpacked (`<version>/<system>/`) or packed (`terraform-provider-<name>_<version>_<system>.zip`), for this machine. */
function holds(folder: string, { name, from, below }: ProviderNeed): boolean {
  const provider = join(folder, NAMESPACE, name);
  if (!existsSync(provider)) return false;
  const packed = new RegExp(`^terraform-provider-${name}_(.+)_${SYSTEM}\\.zip$`);
  const versions = readdirSync(provider).map(
    (entry) => packed.exec(entry)?.[1] ?? (existsSync(join(provider, entry, SYSTEM)) ? entry : undefined),
  );
  const fits = (version: string) =>
    below === undefined ? version === from : !older(version, from) && older(version, below);
  return versions.some((version) => version !== undefined && fits(version));
}

/** Of two versions such as 4.55.0: whether the first is the older one. */
function older(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) < 0;
}
