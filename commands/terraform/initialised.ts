import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MARK = join('.terraform', 'firebreak-initialised');
const PROVIDERS = join('.terraform', 'providers');

/**
 * Whether `terraform init` has nothing left to do: it ran for this backend and these providers, and they are still there. It
 * takes a second a stack, one after the other.
 */
export function isInitialised(folder: string): boolean {
  const mark = join(folder, MARK);
  return existsSync(mark) && readFileSync(mark, 'utf8') === settingsOf(folder) && providersAreThere(folder);
}

/** Notes that `terraform init` has run. Goes with the folder that it made. */
export function markInitialised(folder: string): void {
  writeFileSync(join(folder, MARK), settingsOf(folder));
}

/** What init reads of a stack, as a hash. */
function settingsOf(folder: string): string {
  const { terraform } = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')) as { terraform: unknown };
  return createHash('sha256').update(JSON.stringify(terraform)).digest('hex');
}

/** They are links into a cache that others may clear. */
function providersAreThere(folder: string): boolean {
  const providers = join(folder, PROVIDERS);
  if (!existsSync(providers)) return false;
  return readdirSync(providers, { recursive: true, encoding: 'utf8' }).every((name) =>
    existsSync(join(providers, name)),
  );
}
