import { azureStack } from '../../../../support/azure-estate';

const stack = azureStack('prepare-azure-network-manager');
const all = (type: string) => Object.values(stack.resource[`azurerm_network_manager${type}`] ?? {});

test('the stack', () => {
  expect(stack).toMatchSnapshot();
});

test('it reaches every subscription below the management group, for security rules only', () => {
  expect(all('')).toMatchObject([
    {
      scope: { management_group_ids: ['/providers/Microsoft.Management/managementGroups/acme'] },
      scope_accesses: ['SecurityAdmin'],
    },
  ]);
});

test('nobody is a member', () => {
  expect(all('_network_group')).toHaveLength(1);
  expect(all('_static_member')).toEqual([]);
});

test('the rules are deployed wherever the estate has a network, and again when they change', () => {
  expect(all('_deployment').map(({ location }) => location)).toEqual(['northeurope', 'westeurope']);
  for (const deployment of all('_deployment')) {
    expect(JSON.parse(deployment.triggers.rules)).toHaveLength(2);
    expect(deployment.depends_on).toHaveLength(2);
  }
});
