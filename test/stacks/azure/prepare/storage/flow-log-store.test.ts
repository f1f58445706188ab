import { azureNames } from '../../../../../stacks/azure/names';
import { azureContext, azureStack } from '../../../../support/azure-estate';

const stack = azureStack('prepare-azure-flow-logs');
const evidence = azureStack('prepare-azure-evidence');
const names = azureNames(azureContext().estate);
const all = (type: string, from = stack) => Object.values(from.resource[type] ?? {});

test('each location has an account of its own: Azure writes flow logs to no other', () => {
  expect(all('azurerm_storage_account').map(({ location, name }) => [location, name])).toEqual([
    ['northeurope', names.flowLogsAccount('northeurope')],
    ['westeurope', names.flowLogsAccount('westeurope')],
  ]);
});

test('versions are kept, not the container: Network Watcher writes the blob of an hour anew every minute', () => {
  for (const account of all('azurerm_storage_account')) {
    expect(account).toMatchObject({
      shared_access_key_enabled: true,
      blob_properties: { versioning_enabled: true },
      // A locked one can only be made from an unlocked one: the provider refuses it at creation.
      immutability_policy: { state: 'Unlocked', period_since_creation_in_days: 365 },
      lifecycle: { prevent_destroy: true },
    });
  }
  // The evidence account has no keys and keeps containers.
  for (const account of all('azurerm_storage_account', evidence)) {
    expect(account).toMatchObject({ shared_access_key_enabled: false });
    expect(account).not.toHaveProperty('immutability_policy');
  }
});

test('the container of the flow logs is there before the first one, and locked when the estate says so', () => {
  const words = { lock: 'nobody can delete it for 365 days' };
  const locked = azureStack('prepare-azure-flow-logs', ({ azure }) => (azure.evidence = words));
  for (const [from, lock] of [
    [stack, false],
    [locked, true],
  ] as const) {
    expect(all('azurerm_storage_container', from).map(({ name }) => name)).toEqual([
      'insights-logs-flowlogflowevent',
      'insights-logs-flowlogflowevent',
    ]);
    for (const policy of all('azurerm_storage_container_immutability_policy', from)) {
      expect(policy).toMatchObject({ immutability_period_in_days: 365, locked: lock });
      expect(policy).not.toHaveProperty('protected_append_writes_all_enabled');
    }
  }
});
