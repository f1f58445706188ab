import type { Answer, Resource } from './resource';
import type { World } from './world';

/** A request that names one resource. */
export interface Request {
  readonly world: World;
  readonly id: string;
  /** Content of the request. */
  readonly body: any;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** What a resource type does beyond keeping what was written. */
export interface Kind {
  /** What Azure adds or changes when it is written. `previous` is what was there. */
  readonly written?: (resource: Resource, request: Request, previous: Resource | undefined) => Resource;
  /** What a read shows beyond what is kept. */
  readonly shown?: (resource: Resource, world: World) => Resource;
  /** Status of every write; the provider takes no other. @default - 201 for a new one, 200 for an old one */
  readonly status?: 200 | 201;
  /** What is there without anybody having made it. */
  readonly implied?: (id: string, world: World) => Resource | undefined;
  /** What a list shows, where that is not simply what is there. */
  readonly listed?: (above: string, filter: string, world: World) => Resource[];
  /** Answers of `POST <id>/<action>`, by action in small letters. */
  readonly actions?: Readonly<Record<string, (request: Request, resource: Resource) => Answer>>;
  /** Why Azure would refuse to write it. */
  readonly refused?: (resource: Resource, request: Request) => Answer | undefined;
}
