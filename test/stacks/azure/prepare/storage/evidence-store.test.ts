import { ENTRA_LOG_CATEGORIES, logContainer } from '../../../../../policies/azure/logs/log-categories';
import { EvidenceStore } from '../../../../../stacks/azure/prepare/storage/evidence-store';
import { incidentResponse } from '../../../../../stacks/azure/subscriptions';
import { azureContext } from '../../../../support/azure-estate';
import { synth } from '../../../../support/synth';

function store(change?: (input: any) => void) {
  const context = azureContext(change);
  const subscription = incidentResponse(context.estate.azure);
  return synth((app) => new EvidenceStore(app, 'prepare-azure-evidence', { ...context, subscription }));
}
const stack = store();
const all = (type: string, from = stack) => Object.values(from.resource[type] ?? {});

test('the stack', () => {
  expect(store((input) => (input.azure.entraLogs = false))).toMatchSnapshot();
});

test('the account opens to nobody by accident, and keeps every version', () => {
  expect(all('azurerm_storage_account')).toMatchObject([
    {
      shared_access_key_enabled: false,
      allow_nested_items_to_be_public: false,
      cross_tenant_replication_enabled: false,
      local_user_enabled: false,
      min_tls_version: 'TLS1_2',
      blob_properties: { versioning_enabled: true, change_feed_enabled: true, delete_retention_policy: { days: 365 } },
    },
  ]);
});

test('every container, those of Azure Monitor’s logs too, is there and kept before the first log', () => {
  const names = all('azurerm_storage_container').map(({ name }) => name);
  expect(names).toEqual(['insights-activity-logs', 'incidents', ...ENTRA_LOG_CATEGORIES.map(logContainer)].sort());
  const kept = all('azurerm_storage_container_immutability_policy');
  expect(kept).toHaveLength(names.length);
  for (const policy of kept) {
    expect(policy).toMatchObject({ immutability_period_in_days: 365, protected_append_writes_all_enabled: true });
  }
});

test('it is locked for good on the words of the estate file only', () => {
  const words = { retentionDays: 30, lock: 'nobody can delete it for 30 days' };
  const locked = all(
    'azurerm_storage_container_immutability_policy',
    store((input) => (input.azure.evidence = words)),
  );
  for (const policy of locked) expect(policy).toMatchObject({ locked: true, immutability_period_in_days: 30 });
  for (const policy of all('azurerm_storage_container_immutability_policy')) expect(policy.locked).toBe(false);
});

test('Terraform destroys nothing that holds evidence', () => {
  for (const type of ['account', 'container', 'container_immutability_policy']) {
    for (const resource of all(`azurerm_storage_${type}`))
      expect(resource.lifecycle).toEqual({ prevent_destroy: true });
  }
});

test('nothing deletes what has passed its retention', () => {
  expect(stack.resource).not.toHaveProperty('azurerm_storage_management_policy');
});

test('the workspace hears of every access, and of what is done in this subscription', () => {
  const settings = all('azurerm_monitor_diagnostic_setting');
  expect(settings).toHaveLength(2);
  expect(settings).toContainEqual(
    expect.objectContaining({
      target_resource_id: expect.stringMatching(/blobServices\/default$/),
      enabled_log: [{ category: 'StorageRead' }, { category: 'StorageWrite' }, { category: 'StorageDelete' }],
    }),
  );
});
