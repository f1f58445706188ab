import type { App } from 'cdktf';
import type { AzureContext } from './azure-stack';
import { EvidenceStore } from './prepare/storage/evidence-store';
import { StateAccount } from './prepare/storage/state-account';
import { incidentResponse } from './subscriptions';

/** Every Azure preparedness stack of the estate, in the order in which they are deployed. */
export function prepareAzure(app: App, context: AzureContext): void {
  const home = { ...context, subscription: incidentResponse(context.estate.azure) };

  new StateAccount(app, 'bootstrap-azure-state', home);

  new EvidenceStore(app, 'prepare-azure-evidence', home);
}
