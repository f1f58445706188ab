import { kinds } from './kinds';
import type { Request } from './kind';
import { refusals, type RefusalName } from './refusals';
import type { Attempt } from './refusals/attempt';
import { named, typeAsWritten } from './resource-id';
import { failure, notFound, ok, withEtag, type Answer, type Resource } from './resource';
import type { World } from './world';

export interface Call extends Omit<Request, 'id' | 'world'> {
  readonly method: string;
  /** Without query. */
  readonly path: string;
}

/**
 * Azure Resource Manager, as far as the provider and the proofs need it: keeps what is written, shows it, removes it with
 * everything below; and refuses what Azure would refuse. Long-running operations are over when they are answered.
 */
export class ResourceManager {
  /** Refusals that are switched off. */
  readonly off = new Set<RefusalName>();

  constructor(readonly world: World) {}

  answer(call: Call): Answer {
    const { method, path } = call;
    const { id, type, name, above, last } = named(path);
    const request = { ...call, id, world: this.world };
    if (method === 'GET') return name === undefined ? this.list(above, type, last, call.query) : this.read(id, type);
    if (method === 'HEAD') return { status: this.find(id, type) ? 204 : 404 };
    const attempt = { world: this.world, method, id, type, body: call.body } as Attempt;
    if (method === 'POST') return this.act({ ...request, id: above }, last.toLowerCase());
    const refused = this.refused(attempt);
    if (refused) return refused;
    if (method === 'PUT') return this.write(request, type);
    if (method === 'PATCH') return this.change(request, type);
    if (method === 'DELETE') return this.remove(id);
    return failure(405, 'MethodNotAllowed', `${method} ${path}`);
  }

  private read(id: string, type: string): Answer {
    const found = this.find(id, type);
    return found ? ok(this.shown(found, type)) : notFound(id);
  }

  private list(above: string, type: string, last: string, query: URLSearchParams): Answer {
    if (last.toLowerCase() === 'resources') return ok({ value: this.world.below(above).filter(isTopLevel) });
    const filter = query.get('$filter') ?? '';
    const found =
      kinds[type]?.listed?.(above, filter, this.world) ??
      this.world.list(above, type).filter((resource) => matches(resource, filter));
    return ok({ value: found.map((resource) => this.shown(resource, type)) });
  }

  private write(request: Request, type: string): Answer {
    const { world, id, body } = request;
    const kind = kinds[type] ?? {};
    const previous = this.find(id, type);
    const { name } = named(id);
    const properties = { ...body?.properties, provisioningState: 'Succeeded' };
    const given = withEtag({ ...body, id, name: name ?? '', type: typeAsWritten(id), properties });
    const refused = kind.refused?.(given, request);
    if (refused) return refused;
    const kept = world.put(kind.written?.(given, request, previous) ?? given);
    return { status: kind.status ?? (previous ? 200 : 201), body: this.shown(kept, type) };
  }

  private change(request: Request, type: string): Answer {
    const before = this.find(request.id, type);
    if (!before) return notFound(request.id);
    const { body } = request;
    const merged = { ...before, ...body, properties: { ...before.properties, ...body?.properties } };
    return this.write({ ...request, body: merged }, type);
  }

  private remove(id: string): Answer {
    if (!this.world.get(id)) return { status: 204 };
    this.world.remove(id);
    return { status: 200 };
  }

  private act(request: Request, action: string): Answer {
    const { type } = named(request.id);
    const answer = kinds[type]?.actions?.[action];
    const resource = this.find(request.id, type);
    if (!resource) return notFound(request.id);
    if (!answer) return failure(404, 'NotModelled', `POST ${request.id}/${action} is not modelled here.`);
    const attempt = { world: this.world, method: 'POST', id: request.id, type, action, body: request.body } as const;
    return this.refused(attempt) ?? answer(request, resource);
  }

  private refused(attempt: Attempt): Answer | undefined {
    for (const [name, refusal] of Object.entries(refusals)) {
      const answer = this.off.has(name as RefusalName) ? undefined : refusal(attempt);
      if (answer) return answer;
    }
    return undefined;
  }

  private find(id: string, type: string): Resource | undefined {
    return this.world.get(id) ?? kinds[type]?.implied?.(id, this.world);
  }

  private shown(resource: Resource, type: string): Resource {
    return kinds[type]?.shown?.(resource, this.world) ?? resource;
  }
}

/** `name eq 'x'` and its like, joined by `and`; what else a filter says is passed over. */
function matches(resource: Resource, filter: string): boolean {
  return [...filter.matchAll(/(\w+) eq '([^']*)'/g)].every(([, field = '', value = '']) => {
    const actual = resource.properties[field] ?? resource[field];
    return actual === undefined || String(actual).toLowerCase() === value.toLowerCase();
  });
}

function isTopLevel({ id }: Resource): boolean {
  const { type } = named(id);
  return type.split('/').length === 2 && !type.startsWith('microsoft.authorization/');
}
