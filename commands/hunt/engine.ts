import type { SavedQuery } from '../../stacks/aws/prepare/investigation/saved-queries';
import type { Row } from './local/engine';

export type { Row };

/** What an engine needs of a query; with a name, it is one that is saved where the engine runs. */
export type Query = Pick<SavedQuery, 'sql' | 'parameters'> & { readonly name?: string };

/** Where the logs are asked. */
export interface Engine {
  readonly kind: 'athena' | 'local';
  /** Queries that it takes at a time. */
  readonly atOnce: number;
  /**
   * The rows of an answer, page by page, in the order of the query. Columns that are fields of CloudTrail are spelt as CloudTrail
   * spells them; counts are texts, lists are arrays, SQL's NULL is null.
   *
   * @param values one text for each `?`, in order.
   * @throws Error when the query fails.
   */
  rows(query: Query, values: readonly string[]): AsyncIterable<readonly Row[]>;
}
