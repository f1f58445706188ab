import type { z } from 'zod';

/** One kind of YAML file: what it holds, and the words for its errors. */
export interface FileFormat<Schema extends z.ZodType = z.ZodType> {
  /** `estate file`: follows `the` and `an` in messages. */
  readonly name: string;
  readonly schema: Schema;
  /** What such a file says: `what Firebreak protects`. */
  readonly content: string;
  /** A complete example, as a path from the top of the repository. */
  readonly example: string;
  /** The committed JSON Schema for editors, as a path from the top of the repository. */
  readonly jsonSchema: string;
  /** What to do when `file` is missing or empty. */
  readonly start: (file: string) => string;
  /** What to do when the path leads to something that is no such file. */
  readonly misplaced: string;
}
