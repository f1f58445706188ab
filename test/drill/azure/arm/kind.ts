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
  /** Status of the answer that creates. @default 201 */
  readonly createdWith?: 200 | 202;
  /** What is there without anybody having made it. */
  readonly implied?: (id: string, world: World) => Resource | undefined;
  /** Answers of `POST <id>/<action>`, by action in small letters. */
  readonly actions?: Readonly<Record<string, (request: Request, resource: Resource) => Answer>>;
  /** Why Azure would refuse to write it. */
  readonly refused?: (resource: Resource, request: Request) => Answer | undefined;
  /** What deleting does instead of removing the resource. */
  readonly deleted?: (resource: Resource, request: Request) => Answer;
}
