import { named } from './resource-id';
import { withEtag, type Resource } from './resource';

/** Everything that exists, by id. Ids are compared without regard to case, as Azure does. */
export class World {
  private readonly resources = new Map<string, Resource>();

  get(id: string): Resource | undefined {
    return this.resources.get(id.toLowerCase());
  }

  /** Keeps the id as it was first written. */
  put(resource: Resource): Resource {
    const id = this.get(resource.id)?.id ?? resource.id;
    const kept = withEtag({ ...resource, id });
    this.resources.set(id.toLowerCase(), kept);
    return kept;
  }

  /** Removes the resource and everything below it: children, and extensions such as locks and diagnostic settings. */
  remove(id: string): void {
    for (const { id: doomed } of [...this.below(id)]) this.resources.delete(doomed.toLowerCase());
    this.resources.delete(id.toLowerCase());
  }

  /** Everything below an id, at any depth. */
  below(id: string): Resource[] {
    const prefix = `${id.toLowerCase()}/`;
    return [...this.resources].filter(([key]) => key.startsWith(prefix)).map(([, resource]) => resource);
  }

  /** Resources of a type (small letters) at or below a scope; '' is everywhere. */
  list(scope: string, type: string): Resource[] {
    return this.below(scope).filter((resource) => named(resource.id).type === type);
  }

  /** All resources in the order of their ids. */
  all(): Resource[] {
    return [...this.resources].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, resource]) => resource);
  }
}
