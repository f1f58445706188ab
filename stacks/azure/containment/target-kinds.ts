import type { TargetKind } from './target-kind';
import { frozenSubscription } from './targets/frozen-subscription';
import { machines } from './targets/machines';
import { networks } from './targets/networks';
import { storesAndVaults } from './targets/stores-and-vaults';

/** Everything that can be contained in a subscription. A new kind is a file in `targets/` and a row here. */
export const TARGET_KINDS: readonly TargetKind[] = [machines, networks, storesAndVaults, frozenSubscription];
