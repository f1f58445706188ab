import { ResourceManager } from './manager';
import type { RefusalName } from './refusals';
import { World } from './world';

const SUBSCRIPTION = '/subscriptions/00000000-0000-4000-8000-000000000002';
const GROUP = `${SUBSCRIPTION}/resourceGroups/g`;
const NETWORK = `${GROUP}/providers/Microsoft.Network`;
const RULES = `${NETWORK}/networkSecurityGroups/web/securityRules`;
const ACCOUNT = `${GROUP}/providers/Microsoft.Storage/storageAccounts/evidence`;
const RETENTION = `${ACCOUNT}/blobServices/default/containers/logs/immutabilityPolicies/default`;

const manager = new ResourceManager(new World());
const ask = (method: string, path: string, body: any = {}, headers = {}) =>
  manager.answer({ method, path, body, headers, query: new URLSearchParams() });
const put = (path: string, properties: object = {}) => ask('PUT', path, { properties }).status;
const remove = (path: string) => ask('DELETE', path).status;
const code = (answer: { body?: any }) => answer.body?.error?.code;

/** Refused; and not refused any more when this refusal is switched off, so that it is this one that refused. */
function onlyBy(name: RefusalName, attempt: () => number, refused: number): void {
  expect(attempt()).toBe(refused);
  manager.off.add(name);
  expect(attempt()).toBeLessThan(300);
  manager.off.delete(name);
}

const nic = (network: string, groups: string[]) => ({
  ipConfigurations: [
    {
      name: 'main',
      properties: {
        subnet: { id: `${NETWORK}/virtualNetworks/${network}/subnets/default` },
        applicationSecurityGroups: groups.map((group) => ({ id: `${NETWORK}/applicationSecurityGroups/${group}` })),
      },
    },
  ],
});
const rule = (priority: number, more: object = {}) => ({ priority, direction: 'Inbound', access: 'Deny', ...more });

beforeEach(() => {
  for (const { id } of manager.world.all()) manager.world.remove(id);
  put(GROUP);
  put(`${NETWORK}/networkSecurityGroups/web`);
  for (const network of ['one', 'two']) {
    put(`${NETWORK}/virtualNetworks/${network}`, { subnets: [{ name: 'default', properties: {} }] });
    put(`${NETWORK}/applicationSecurityGroups/${network}`);
    put(`${NETWORK}/networkInterfaces/${network}`, nic(network, [network]));
  }
  put(ACCOUNT);
  put(RETENTION.replace(/\/immutabilityPolicies.*/, ''));
  put(RETENTION, { immutabilityPeriodSinceCreationInDays: 30 });
});

test('a lock holds what it is on, what is below and what is above; not its neighbours', () => {
  put(`${ACCOUNT}/providers/Microsoft.Authorization/locks/keep`, { level: 'CanNotDelete' });
  expect(remove(`${NETWORK}/applicationSecurityGroups/one`)).toBe(200);
  expect(put(ACCOUNT, { changed: true })).toBe(200);
  expect(remove(ACCOUNT.toUpperCase().replace('/SUBSCRIPTIONS', '/subscriptions'))).toBe(409);
  expect(remove(GROUP)).toBe(409);
  onlyBy('locks', () => remove(ACCOUNT.replace('evidence', 'EVIDENCE')), 409);
});

test('a read-only lock holds writing as well, until it is taken off', () => {
  const lock = `${GROUP}/providers/Microsoft.Authorization/locks/still`;
  put(lock, { level: 'ReadOnly' });
  expect(put(ACCOUNT)).toBe(409);
  expect(remove(lock)).toBe(200);
  expect(put(ACCOUNT)).toBe(200);
});

