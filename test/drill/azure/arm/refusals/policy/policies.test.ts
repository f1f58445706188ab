import { ResourceManager } from '../../manager';
import { World } from '../../world';

const SUBSCRIPTION = '/subscriptions/00000000-0000-4000-8000-000000000002';
const GROUP = `${SUBSCRIPTION}/resourceGroups/g`;
const GROUPS = `${GROUP}/providers/Microsoft.Network/applicationSecurityGroups`;
const MANAGEMENT = '/providers/Microsoft.Management/managementGroups/acme';
const policies = `${MANAGEMENT}/providers/Microsoft.Authorization`;
const held = `${GROUPS}/one`;

let manager: ResourceManager;
const ask = (method: string, path: string, body: any = {}) =>
  manager.answer({ method, path, body, headers: {}, query: new URLSearchParams() }).status;
const put = (path: string, properties: object = {}) => ask('PUT', path, { location: 'westeurope', properties });
const remove = (path: string) => ask('DELETE', path);

/** A policy of the management group, and its assignment there. */
function assign(policyRule: object, assignment: object = {}, definition: object = {}): void {
  put(`${policies}/policyDefinitions/keep`, {
    parameters: { effect: { defaultValue: 'DenyAction' } },
    policyRule,
    ...definition,
  });
  put(`${policies}/policyAssignments/keep`, {
    policyDefinitionId: `${policies}/policyDefinitions/keep`,
    ...assignment,
  });
}

const keepOnes = (cascade?: 'deny') => ({
  if: {
    allOf: [
      { field: 'type', equals: 'microsoft.network/APPLICATIONSECURITYGROUPS' },
      { field: 'name', like: 'on*' },
    ],
  },
  then: {
    effect: "[parameters('effect')]",
    details: { actionNames: ['delete'], ...(cascade && { cascadeBehaviors: { resourceGroup: cascade } }) },
  },
});

beforeEach(() => {
  manager = new ResourceManager(new World());
  for (const path of [GROUP, held, `${GROUPS}/two`, MANAGEMENT]) put(path);
  put(`${MANAGEMENT}/subscriptions/${SUBSCRIPTION.split('/').pop()}`);
});

describe('denying deletion', () => {
  test('holds what it matches, below its management group', () => {
    assign(keepOnes());
    expect(remove(`${GROUPS}/two`)).toBe(200);
    expect(remove(held)).toBe(403);
    manager.off.add('deniedActions');
    expect(remove(held)).toBe(200);
  });

  test.each([
    ['it is not enforced', { enforcementMode: 'DoNotEnforce' }, {}],
    ['a parameter switches it off', { parameters: { effect: { value: 'Disabled' } } }, {}],
    ['it does not reach there', { notScopes: [SUBSCRIPTION] }, {}],
  ])('holds nothing when %s', (_why, assignment, definition) => {
    assign(keepOnes(), assignment, definition);
    expect(remove(held)).toBe(200);
  });

  test('holds nothing without a location when it is asked about indexed resources only', () => {
    ask('PUT', held, { properties: {} });
    assign(keepOnes(), {}, { mode: 'Indexed' });
    expect(remove(held)).toBe(200);
    put(held);
    expect(remove(held)).toBe(403);
  });

  test('lets the whole resource group go, unless it says otherwise', () => {
    assign(keepOnes('deny'));
    expect(remove(GROUP)).toBe(403);
    assign(keepOnes());
    expect(remove(GROUP)).toBe(200);
  });

  test('through an initiative, with a parameter handed on', () => {
    assign(keepOnes(), { enforcementMode: 'DoNotEnforce' });
    const member = {
      policyDefinitionId: `${policies}/policyDefinitions/keep`,
      parameters: { effect: { value: "[parameters('what')]" } },
    };
    const set = `${policies}/policySetDefinitions/all`;
    put(set, { policyDefinitions: [member], parameters: { what: { defaultValue: 'DenyAction' } } });
    put(`${policies}/policyAssignments/all`, { policyDefinitionId: set });
    expect(remove(held)).toBe(403);
  });

  test('with a condition that is not modelled is no guess', () => {
    assign({ ...keepOnes(), if: { field: 'kind', matchInsensitively: 'x' } });
    expect(() => remove(held)).toThrow('not known here');
  });
});

describe('denying to write', () => {
  const setting = `${GROUP}/providers/Microsoft.Insights/diagnosticSettings/firebreak`;
  const rule = {
    if: {
      allOf: [
        { field: 'type', equals: 'Microsoft.Insights/diagnosticSettings' },
        { field: 'Microsoft.Insights/diagnosticSettings/storageAccountId', notEquals: 'evidence' },
      ],
    },
    then: { effect: 'deny' },
  };

  test('what would be there after', () => {
    assign(rule);
    expect(put(setting, { storageAccountId: 'evidence' })).toBe(200);
    expect(put(setting, { storageAccountId: 'elsewhere' })).toBe(403);
    expect(put(setting)).toBe(403);
    expect(ask('PATCH', setting, { properties: { storageAccountId: 'elsewhere' } })).toBe(403);
    expect(ask('PATCH', setting, { properties: { logs: [] } })).toBe(200);
    manager.off.add('deniedWrites');
    expect(put(setting, { storageAccountId: 'elsewhere' })).toBe(200);
  });

  test('does not hold deleting', () => {
    assign(rule);
    put(setting, { storageAccountId: 'evidence' });
    expect(remove(setting)).toBe(200);
  });
});
