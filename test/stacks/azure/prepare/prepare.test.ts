import { TerraformResource } from 'cdktf';
import { readFileSync } from 'node:fs';
import { hasAzure } from '../../../../stacks/azure/azure-stack';
import { prepareAzure } from '../../../../stacks/azure/prepare';
import { parseEstate } from '../../../../stacks/estate/load';
import { azureContext, azureStack, azureStacks, builtAzureStacks, SUBSCRIPTION } from '../../../support/azure-estate';
import { synthAll } from '../../../support/synth';

const stacks = azureStacks();

test('stacks and their order', () => {
  const order = builtAzureStacks().map(({ node, dependencies }) => [
    node.id,
    dependencies.map((one) => one.node.id).sort(),
  ]);
  expect(Object.fromEntries(order)).toEqual({
    'bootstrap-azure-state': [],
    'prepare-azure-workspace': [],
    'prepare-azure-evidence': ['prepare-azure-workspace'],
    'prepare-azure-flow-logs': [],
    'prepare-azure-responders': ['prepare-azure-evidence', 'prepare-azure-flow-logs', 'prepare-azure-workspace'],
    'prepare-azure-payments': ['prepare-azure-evidence', 'prepare-azure-flow-logs', 'prepare-azure-workspace'],
    'prepare-azure-web': ['prepare-azure-evidence', 'prepare-azure-flow-logs', 'prepare-azure-workspace'],
    'prepare-azure-network-manager': [],
    'prepare-azure-perimeter': [],
    'prepare-azure-entra': [],
    'prepare-azure-entra-logs': ['prepare-azure-evidence', 'prepare-azure-workspace'],
    'prepare-azure-investigation': ['prepare-azure-workspace'],
    'prepare-azure-alarms': ['prepare-azure-workspace'],
    'prepare-azure-alarms-payments': ['prepare-azure-alarms', 'prepare-azure-payments'],
    'prepare-azure-alarms-web': ['prepare-azure-alarms', 'prepare-azure-web'],
    'prepare-azure-guardrails': [
      'prepare-azure-alarms',
      'prepare-azure-alarms-payments',
      'prepare-azure-alarms-web',
      'prepare-azure-evidence',
      'prepare-azure-flow-logs',
      'prepare-azure-investigation',
      'prepare-azure-network-manager',
      'prepare-azure-payments',
      'prepare-azure-perimeter',
      'prepare-azure-responders',
      'prepare-azure-web',
      'prepare-azure-workspace',
    ],
  });
});

test('the example estate has every kind of stack', () => {
  const example = parseEstate(readFileSync('firebreak.example.yaml', 'utf8'), 'firebreak.example.yaml');
  const context = { ...azureContext(), estate: example };
  if (!hasAzure(context)) throw new Error('the example has no Azure column');
  const kinds = Object.keys(synthAll((app) => prepareAzure(app, context)));
  expect(kinds.map((id) => id.replace(/-(billing|portal)$/, '-<subscription>'))).toEqual(
    expect.arrayContaining(Object.keys(stacks).map((id) => id.replace(/-(payments|web)$/, '-<subscription>'))),
  );
});

test('an estate without networks and guardrails has no empty stack', () => {
  const bare = builtAzureStacks(({ azure }) => {
    azure.guardrails = { denyActions: false, newSubscriptions: false, locks: false, networkManager: false };
    azure.identity = { conditionalAccess: false };
    azure.entraLogs = false;
    for (const subscription of azure.subscriptions) delete subscription.networks;
  });
  for (const { node } of bare) expect(node.findAll().some((one) => one instanceof TerraformResource)).toBe(true);
  expect(bare.map(({ node }) => node.id).sort()).toEqual([
    'bootstrap-azure-state',
    'prepare-azure-alarms',
    'prepare-azure-alarms-payments',
    'prepare-azure-alarms-web',
    'prepare-azure-evidence',
    'prepare-azure-guardrails', // where the policy waits that freezes a subscription
    'prepare-azure-investigation',
    'prepare-azure-payments',
    'prepare-azure-perimeter',
    'prepare-azure-responders',
    'prepare-azure-web',
    'prepare-azure-workspace',
  ]);
});

test('every stack is of one subscription; its state is in the incident-response subscription', () => {
  const subscriptions = { payments: SUBSCRIPTION.payments, web: SUBSCRIPTION.web };
  for (const [id, { provider, terraform }] of Object.entries(stacks)) {
    const name = id.replace(/prepare-azure-(alarms-)?/, '') as keyof typeof subscriptions;
    expect(provider!.azurerm).toMatchObject([
      { subscription_id: subscriptions[name] ?? SUBSCRIPTION.incidentResponse, storage_use_azuread: true },
    ]);
    expect(terraform.backend.azurerm).toMatchObject({
      subscription_id: SUBSCRIPTION.incidentResponse,
      storage_account_name: 'acmestate000000',
      key: `${id}.tfstate`,
      use_azuread_auth: true,
    });
  }
});

test('no stack reads another one, or Azure', () => {
  for (const [id, stack] of Object.entries(stacks)) {
    expect([id, stack.data]).toEqual([id, undefined]);
    expect(JSON.stringify(stack)).not.toContain('terraform_remote_state');
  }
});

test('what is named for the whole world is named within its bounds, in the longest estate too', () => {
  const made = (change?: (input: any) => void) =>
    ['bootstrap-azure-state', 'prepare-azure-evidence', 'prepare-azure-flow-logs'].flatMap((id) =>
      Object.values(azureStack(id, change).resource.azurerm_storage_account!).map(({ name }) => String(name)),
    );
  for (const names of [made(), made((input) => (input.name = 'a-very-long-estate-1'))]) {
    expect(new Set(names).size).toBe(4);
    for (const name of names) expect(name).toMatch(/^[a-z0-9]{3,24}$/);
  }
});
