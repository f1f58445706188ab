import type { Finding } from '../../files/problem';
import type { Estate } from '../schema';
import type { Parts } from '../../files/valid-parts';

/** What of the estate is valid so far; a check says nothing about what is absent. */
export type EstateParts = Parts<Estate>;

/** A rule across fields. */
export type Check = (estate: EstateParts) => Finding[];

/** A rule that needs the complete estate. */
export type WholeCheck = (estate: Estate) => Finding[];
