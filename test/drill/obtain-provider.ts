import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, terraformConfig } from './deploy';
import { findMirror, type Mirror, type ProviderNeed } from './tools';

/** What the stacks themselves admit (stacks/azure/azure-stack.ts, entra-provider.ts). */
export const AZURERM: ProviderNeed = { name: 'azurerm', from: '4.58.0', below: '6.0.0' };
export const AZUREAD: ProviderNeed = { name: 'azuread', from: '3.7.0', below: '4.0.0' };

/** A provider that is there, or the reason why it is not, for a person to read. */
export type Obtained = { readonly mirror: Mirror; readonly version: string } | { readonly missing: string };

/**
 * Installs the provider once, from a mirror or from the registry; what was installed is a mirror for everything that
 * follows, so that it is downloaded at most once.
 *
 * @param folder - scratch folder, made here.
 */
export async function obtain(
  need: ProviderNeed,
  tools: { readonly env: NodeJS.ProcessEnv; readonly terraform: string; readonly folder: string },
): Promise<Obtained> {
  const { env, terraform, folder } = tools;
  mkdirSync(folder, { recursive: true });
  const found = findMirror(env, need);
  const required_providers = {
    [need.name]: { source: `hashicorp/${need.name}`, version: `>= ${need.from}, < ${need.below ?? need.from}` },
  };
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ terraform: { required_providers } }));
  const own = { ...env, TF_CLI_CONFIG_FILE: terraformConfig(folder, found ? [found] : []), CHECKPOINT_DISABLE: '1' };
  const args = [`-chdir=${folder}`, 'init', '-input=false', '-no-color'];
  const { code, output } = await run(terraform, args, { root: folder, folder, env: own, terraform });
  if (code !== 0) return { missing: output.trim().split('\n').slice(-12).join('\n') };
  const mirror = join(folder, '.terraform', 'providers');
  const [version = 'unknown'] = readdirSync(join(mirror, 'registry.terraform.io', 'hashicorp', need.name));
  return { mirror: { provider: need.name, folder: mirror }, version };
}