describe('a retention', () => {
  const lock = () => ask('POST', `${RETENTION}/lock`, {}, { 'if-match': manager.world.get(RETENTION)?.etag });
  const extend = (days: number) => {
    const properties = { immutabilityPeriodSinceCreationInDays: days };
    return ask('POST', `${RETENTION}/extend`, { properties }, { 'if-match': manager.world.get(RETENTION)?.etag })
      .status;
  };

  test('that is not locked can be shortened and deleted', () => {
    expect(put(RETENTION, { immutabilityPeriodSinceCreationInDays: 1 })).toBe(200);
    expect(remove(ACCOUNT)).toBe(200);
  });

  test('is locked by whoever saw it last', () => {
    expect(ask('POST', `${RETENTION}/lock`, {}, { 'if-match': '"old"' }).status).toBe(412);
    expect(lock().status).toBe(200);
  });

  test('that is locked can be extended five times, nothing else', () => {
    lock();
    expect([31, 32, 33, 34, 35].map(extend)).toEqual([200, 200, 200, 200, 200]);
    expect(extend(36)).toBe(409);
    expect(put(RETENTION, { immutabilityPeriodSinceCreationInDays: 1 })).toBe(409);
    expect([RETENTION, ACCOUNT, GROUP].map(remove)).toEqual([409, 409, 409]);
    onlyBy('immutability', () => remove(RETENTION), 409);
  });
});

describe('security rules', () => {
  test('two of one priority and direction clash; in the other direction they do not', () => {
    expect(put(`${RULES}/a`, rule(100))).toBe(201);
    expect(put(`${RULES}/a`, rule(100, { access: 'Allow' }))).toBe(200);
    expect(put(`${RULES}/out`, rule(100, { direction: 'Outbound' }))).toBe(201);
    onlyBy('securityRules', () => put(`${RULES}/b`, rule(100)), 400);
  });

  test('a priority out of range', () => {
    expect([99, 4097, undefined].map((priority) => put(`${RULES}/a`, rule(priority as number)))).toEqual([
      400, 400, 400,
    ]);
    expect([100, 4096].map((priority) => put(`${RULES}/${priority}`, rule(priority)))).toEqual([201, 201]);
  });

  test('groups of two networks in one rule', () => {
    const groups = (...names: string[]) =>
      names.map((name) => ({ id: `${NETWORK}/applicationSecurityGroups/${name}` }));
    const mixed = {
      sourceApplicationSecurityGroups: groups('one'),
      destinationApplicationSecurityGroups: groups('two'),
    };
    expect(put(`${RULES}/a`, rule(100, { ...mixed, destinationApplicationSecurityGroups: groups('one') }))).toBe(201);
    onlyBy('securityRules', () => put(`${RULES}/b`, rule(101, mixed)), 400);
  });

  test('an interface in a group of another network', () => {
    const mixed = () => put(`${NETWORK}/networkInterfaces/one`, nic('one', ['one', 'two']));
    expect(put(`${NETWORK}/networkInterfaces/one`, nic('one', ['one']))).toBe(200);
    onlyBy('securityRules', mixed, 400);
  });

  test('a thousand rules, and no more', () => {
    for (let priority = 100; priority < 1100; priority += 1) {
      const id = `${RULES}/${priority}`;
      manager.world.put({ id, name: `${priority}`, type: '', etag: '', properties: rule(priority) });
    }
    onlyBy('securityRules', () => put(`${RULES}/more`, rule(2000)), 400);
  });
});

test('what lies in nothing, and what names nothing, cannot be written', () => {
  const elsewhere = `${SUBSCRIPTION}/resourceGroups/none/providers/Microsoft.Network/networkSecurityGroups/web`;
  expect(code(ask('PUT', elsewhere))).toBe('ResourceGroupNotFound');
  expect(code(ask('PUT', `${NETWORK}/networkSecurityGroups/none/securityRules/a`, { properties: rule(100) }))).toBe(
    'ParentResourceNotFound',
  );
  const names = { workspaceId: `${GROUP}/providers/Microsoft.OperationalInsights/workspaces/none` };
  const setting = `${ACCOUNT}/providers/Microsoft.Insights/diagnosticSettings/firebreak`;
  expect(code(ask('PUT', setting, { properties: names }))).toBe('InvalidResourceReference');
  onlyBy('missingReferences', () => put(setting, names), 400);
});

test('a role that does not exist, and a grant that is there already', () => {
  const grants = `${GROUP}/providers/Microsoft.Authorization/roleAssignments`;
  const role = (id: string) => ({
    principalId: 'p',
    roleDefinitionId: `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${id}`,
  });
  const reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
  expect(code(ask('PUT', `${grants}/1`, { properties: role(reader.replace('a', 'b')) }))).toBe(
    'RoleDefinitionDoesNotExist',
  );
  expect(put(`${grants}/1`, role(reader))).toBe(201);
  expect(code(ask('PUT', `${grants}/2`, { properties: role(reader) }))).toBe('RoleAssignmentExists');
});
