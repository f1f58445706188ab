import type { Conflict } from './conflict';
import { heldTwice } from './held-twice';
import { ids } from './ids';
import { policySlots } from './policy-slots';

export type { IncidentFile } from './conflict';

/** Every rule between incidents. */
export const CONFLICTS: readonly Conflict[] = [heldTwice, ids, policySlots];
