import type { TargetKind } from './target-kind';
import { frozenSubscription } from './targets/frozen-subscription';
import { machines } from './targets/machines';
import { networks } from './targets/networks';

/** What is contained in its own subscription. A new kind is a file in `targets/` and a row here. */
export const TARGET_KINDS: readonly TargetKind[] = [machines, networks, frozenSubscription];
