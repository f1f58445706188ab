import type { Answer } from '../resource';
import type { World } from '../world';

/** A request that would change something. */
export interface Attempt {
  readonly world: World;
  readonly method: 'PUT' | 'PATCH' | 'POST' | 'DELETE';
  /** Of the resource; for a POST, of the resource that the action belongs to. */
  readonly id: string;
  /** In small letters. */
  readonly type: string;
  /** In small letters; of a POST only. */
  readonly action?: string;
  readonly body: any;
}

/** Why Azure refuses it, or undefined. */
export type Refusal = (attempt: Attempt) => Answer | undefined;

/** Whether an id is the scope, or lies below it. */
export function within(id: string, scope: string): boolean {
  return id.toLowerCase() === scope.toLowerCase() || id.toLowerCase().startsWith(`${scope.toLowerCase()}/`);
}
