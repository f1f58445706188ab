import type { AzureEstate } from '../estate/azure-schema';

/** One subscription of the estate. */
export interface AzureSubscription {
  readonly name: string;
  readonly kind: 'incident-response' | 'protected';
  readonly id: string;
  readonly networks: AzureEstate['subscriptions'][number]['networks'];
}

/** The incident-response subscription, then the protected ones in the order of the file. */
export function subscriptionsOf(azure: AzureEstate): AzureSubscription[] {
  return [
    incidentResponse(azure),
    ...azure.subscriptions.map(({ name, id, networks }) => ({ name, kind: 'protected' as const, id, networks })),
  ];
}

export function incidentResponse({ incidentResponse: { subscriptionId: id } }: AzureEstate): AzureSubscription {
  return { name: 'incident-response', kind: 'incident-response', id, networks: [] };
}
