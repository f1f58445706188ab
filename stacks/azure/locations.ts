import type { AzureEstate } from '../estate/azure-schema';

/** Every location in which the estate has a virtual network, each once, in the order of the file. */
export function networkLocations({ subscriptions }: AzureEstate): string[] {
  return [...new Set(subscriptions.flatMap(({ networks }) => networks.map(({ location }) => location)))];
}

/** Those in which a network sends its flow logs to Firebreak. */
export function flowLogLocations({ subscriptions }: AzureEstate): string[] {
  const networks = subscriptions.flatMap((subscription) => subscription.networks);
  return [...new Set(networks.filter(({ flowLogs }) => flowLogs).map(({ location }) => location))];
}
