/** One resource of a synthesised stack. */
export interface Resource {
  readonly type: string;
  readonly name: string;
  readonly address: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

export interface ImportBlock {
  readonly to: string;
  readonly id: string;
}

export interface RemovedBlock {
  readonly from: string;
  readonly destroy: unknown;
}

type Json = Readonly<Record<string, unknown>>;

/** Every resource of a stack, in the order of the JSON. */
export function resourcesOf(json: Json): Resource[] {
  return instancesOf(json.resource ?? {}, '');
}

/** Every data source of a stack. */
export function dataSourcesOf(json: Json): Resource[] {
  return instancesOf(json.data ?? {}, 'data.');
}

function instancesOf(types: unknown, prefix: string): Resource[] {
  return Object.entries(object(types, prefix)).flatMap(([type, named]) =>
    Object.entries(object(named, type)).map(([name, body]) => {
      const address = `${prefix}${type}.${name}`;
      return { type, name, address, arguments: object(body, address) };
    }),
  );
}

export function importsOf(json: Json): ImportBlock[] {
  return blocks(json.import, 'import').map(({ to, id }) => ({ to: text(to, 'import.to'), id: text(id, 'import.id') }));
}

/** A block without a lifecycle destroys, as in Terraform. */
export function removedOf(json: Json): RemovedBlock[] {
  return blocks(json.removed, 'removed').map(({ from, lifecycle }) => ({
    from: text(from, 'removed.from'),
    destroy: lifecycle === undefined ? true : object(one(lifecycle), 'removed.lifecycle').destroy,
  }));
}

/** Default tags of every configuration of every provider, by its alias. */
export function defaultTagsOf(json: Json): { readonly provider: string; readonly tags: Json }[] {
  return Object.entries(object(json.provider, 'provider')).flatMap(([type, configurations]) =>
    blocks(configurations, type).map((configuration) => {
      const provider = `provider.${type}${configuration.alias ? `.${String(configuration.alias)}` : ''}`;
      const defaults = object(one(configuration.default_tags ?? {}), provider);
      return { provider, tags: object(defaults.tags ?? {}, provider) };
    }),
  );
}

/** The lifecycle of a resource; cdktf writes a block as an object, Terraform also takes a list of one. */
export function lifecycleOf({ arguments: { lifecycle }, address }: Resource): Json {
  return object(one(lifecycle ?? {}), `${address}.lifecycle`);
}

/** Every string within a value, however deep, property names included. */
export function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (value && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      yield key;
      yield* stringsIn(inner);
    }
  }
}

export function blocks(value: unknown, where: string): Json[] {
  const list = value === undefined ? [] : Array.isArray(value) ? value : [value];
  return list.map((block) => object(block, where));
}

export function object(value: unknown, where: string): Json {
  if (!value || typeof value !== 'object' || Array.isArray(value)) {
    throw new Error(`${where} is not an object but ${JSON.stringify(value)}`);
  }
  return value as Json;
}

function one(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? (value as unknown[])[0] : value;
}

function text(value: unknown, where: string): string {
  if (typeof value !== 'string') throw new Error(`${where} is not a string but ${JSON.stringify(value)}`);
  return value;
}
