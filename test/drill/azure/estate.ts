import { writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { azureInput } from '../../support/azure-estate';
import { estateInput } from '../../support/estate';

/** The estate of the drill: two protected subscriptions, three networks. Everything that can be switched on is on. */
export function writeAzureEstate(path: string): void {
  const estate = estateInput((input) => {
    input.name = 'drill';
    input.azure = azureInput();
    input.azure.evidence = { retentionDays: 365, lock: 'nobody can delete it for 365 days' };
    input.azure.identity = { workloadIdentities: true, prevent: { legacyAuthentication: true } };
  });
  writeFileSync(path, stringify(estate));
}
