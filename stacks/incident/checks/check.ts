import type { Estate } from '../../estate/schema';
import type { Finding, Path } from '../../files/problem';
import type { Parts } from '../../files/valid-parts';
import type { Incident } from '../schema';

/** What of an incident is valid so far; a check says nothing about what is absent. */
export type IncidentParts = Parts<Incident>;

export interface CheckContext {
  readonly estate: Estate;
  /** Path of the incident file. */
  readonly file: string;
}

/** A rule across the fields of one incident, or between it and the estate. */
export type Check = (incident: IncidentParts, context: CheckContext) => Finding[];

/** The valid entries of a list, each with its path. */
export function listed<T>(
  path: Path,
  list: readonly (T | undefined)[] | undefined,
): { readonly entry: T; readonly path: Path }[] {
  return (list ?? []).flatMap((entry, index) => (entry === undefined ? [] : [{ entry, path: [...path, index] }]));
}
