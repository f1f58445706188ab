import { edited } from '../support/files';
import { RESERVED_SUBSCRIPTION_NAMES } from '../../stacks/estate/checks/azure/subscription-names';
import { parseEstate } from '../../stacks/estate/load';
import { builtAzureStacks } from '../support/azure-estate';
import { estateError, VALID } from './estate-text';

const FIRST = '3f2504e0-4f89-41d3-9a0c-000000000001';
const SECOND = '3f2504e0-4f89-41d3-9a0c-000000000002';
const id = (subscription: string, type: string, name: string) =>
  `/subscriptions/${subscription}/resourceGroups/network/providers/Microsoft.Network/${type}/${name}`;

/** A small valid Azure column; the tests break it. */
const AZURE = `azure:
  tenantId: 3f2504e0-4f89-41d3-9a0c-0000000000ff
  managementGroup: acme
  location: westeurope
  incidentResponse: { subscriptionId: 3f2504e0-4f89-41d3-9a0c-0000000000fe }
  subscriptions:
    - name: shop
      id: ${FIRST}
      networks:
        - id: ${id(FIRST, 'virtualNetworks', 'hub')}
          location: westeurope
          securityGroups: [${id(FIRST, 'networkSecurityGroups', 'web')}]
        - id: ${id(FIRST, 'virtualNetworks', 'spoke')}
          location: westeurope
          securityGroups: [${id(FIRST, 'networkSecurityGroups', 'data')}]
    - name: data
      id: ${SECOND}
  responders:
    groups:
      investigators: 3f2504e0-4f89-41d3-9a0c-0000000000a1
      responders: 3f2504e0-4f89-41d3-9a0c-0000000000a2
      evidenceCustodians: 3f2504e0-4f89-41d3-9a0c-0000000000a3
    breakGlassUsers: [3f2504e0-4f89-41d3-9a0c-0000000000b1, 3f2504e0-4f89-41d3-9a0c-0000000000b2]
`;

const withAzure = (...replacements: [from: string, to: string][]) => `${VALID}${edited(AZURE, replacements)}`;
const problemsOf = (...replacements: [from: string, to: string][]) =>
  estateError(withAzure(...replacements)).problems.map(
    ({ line, message, allowed, fix }) => `${line}: ${message}\n  allowed: ${allowed}\n  do:      ${fix}`,
  );

test('the column is valid as it is', () => {
  expect(parseEstate(withAzure(), 'firebreak.yaml').azure?.subscriptions).toHaveLength(2);
});

const CASES: [name: string, from: string, to: string][] = [
  ['a tenant that is no GUID', 'tenantId: 3f2504e0-4f89-41d3-9a0c-0000000000ff', 'tenantId: acme.onmicrosoft.com'],
  ['a GUID in capitals', `id: ${SECOND}`, `id: ${SECOND.toUpperCase()}`],
  [
    'the resource id of a management group',
    'managementGroup: acme',
    'managementGroup: /providers/Microsoft.Management/managementGroups/acme',
  ],
  ['the display name of a management group', 'managementGroup: acme', 'managementGroup: Acme Corp'],
  ['the display name of a location', 'location: westeurope\n  inc', 'location: West Europe\n  inc'],
  ['the name of a network instead of its id', `id: ${id(FIRST, 'virtualNetworks', 'hub')}`, 'id: hub'],
  ['a subnet where a network is meant', 'virtualNetworks/hub', 'virtualNetworks/hub/subnets/web'],
  [
    'a network of another subscription',
    `id: ${id(FIRST, 'virtualNetworks', 'hub')}`,
    `id: ${id(SECOND, 'virtualNetworks', 'hub')}`,
  ],
  [
    'a security group of another subscription',
    id(FIRST, 'networkSecurityGroups', 'web'),
    id(SECOND, 'networkSecurityGroups', 'web'),
  ],
  ['two networks of one name, in another spelling', 'virtualNetworks/spoke', 'virtualNetworks/HUB'],
  ['a security group of two networks', 'networkSecurityGroups/data', 'networkSecurityGroups/web'],
  ['a subscription listed twice', `id: ${SECOND}`, `id: ${FIRST}`],
  [
    'the incident-response subscription as a protected one',
    `id: ${SECOND}`,
    'id: 3f2504e0-4f89-41d3-9a0c-0000000000fe',
  ],
  ['two subscriptions of one name', 'name: data', 'name: shop'],
  ['a reserved name', 'name: data', 'name: evidence'],
  [
    'no protected subscription',
    AZURE.slice(AZURE.indexOf('  subscriptions'), AZURE.indexOf('  responders')),
    '  subscriptions: []\n',
  ],
  ['one emergency user', ', 3f2504e0-4f89-41d3-9a0c-0000000000b2', ''],
  ['an emergency user named twice', '0000000000b2', '0000000000b1'],
  ['one group for two roles', '0000000000a2', '0000000000a1'],
  [
    'a lock without the words',
    '  responders:\n    groups',
    '  evidence: { retentionDays: 30, lock: true }\n  responders:\n    groups',
  ],
  [
    'a lock for another number of days',
    '  responders:\n    groups',
    '  evidence: { retentionDays: 30, lock: nobody can delete it for 365 days }\n  responders:\n    groups',
  ],
  [
    'a priority that leaves no room for the rules',
    '          location: westeurope\n',
    '          location: westeurope\n          quarantinePriority: 4095\n',
  ],
  [
    'a Defender plan that there is not',
    '  responders:\n    groups',
    '  defender: [Everything]\n  responders:\n    groups',
  ],
  ['an unknown key', 'managementGroup: acme', 'managementGroup: acme\n  managementGroups: [acme]'],
];

test.each(CASES)('%s', (_, from, to) => {
  expect(problemsOf([from, to]).join('\n')).toMatchSnapshot();
});

test('everything that is wrong is said at once', () => {
  const problems = problemsOf(
    ['0000000000a2', '0000000000a1'],
    ['name: data', 'name: evidence'],
    ['acme', 'Acme Corp'],
  );
  expect(problems).toHaveLength(3);
});

test('every stack that is there once has a reserved name', () => {
  const ids = builtAzureStacks(({ azure }) => (azure.subscriptions = [{ name: 'only', id: SECOND }])).map(
    ({ node }) => node.id,
  );
  const once = ids.filter(
    (stack) => stack.startsWith('prepare-azure-') && !/^prepare-azure-(alarms-)?only$/.test(stack),
  );
  expect(once.length).toBeGreaterThan(4);
  for (const stack of once) expect(RESERVED_SUBSCRIPTION_NAMES).toContain(stack.replace('prepare-azure-', ''));
});
