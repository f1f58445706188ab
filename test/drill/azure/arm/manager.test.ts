import { X509Certificate } from 'node:crypto';
import { selfSigned } from './certificate';
import { ResourceManager } from './manager';
import { named } from './resource-id';
import { World } from './world';

const GROUP = '/subscriptions/00000000-0000-4000-8000-000000000002/resourceGroups/g';
const SECURITY_GROUP = `${GROUP}/providers/Microsoft.Network/networkSecurityGroups/web`;

let manager: ResourceManager;
const ask = (method: string, path: string, body: any = {}, query = '') =>
  manager.answer({ method, path, body, headers: {}, query: new URLSearchParams(query) }) as {
    status: number;
    body: any;
  };

beforeEach(() => {
  manager = new ResourceManager(new World());
  ask('PUT', GROUP, { location: 'westeurope' });
});

test.each([
  [GROUP, 'microsoft.resources/resourcegroups', 'g', GROUP.replace('/resourceGroups/g', '')],
  [`${GROUP}/resources`, 'microsoft.resources/resources', undefined, GROUP],
  [SECURITY_GROUP, 'microsoft.network/networksecuritygroups', 'web', GROUP],
  [
    `${SECURITY_GROUP}/securityRules`,
    'microsoft.network/networksecuritygroups/securityrules',
    undefined,
    SECURITY_GROUP,
  ],
  [`${SECURITY_GROUP}/securityRules/a`, 'microsoft.network/networksecuritygroups/securityrules', 'a', SECURITY_GROUP],
  [`${SECURITY_GROUP}/providers/Microsoft.Authorization/locks/l`, 'microsoft.authorization/locks', 'l', SECURITY_GROUP],
  [
    `${GROUP}/providers/Microsoft.Network/networkSecurityGroups`,
    'microsoft.network/networksecuritygroups',
    undefined,
    GROUP,
  ],
  ['/providers/Microsoft.Management/managementGroups/acme', 'microsoft.management/managementgroups', 'acme', ''],
])('%s', (path, type, name, above) => {
  expect(named(path)).toMatchObject({ type, above });
  expect(named(path).name).toBe(name);
});

test('ids are compared without regard to case, and stay as they were first written', () => {
  ask('PUT', SECURITY_GROUP);
  expect(ask('PUT', SECURITY_GROUP.replace('resourceGroups', 'resourcegroups')).status).toBe(200);
  expect(ask('GET', SECURITY_GROUP.replace('/web', '/WEB')).body.id).toBe(SECURITY_GROUP);
});

test('rules written on their own are seen in their group, and one written with the group on its own', () => {
  ask('PUT', SECURITY_GROUP, {
    properties: { securityRules: [{ name: 'a', properties: { priority: 100, direction: 'Inbound' } }] },
  });
  ask('PUT', `${SECURITY_GROUP}/securityRules/b`, { properties: { priority: 101, direction: 'Inbound' } });
  const shown = ask('GET', SECURITY_GROUP).body.properties.securityRules;
  expect(shown.map(({ name }: { name: string }) => name)).toEqual(['a', 'b']);
  expect(ask('GET', `${SECURITY_GROUP}/securityRules/a`).status).toBe(200);
  ask('PUT', SECURITY_GROUP, { properties: { securityRules: [] } });
  expect(ask('GET', `${SECURITY_GROUP}/securityRules/b`).status).toBe(404);
});

test('children and extensions vanish with what they hang from', () => {
  ask('PUT', SECURITY_GROUP);
  ask('PUT', `${SECURITY_GROUP}/providers/Microsoft.Insights/diagnosticSettings/s`);
  expect(ask('DELETE', GROUP).status).toBe(200);
  expect(manager.world.all()).toEqual([]);
  expect(ask('DELETE', GROUP).status).toBe(204);
});

test('a world that was put back equals the one on record', () => {
  ask('PUT', SECURITY_GROUP, { tags: { owner: 'web' } });
  const before = manager.world.all();
  ask('PUT', SECURITY_GROUP, { tags: { owner: 'intruder' } });
  expect(manager.world.all()).not.toEqual(before);
  ask('PUT', SECURITY_GROUP, { tags: { owner: 'web' } });
  expect(manager.world.all()).toEqual(before);
});

test('an eligible grant is found by whom it is for, until it is revoked', () => {
  const scope = GROUP.replace('/resourceGroups/g', '');
  const authorization = `${scope}/providers/Microsoft.Authorization`;
  const grant = (requestType: string) => ({
    properties: {
      requestType,
      principalId: 'p',
      roleDefinitionId: `${authorization}/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7`,
    },
  });
  const schedules = (principal: string) =>
    ask('GET', `${authorization}/roleEligibilitySchedules`, {}, `$filter=principalId eq '${principal}'`).body.value
      .length;
  ask('PUT', `${authorization}/roleEligibilityScheduleRequests/1`, grant('AdminAssign'));
  expect([schedules('p'), schedules('q')]).toEqual([1, 0]);
  ask('PUT', `${authorization}/roleEligibilityScheduleRequests/2`, grant('AdminRemove'));
  expect(schedules('p')).toBe(0);
});

test('a configuration of the network manager is in force where it is committed, until none is', () => {
  const home = `${GROUP}/providers/Microsoft.Network/networkManagers/m`;
  ask('PUT', home);
  const commit = (configurationIds: string[]) =>
    ask('POST', `${home}/commit`, { targetLocations: ['westeurope'], commitType: 'SecurityAdmin', configurationIds });
  const deployed = (region: string) =>
    ask('POST', `${home}/listDeploymentStatus`, { regions: [region], deploymentTypes: ['SecurityAdmin'] }).body.value
      .length;
  commit([`${home}/securityAdminConfigurations/c`]);
  expect([deployed('westeurope'), deployed('northeurope')]).toEqual([1, 0]);
  commit([]);
  expect(deployed('westeurope')).toBe(0);
});

test('an action that is not modelled is no success', () => {
  ask('PUT', SECURITY_GROUP);
  expect(ask('POST', `${SECURITY_GROUP}/restart`).status).toBe(404);
});

test('the certificate is good for localhost, today, and signed by itself', () => {
  const { certificate } = selfSigned();
  const read = new X509Certificate(certificate);
  expect(read.checkHost('localhost')).toBe('localhost');
  expect(read.checkHost('management.azure.com')).toBeUndefined();
  expect(read.verify(read.publicKey)).toBe(true);
  expect(new Date(read.validTo).getTime()).toBeGreaterThan(Date.now());
});
