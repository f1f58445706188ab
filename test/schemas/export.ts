/**
 * Keeps the schema of a provider beside this file, whole but for its prose: `node --import tsx test/schemas/export.ts`.
 * Needs the provider; run it when another version is to be answered for.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { findTerraform } from '../../commands/terraform/find-terraform';
import { AZURERM, obtain } from '../drill/obtain-provider';
import { storedAt, type Block, type ProviderSchema } from './schema';

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'firebreak-schema-'));
  try {
    const terraform = findTerraform(process.env);
    const obtained = await obtain(AZURERM, { env: process.env, terraform, folder });
    if ('missing' in obtained) throw new Error(`there is no ${AZURERM.name}:\n${obtained.missing}`);
    const args = [`-chdir=${folder}`, 'providers', 'schema', '-json'];
    const printed = spawnSync(terraform, args, { encoding: 'utf8', maxBuffer: 1024 ** 3 });
    if (printed.status !== 0) throw new Error(printed.stderr);
    const [schema] = Object.values<any>(JSON.parse(printed.stdout).provider_schemas);
    const kept: ProviderSchema = {
      version: obtained.version,
      provider: bare(schema.provider.block),
      resource: blocks(schema.resource_schemas),
      data: blocks(schema.data_source_schemas),
    };
    const compressed = brotliCompressSync(JSON.stringify(kept));
    writeFileSync(storedAt(AZURERM.name), compressed);
    process.stdout.write(`${AZURERM.name} ${obtained.version}: ${Math.ceil(compressed.length / 1024)} KiB\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const blocks = (schemas: Record<string, { block: Block }>) =>
  Object.fromEntries(Object.entries(schemas).map(([type, { block }]) => [type, bare(block)]));

/** Without descriptions and what else no check asks for. */
function bare({ attributes = {}, block_types = {} }: Block): Block {
  return {
    attributes: mapped(attributes, ({ type, required, optional, computed }) => ({
      type,
      required,
      optional,
      computed,
    })),
    block_types: mapped(block_types, ({ block, ...about }) => ({ ...about, block: bare(block) })),
  };
}

function mapped<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
