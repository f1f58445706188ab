import type { Kind } from '../kind';

/** The provider takes 200 or 202 for a new one, not 201. */
export const snapshot: Kind = { createdWith: 200 };
export const disk: Kind = { createdWith: 200 };
