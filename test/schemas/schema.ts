import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/** Type of an argument in Terraform's words: `string`, `['list', 'string']`, `['object', { name: 'string' }]` … */
export type Type = 'string' | 'number' | 'bool' | 'dynamic' | readonly [string, unknown, ...unknown[]];

export interface Attribute {
  readonly type: Type;
  readonly required?: true;
  readonly optional?: true;
  readonly computed?: true;
}

export interface BlockType {
  readonly nesting_mode: 'single' | 'list' | 'set' | 'map' | 'group';
  readonly min_items?: number;
  readonly max_items?: number;
  readonly block: Block;
}

export interface Block {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly block_types?: Readonly<Record<string, BlockType>>;
}

/** What `terraform providers schema -json` says of a provider, without its prose. */
export interface ProviderSchema {
  readonly version: string;
  readonly provider: Block;
  readonly resource: Readonly<Record<string, Block>>;
  readonly data: Readonly<Record<string, Block>>;
}

/** The schema that lies beside this file, by the name of its provider. export.ts writes it. */
export function storedSchema(provider: string): ProviderSchema {
  return JSON.parse(brotliDecompressSync(readFileSync(storedAt(provider))).toString('utf8'));
}

export function storedAt(provider: string): string {
  return join(__dirname, `${provider}.json.br`);
}
