import { z } from 'zod';

/** What to do about a value that its schema refuses. Kept out of the JSON Schema, which has no such keyword. */
export interface Advice {
  /** About a wrong value. @default - to write what is allowed */
  readonly fix?: string;
  /** About a missing one, besides adding its key: where it comes from. */
  readonly missing?: string;
}

export const advice = z.registry<Advice>();
