import type { Estate } from '../../stacks/estate/schema';
import type { Incident } from '../../stacks/incident/schema';
import type { NotStopped } from '../not-stopped/row';
import { applications } from './not-stopped/applications';
import { frozenSubscriptions } from './not-stopped/frozen-subscriptions';
import { machines } from './not-stopped/machines';
import { managedIdentities } from './not-stopped/managed-identities';
import { networks } from './not-stopped/networks';
import { people } from './not-stopped/people';
import type { SectionsOf } from './not-stopped/sections';
import { storesAndVaults } from './not-stopped/stores-and-vaults';

/** One a kind of target; a new kind brings its own. */
const KINDS: readonly SectionsOf[] = [
  people,
  applications,
  managedIdentities,
  machines,
  networks,
  storesAndVaults,
  frozenSubscriptions,
];

/** What goes on although it is contained, for each target of the incident in Azure. */
export function azureNotStopped({ azure }: Incident, estate: Estate): NotStopped[] {
  if (!azure) return [];
  return KINDS.flatMap((kind) => kind(azure, estate)).flatMap(({ rows, ...where }) =>
    rows.map((row) => ({ ...where, ...row })),
  );
}
