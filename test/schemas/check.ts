import type { Block, BlockType, ProviderSchema } from './schema';
import { mismatch } from './types';

/** Arguments that Terraform itself takes in every resource. https://developer.hashicorp.com/terraform/language/meta-arguments */
const META = ['lifecycle', 'depends_on', 'provider', 'count', 'for_each', 'provisioner', 'connection'];

/** A synthesised stack, without cdktf's metadata. */
export interface Stack {
  readonly [section: string]: unknown;
}

/**
 * Every resource, data source and provider configuration of a stack against what the providers accept: unknown types and
 * arguments, missing ones, arguments that only the provider sets, wrong types, too few or too many blocks.
 *
 * Not covered, because no schema says it: allowed values, arguments that exclude each other. `terraform validate` covers them.
 *
 * @param schemas - by the name of the provider; what belongs to other providers is passed over.
 * @returns one line a problem, such as `azurerm_subnet.a: 'name' is missing`.
 */
export function problemsOf(stack: Stack, schemas: Readonly<Record<string, ProviderSchema>>): string[] {
  const owner = (type: string) => schemas[type.split('_')[0] ?? ''];
  const entities = (section: 'resource' | 'data') =>
    Object.entries((stack[section] ?? {}) as Record<string, Record<string, unknown>>).flatMap(([type, named]) => {
      const schema = owner(type);
      if (!schema) return [];
      const block = schema[section][type];
      return Object.entries(named).flatMap(([name, content]) =>
        block
          ? inBlock(`${section === 'data' ? 'data.' : ''}${type}.${name}`, content, block, META)
          : [`${type}: ${schema.version} has no such type`],
      );
    });
  const providers = Object.entries((stack.provider ?? {}) as Record<string, unknown>).flatMap(([name, configured]) => {
    const schema = schemas[name];
    return schema
      ? items(configured).flatMap((one) => inBlock(`provider.${name}`, one, schema.provider, ['alias']))
      : [];
  });
  return [...entities('resource'), ...entities('data'), ...providers];
}

function inBlock(at: string, content: unknown, block: Block, meta: readonly string[] = []): string[] {
  if (!isRecord(content)) return [`${at}: must be a block, not ${JSON.stringify(content)}`];
  const { attributes = {}, block_types = {} } = block;
  const given = Object.entries(content).filter(
    ([name, value]) => value !== null && value !== undefined && !meta.includes(name),
  );
  const unknown = given
    .filter(([name]) => !attributes[name] && !block_types[name] && name !== 'dynamic')
    .map(([name]) => `${at}: '${name}' is unknown`);
  const missing = Object.entries(attributes)
    .filter(([name, { required }]) => required && !given.some(([one]) => one === name))
    .map(([name]) => `${at}: '${name}' is missing`);
  const wrong = given.flatMap(([name, value]) => {
    const attribute = attributes[name];
    if (!attribute) return [];
    if (!attribute.required && !attribute.optional) return [`${at}: '${name}' is set by the provider alone`];
    const why = mismatch(value, attribute.type);
    return why ? [`${at}: '${name}' ${why}`] : [];
  });
  const nested = Object.entries(block_types).flatMap(([name, type]) => inBlocks(`${at}.${name}`, content, name, type));
  return [...unknown, ...missing, ...wrong, ...nested];
}

function inBlocks(at: string, content: Record<string, unknown>, name: string, type: BlockType): string[] {
  const generated = isRecord(content.dynamic) && name in content.dynamic; // how many is known when it runs
  const blocks = type.nesting_mode === 'map' ? Object.values((content[name] ?? {}) as object) : items(content[name]);
  const { min_items: least = 0, max_items: most = Infinity } = type;
  const counts = generated || (blocks.length >= least && blocks.length <= most);
  return [
    ...(counts
      ? []
      : [`${at}: ${blocks.length} blocks; ${blocks.length < least ? `at least ${least}` : `at most ${most}`}`]),
    ...blocks.flatMap((block) => inBlock(at, block, type.block)),
  ];
}

/** Terraform's JSON takes one block as it is, or several in a list. */
function items(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
