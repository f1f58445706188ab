import { randomUUID } from 'node:crypto';
import type { Kind } from '../kind';
import { failure, ok, withEtag, type Resource } from '../resource';
import type { World } from '../world';
import { BUILT_IN_ROLES } from './built-in-roles';

const ROLES = 'microsoft.authorization/roledefinitions';
const ASSIGNMENTS = 'microsoft.authorization/roleassignments';
const ELIGIBLE = 'microsoft.authorization/roleeligibilityschedules';
const SCHEDULES = '/providers/Microsoft.Authorization/roleEligibilitySchedules';

const sameGrant = (a: Record<string, any>, b: Record<string, any>) =>
  a.principalId === b.principalId && a.roleDefinitionId?.toLowerCase() === b.roleDefinitionId?.toLowerCase();

const scopeOf = (id: string) => id.split(/\/providers\/Microsoft\.Authorization\//i)[0] ?? '';

const nameOf = (id: string) => id.split('/').pop() ?? '';

/** A role can be read at every scope, wherever it was defined. */
export const roleDefinition: Kind = {
  status: 201,
  implied: (id, world) => roleNamed(world, nameOf(id)),
  written: (resource) => ({ ...resource, properties: { type: 'CustomRole', ...resource.properties } }),
};

function roleNamed(world: World, name: string): Resource | undefined {
  const roleName = BUILT_IN_ROLES[name];
  const type = 'Microsoft.Authorization/roleDefinitions';
  if (roleName === undefined) return world.list('', ROLES).find((role) => role.name === name);
  const properties = { roleName, type: 'BuiltInRole', permissions: [], assignableScopes: ['/'] };
  return withEtag({ id: `/providers/${type}/${name}`, name, type, properties });
}

export const roleAssignment: Kind = {
  written: (resource) => ({
    ...resource,
    properties: { principalType: 'ServicePrincipal', ...resource.properties, scope: scopeOf(resource.id) || '/' },
  }),
  refused: (resource, { world }) => {
    const missing = withoutRole(world, resource);
    if (missing) return missing;
    const twin = world
      .list(scopeOf(resource.id), ASSIGNMENTS)
      .find(
        ({ id, properties }) =>
          scopeOf(id) === scopeOf(resource.id) && id !== resource.id && sameGrant(properties, resource.properties),
      );
    return twin && failure(409, 'RoleAssignmentExists', `The role assignment already exists: ${twin.id}`);
  },
};

function withoutRole(world: World, { properties: { roleDefinitionId } }: Resource) {
  if (roleNamed(world, nameOf(roleDefinitionId ?? ''))) return undefined;
  return failure(
    400,
    'RoleDefinitionDoesNotExist',
    `The specified role definition '${roleDefinitionId}' does not exist.`,
  );
}

/** A request is a task, not a state: granted at once, it leaves a schedule behind, or takes one away. */
export const eligibilityRequest: Kind = {
  status: 201,
  written: (resource, { world }) => {
    const scope = scopeOf(resource.id);
    const schedules = world.list(scope, ELIGIBLE).filter(({ id }) => scopeOf(id) === scope);
    const former = schedules.filter(({ properties }) => sameGrant(properties, resource.properties));
    for (const { id } of former) world.remove(id);
    const { requestType, scheduleInfo, ...grant } = resource.properties;
    const properties = { principalType: 'Group', ...grant, scope, status: 'Provisioned', scheduleInfo, requestType };
    if (requestType === 'AdminRemove') return { ...resource, properties: { ...properties, status: 'Revoked' } };
    const name = randomUUID();
    const times = { startDateTime: new Date().toISOString(), ...scheduleInfo };
    const schedule = `${scope}${SCHEDULES}/${name}`;
    world.put({
      id: schedule,
      name,
      type: 'Microsoft.Authorization/roleEligibilitySchedules',
      etag: '',
      properties: { ...properties, memberType: 'Direct', roleEligibilityScheduleRequestId: resource.id, ...times },
    });
    return { ...resource, properties: { ...properties, targetRoleEligibilityScheduleId: schedule } };
  },
  refused: (resource, { world }) => withoutRole(world, resource),
  actions: { cancel: () => ok({}) },
};
