import { azureStack, SUBSCRIPTION } from '../../../../support/azure-estate';
import type { SynthesisedStack } from '../../../../support/synth';

const all = (stack: SynthesisedStack, type: string) => Object.values(stack.resource[type] ?? {});
const payments = (change?: (input: any) => void) => azureStack('prepare-azure-payments', change);
const stack = payments();
const without = azureStack('prepare-azure-web');

test('the stack', () => {
  expect(stack).toMatchSnapshot();
});

test('every category of the Activity Log goes to the evidence store and the workspace', () => {
  expect(all(stack, 'azurerm_monitor_diagnostic_setting')).toMatchObject([
    {
      target_resource_id: `/subscriptions/${SUBSCRIPTION.payments}`,
      storage_account_id: expect.stringContaining(`${SUBSCRIPTION.incidentResponse}/`),
      log_analytics_workspace_id: expect.stringContaining(`${SUBSCRIPTION.incidentResponse}/`),
      enabled_log: expect.arrayContaining([{ category: 'Administrative' }, { category: 'ResourceHealth' }]),
    },
  ]);
});

test('each network has its quarantine group, in its own location, with no member', () => {
  expect(all(stack, 'azurerm_application_security_group').map(({ name, location }) => [name, location])).toEqual([
    ['firebreak-quarantine-payments-north', 'northeurope'],
    ['firebreak-quarantine-payments', 'westeurope'],
  ]);
  expect(JSON.stringify(stack.resource)).not.toContain('security_group_association');
});

test('each security group refuses the members of its own network’s group, and nobody else', () => {
  const rules = all(stack, 'azurerm_network_security_rule');
  expect(rules).toHaveLength(8);
  for (const rule of rules) {
    const ends = [
      ...(rule.source_application_security_group_ids ?? []),
      ...(rule.destination_application_security_group_ids ?? []),
    ];
    expect(ends).toHaveLength(1);
    expect(ends[0].includes('north')).toBe(rule.network_security_group_name === 'north');
    expect(rule).toMatchObject({ access: 'Deny', protocol: '*', resource_group_name: 'network' });
  }
});

test('metadata and DNS are refused by name: no other rule binds them', () => {
  const tags = all(stack, 'azurerm_network_security_rule').map((rule) => rule.destination_address_prefix);
  expect(tags.filter((tag) => tag === 'AzurePlatformIMDS')).toHaveLength(2);
  expect(tags.filter((tag) => tag === 'AzurePlatformDNS')).toHaveLength(2);
});

test('priorities begin where the estate says', () => {
  const moved = payments(({ azure }) => (azure.subscriptions[0].networks[0].quarantinePriority = 110));
  const web = all(moved, 'azurerm_network_security_rule').filter((rule) => rule.network_security_group_name === 'web');
  expect(web.map(({ direction, priority }) => `${direction} ${priority}`).sort()).toEqual([
    'Inbound 110',
    'Outbound 110',
    'Outbound 111',
    'Outbound 112',
  ]);
});

test('flow logs are of whole networks, and go to the account of their location', () => {
  const logs = all(stack, 'azurerm_network_watcher_flow_log');
  expect(logs.map(({ location, network_watcher_name }) => [location, network_watcher_name])).toEqual([
    ['westeurope', 'NetworkWatcher_westeurope'],
    ['northeurope', 'NetworkWatcher_northeurope'],
  ]);
  for (const log of logs) {
    expect(log).toMatchObject({
      enabled: true,
      version: 2,
      target_resource_id: expect.stringContaining('/virtualNetworks/'),
      // Any other would write the account's lifecycle rules anew, and delete.
      retention_policy: { enabled: false, days: 0 },
    });
    expect(log.storage_account_id).not.toContain('evid');
  }
  expect(new Set(logs.map((log) => log.storage_account_id)).size).toBe(2);
});

test('a network with a flow log of its own keeps it, and has its quarantine', () => {
  const own = payments(({ azure }) => (azure.subscriptions[0].networks[0].flowLogs = false));
  expect(all(own, 'azurerm_network_watcher_flow_log')).toHaveLength(1);
  expect(all(own, 'azurerm_application_security_group')).toHaveLength(2);
});

test('Defender plans are adopted as they are, with whatever extensions they have', () => {
  const plans = stack.resource.azurerm_security_center_subscription_pricing!;
  expect(Object.keys(plans)).toHaveLength(7);
  for (const plan of Object.values(plans)) {
    expect(plan).toMatchObject({ tier: 'Standard', lifecycle: { ignore_changes: ['subplan', 'extension'] } });
  }
  expect(stack.import).toHaveLength(7);
  expect(stack.import).toContainEqual({
    to: expect.stringContaining('azurerm_security_center_subscription_pricing.'),
    id: `/subscriptions/${SUBSCRIPTION.payments}/providers/Microsoft.Security/pricings/VirtualMachines`,
  });
});

test('a subscription without networks has its log and its plans', () => {
  expect(Object.keys(without.resource).sort()).toEqual([
    'azurerm_monitor_diagnostic_setting',
    'azurerm_resource_group',
    'azurerm_security_center_subscription_pricing',
  ]);
});
