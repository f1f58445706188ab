import { azureNames } from '../../../../../stacks/azure/names';
import { azureContext, azureStack } from '../../../../support/azure-estate';
import { readable } from '../../../../support/synth';

const stack = azureStack('prepare-azure-guardrails');
const all = (type: string, from = stack) => Object.values(from.resource[type] ?? {});
const only = (chosen: object) =>
  azureStack('prepare-azure-guardrails', ({ azure }) => {
    azure.guardrails = { denyActions: false, newSubscriptions: false, locks: false, ...chosen };
  });

test('the stack', () => {
  expect(readable(stack)).toMatchSnapshot();
});

test('every policy but the one that waits is in force over the management group', () => {
  const assigned = all('azurerm_management_group_policy_assignment');
  const defined = all('azurerm_policy_definition').map(({ name }) => name);
  expect([...assigned.map(({ name }) => name), 'firebreak-freeze'].sort()).toEqual(defined.sort());
  for (const assignment of assigned) {
    expect(assignment.management_group_id).toBe('/providers/Microsoft.Management/managementGroups/acme');
    expect(assignment).not.toHaveProperty('enforce');
  }
});

test('the policy that freezes waits where containment looks for it', () => {
  const [name] = azureNames(azureContext().estate).freezePolicyId.split('/').slice(-1);
  expect(stack.resource.azurerm_policy_definition!.freeze).toMatchObject({
    name,
    management_group_id: '/providers/Microsoft.Management/managementGroups/acme',
  });
});

test('the policies go by the names that the other stacks give', () => {
  const rules = all('azurerm_policy_definition')
    .map((policy) => policy.policy_rule)
    .join();
  const payments = azureStack('prepare-azure-payments').resource;
  const made = (type: string) => Object.values<any>(payments[`azurerm_${type}`]!).map(({ name }) => name);
  expect(rules).toContain(`"equals":"${made('monitor_diagnostic_setting')[0]}"`);
  const prefixes = [...rules.matchAll(/"like":"([^"*]+)\*"/g)].map(([, prefix]) => prefix!);
  for (const type of ['network_watcher_flow_log', 'application_security_group', 'network_security_rule']) {
    for (const name of made(type)) {
      expect([name, prefixes.some((prefix) => name.startsWith(prefix))]).toEqual([name, true]);
    }
  }
  const accounts = Object.values(azureStack('prepare-azure-flow-logs').resource.azurerm_storage_account!);
  for (const { name } of accounts) expect(rules).toContain(`/storageAccounts/${name}"`);
});

test('evidence, flow logs, state and workspace are locked', () => {
  expect(all('azurerm_management_lock').map(({ scope, lock_level }) => [scope.split('/').pop(), lock_level])).toEqual([
    ['acmeevid000000', 'CanNotDelete'],
    [expect.stringMatching(/^acmeflow/), 'CanNotDelete'],
    [expect.stringMatching(/^acmeflow/), 'CanNotDelete'],
    ['acmestate000000', 'CanNotDelete'],
    ['firebreak', 'CanNotDelete'],
  ]);
});

test('the policy for new subscriptions has an identity with small roles of its own', () => {
  const withIdentity = all('azurerm_management_group_policy_assignment').filter(({ identity }) => identity);
  expect(withIdentity).toMatchObject([{ name: 'firebreak-activity-log', location: 'westeurope' }]);
  expect(all('azurerm_role_definition').map(({ name }) => name)).toEqual([
    'Firebreak Log Destination',
    'Firebreak Log Setter',
  ]);
  for (const assignment of all('azurerm_role_assignment')) {
    expect(assignment).toMatchObject({ principal_type: 'ServicePrincipal' });
    expect(assignment.principal_id).toContain('identity[0].principal_id');
  }
});

test('each guardrail is a switch', () => {
  expect(Object.keys(only({ locks: true }).resource)).toEqual(['azurerm_management_lock', 'azurerm_policy_definition']);
  expect(all('azurerm_policy_definition', only({ denyActions: true }))).toHaveLength(4);
  expect(all('azurerm_policy_definition', only({ newSubscriptions: true }))).toHaveLength(2);
});
